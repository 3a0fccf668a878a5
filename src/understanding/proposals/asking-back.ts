// A question back: which of several roles is meant, whether it is this one, or which job at all.

import type { Aspect } from '../../knowledge/aspects.ts';
import type { Message } from '../message.ts';
import { type Proposal, proposalOf } from '../proposal.ts';
import { jobFeatures } from '../subjects.ts';

/** Below it nothing is asked of the job, and it is told in general. */
const LEAST_ASKED = 0.3;

export function askingBack(message: Message): Proposal[] {
  const ask = likestAspect(message);
  const { around, goals, ground } = message;
  const isAnswered =
    around.generalTopics.has(ask) && goals.length === 0 && ground.jobs.length === 0;
  return [
    ...whichRole(message, ask),
    ...isItThis(message),
    ...(isAnswered ? [] : [whichJob(message, ask)]),
  ];
}

function whichRole(message: Message, ask: Aspect): Proposal[] {
  return message.goals
    .filter((job) => job.roles.length > 1 && (!job.isSure || job.general))
    .map((job) => {
      const options = job.roles.map(({ id }) => id);
      return proposalOf(
        message,
        'which-role',
        {
          kind: 'which-role',
          text: job.text,
          options,
          request: { kind: 'role', role: options[0] ?? '', ask, meant: 'named', others: [] },
        },
        [
          jobFeatures(message.evidence, job),
          { 'which-general': Number(job.general !== undefined) },
        ],
      );
    });
}

function isItThis(message: Message): Proposal[] {
  return message.goals
    .filter((job) => job.roles.length === 1 && !job.isSure)
    .map((job) =>
      proposalOf(
        message,
        'is-it-this',
        { kind: 'unknown-job', title: job.text, near: job.roles.map(({ id }) => id) },
        [jobFeatures(message.evidence, job)],
      ),
    );
}

function whichJob(message: Message, ask: Aspect): Proposal {
  const { goals, ground, likeness, fit } = message;
  const hasNoJob = Number(goals.length === 0 && ground.jobs.length === 0);
  return proposalOf(message, 'which-job', { kind: 'which-job', ask }, [
    fit('which-job', ask),
    { 'which-job-no-job': hasNoJob * likeness.said(ask) },
  ]);
}

function likestAspect({ aspects, likeness: { said } }: Message): Aspect {
  const [likest = 'overview'] = [...aspects].sort((a, b) => said(b) - said(a));
  return said(likest) >= LEAST_ASKED ? likest : 'overview';
}
