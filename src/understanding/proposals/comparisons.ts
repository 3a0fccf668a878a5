// Jobs that are held against each other: named here, in places of a list, or spoken of before.

import type { ComparedBy } from '../../ground/request.ts';
import type { Message } from '../message.ts';
import { type Proposal, proposalOf } from '../proposal.ts';
import type { JobMention } from '../readers/job-mention.ts';

/** What is held against each other is plain from this likeness on. */
const PLAIN = 0.4;

export function comparisons(message: Message): Proposal[] {
  const { evidence: e, fit } = message;
  const by = comparedBy(message);
  return jobsToCompare(message).map(([kind, roles]) =>
    proposalOf(message, kind, { kind: 'compare', roles, ...(by ? { by } : {}) }, [
      fit('compare', 'compare'),
      {
        'compare-joined': Number(e.besideJob.slice(1).some((job) => job.before.has('between'))),
        'compare-roles': roles.length,
      },
    ]),
  );
}

/** The jobs that may be meant, each with its kind of proposal. */
function jobsToCompare({ evidence: e, ground, kin, named }: Message): [string, string[]][] {
  const compared = firstReadings(named);
  const nearly = firstReadings(e.jobs.filter((job) => !job.isRuledOut));
  const placed = e.places.flatMap((place) => ground.listed.at(place) ?? []);
  const [only] = compared;
  const [last, before] = ground.jobs;
  const all: [string, string[]][] = [];
  if (compared.length > 1) all.push(['compare', compared]);
  if (nearly.length > compared.length && nearly.length > 1) all.push(['compare-nearly', nearly]);
  const besideKin = compared.length === 0 ? last : compared.length === 1 ? only : undefined;
  if (kin && besideKin && (compared.length === 0 || kin.id !== besideKin))
    all.push(['compare-kin', [besideKin, kin.id]]);
  if (placed.length > 1) all.push(['compare-placed', placed]);
  if (compared.length === 1 && only && last && last !== only)
    all.push(['compare-with-spoken', [last, only]]);
  if (compared.length === 0 && last && before)
    all.push(['compare-spoken', ground.listed.length === 2 ? ground.listed : [before, last]]);
  return all;
}

function firstReadings(jobs: readonly JobMention[]): string[] {
  return [...new Set(jobs.flatMap(({ roles }) => roles.slice(0, 1).map(({ id }) => id)))];
}

function comparedBy({ evidence: { cues }, likeness: { said } }: Message): ComparedBy {
  if (cues.has('takes-longer')) return 'duration';
  if (cues.has('which-is-better')) return 'overview';
  if (cues.has('pays-more') || said('pay') >= PLAIN) return 'pay';
  return said('duration') >= PLAIN ? 'duration' : undefined;
}
