// What the bot does not know: another service's matter, a job of somewhere else, a title that is in no file.

import { isElsewhere } from '../labels.ts';
import { jobScoreOf, type Message } from '../message.ts';
import { type Features, type Proposal, proposalOf } from '../proposal.ts';
import { jobFeatures } from '../subjects.ts';

/** Roles as like the words as this are offered where a title is unknown. */
const LEAST_NEAR = 0.5;
const MOST_NEAR = 3;

export function notKnown(message: Message): Proposal[] {
  return [anothersMatter(message), ...jobsOfElsewhere(message), ...unknownTitles(message)];
}

function anothersMatter(message: Message): Proposal {
  const { labels, said } = message.likeness;
  const [subject] = labels.filter(isElsewhere).sort((a, b) => said(b) - said(a));
  return proposalOf(
    message,
    'elsewhere',
    { kind: 'elsewhere', ...(subject ? { subject } : {}) },
    subject ? [message.fit('elsewhere', subject), besideAJob(message, subject)] : [],
  );
}

function besideAJob(message: Message, subject: string): Features {
  const { around, likeness, best, named, roots } = message;
  const hasNoJob = Number(named.length === 0);
  return {
    'elsewhere-said-no-job': hasNoJob * likeness.said(subject),
    'elsewhere-lead-no-job': hasNoJob * (best.elsewhere - best.careers),
    'elsewhere-said-job': jobScoreOf(message) * likeness.said(subject),
    'elsewhere-anchor-no-job': hasNoJob * around.labelWords.anchor(roots, subject),
  };
}

function jobsOfElsewhere(message: Message): Proposal[] {
  return message.goals
    .filter((job) => job.isElsewhere)
    .map((job) =>
      proposalOf(message, 'job-elsewhere', { kind: 'unknown-job', title: job.text, near: [] }, [
        jobFeatures(message.evidence, job),
      ]),
    );
}

function unknownTitles(message: Message): Proposal[] {
  const { evidence: e, named } = message;
  const [strange] = named;
  const proposals: Proposal[] = [];
  if (e.unknownTitle !== undefined && !strange) {
    const near = e.described
      .filter(({ likeness }) => likeness >= LEAST_NEAR)
      .slice(0, MOST_NEAR)
      .map(({ role }) => role.id);
    proposals.push(
      proposalOf(message, 'unknown-title', { kind: 'unknown-job', title: e.unknownTitle, near }),
    );
  }
  if (e.strangeBefore !== undefined && strange?.roles[0])
    proposals.push(
      proposalOf(message, 'strange-job', {
        kind: 'unknown-job',
        title: `${e.strangeBefore} ${strange.text}`,
        near: [strange.roles[0].id],
      }),
    );
  return proposals;
}
