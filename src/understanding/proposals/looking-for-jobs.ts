// Jobs that are looked for: by wishes, more of what was shown, or what was shown made narrower.

import type { Shown } from '../../ground/ground.ts';
import type { Criteria, Criterion } from '../../knowledge/criteria.ts';
import { DEGREE_LEVEL } from '../../knowledge/person.ts';
import type { Message } from '../message.ts';
import { type Proposal, proposalOf } from '../proposal.ts';
import { rolesTakenIn } from '../readers/roles-taken-in.ts';

const FEW = 5;

export function lookingForJobs(message: Message): Proposal[] {
  const ruledOut = ruledOutNow(message);
  const kept = message.ground.shown && keptOut(message, message.ground.shown);
  return [
    ...searches(message, ruledOut, kept),
    ...(kept ? within(message, kept, ruledOut) : []),
    proposalOf(message, 'what-to-find', { kind: 'what-to-find' }, [
      message.fit('what', 'find-roles'),
    ]),
  ];
}

/** Ids of the roles that this message rules out. */
function ruledOutNow({ around, evidence }: Message): string[] {
  const jobs = evidence.jobs.filter((job) => job.isRuledOut);
  return [...rolesTakenIn(around.knowledge, jobs)];
}

/** What was shown, without what is taken back of the things that were ruled out: "nights are fine", "or a nurse". */
function keptOut({ around, evidence, goals }: Message, shown: Shown): Shown {
  const { wishes, except } = shown;
  const wanted = rolesTakenIn(around.knowledge, goals);
  const spokenOf = [...evidence.wishes.must, ...evidence.spokenOf];
  return {
    ...shown,
    wishes: { ...wishes, mustNot: wishes.mustNot.filter((one) => !has(spokenOf, one)) },
    except: except.filter((id) => !wanted.has(id)),
  };
}

function searches(message: Message, ruledOut: string[], before: Shown | undefined): Proposal[] {
  const { evidence: e, around, likeness, fit } = message;
  const kept = before?.wishes.mustNot.filter(({ kind }) => kind !== 'words') ?? [];
  return wishesToTry(message)
    .filter(([, wishes]) => isWishing(wishes, ruledOut))
    .map(([kind, said]) => {
      const wishes = { ...said, mustNot: distinct([...kept, ...said.mustNot]) };
      const { share, count } = around.covered(wishes);
      const except = [...new Set([...(before?.except ?? []), ...ruledOut])];
      return proposalOf(message, kind, { kind: 'search', wishes, except, from: 0 }, [
        fit('find', 'find-roles'),
        {
          'find-people': likeness.said('people'),
          'find-covered': share,
          'find-none': Number(count === 0),
          'find-few': Number(count > 0 && count <= FEW),
          'find-words-only': Number(wishes.must.every((one) => one.kind === 'words')),
          'find-negated': Math.min(2, said.mustNot.length),
          'find-only-ruled-out': Number(isOnlyRulingOut(message, ruledOut)),
          'find-job-jobs': Number(e.besideJob.some(({ after }) => after.has('jobs-of-it'))),
        },
      ]);
    });
}

/** The wishes as they were read, and with what else may stand for one; each with its kind of proposal. */
function wishesToTry({ evidence: e, ground, goals }: Message): [string, Criteria][] {
  const { wishes } = e;
  const isWished = (kind: Criterion['kind']) => wishes.must.some((one) => one.kind === kind);
  const all: [string, Criteria][] = [['search', wishes]];
  if (goals.length > 0) all.push(['search-with-titles', e.wishesWithTitles]);
  if ((e.person.level ?? 0) >= DEGREE_LEVEL && !isWished('minimum'))
    all.push([
      'search-degree',
      { ...wishes, must: [...wishes.must, { kind: 'minimum', value: 'degree' }] },
    ]);
  if (ground.band && e.cues.has('pointing') && !isWished('band'))
    all.push(['search-band-spoken', { ...wishes, must: [{ kind: 'band', value: ground.band }] }]);
  return all;
}

/** More of what was shown, or what was shown made narrower. */
function within(message: Message, shown: Shown, ruledOut: string[]): Proposal[] {
  const { evidence: e, around, fit, wishes: counts } = message;
  const { wishes, except: before, count } = shown;
  const isNarrowing = isWishing(e.wishes, ruledOut);
  const more = proposalOf(
    message,
    'show-more',
    { kind: 'search', wishes, except: before, from: count },
    [
      fit('more', 'show-more'),
      {
        'more-of-less': Number(isNarrowing),
        'more-despite-ruled-out': Number(isOnlyRulingOut(message, ruledOut)),
      },
    ],
  );
  if (!isNarrowing) return [more];
  const narrowed = {
    must: distinct([...wishes.must, ...e.wishes.must.filter(({ kind }) => kind !== 'words')]),
    mustNot: distinct([...wishes.mustNot, ...e.wishes.mustNot]),
    named: [...new Set([...(wishes.named ?? []), ...(e.wishes.named ?? [])])],
  };
  const except = [...new Set([...before, ...ruledOut])];
  const covered = around.covered(narrowed);
  return [
    more,
    proposalOf(message, 'narrow', { kind: 'search', wishes: narrowed, except, from: 0 }, [
      {
        'narrow-covered': covered.share,
        'narrow-none': Number(covered.count === 0),
        'narrow-limits': counts.limits,
        'narrow-kinds': counts.kinds,
        'narrow-not': e.wishes.mustNot.length + Math.min(1, ruledOut.length),
        'narrow-words': counts.words,
        'narrow-only-ruled-out': Number(isOnlyRulingOut(message, ruledOut)),
      },
    ]),
  ];
}

/** Nothing is wished, and something is ruled out: "not nursing though". */
function isOnlyRulingOut({ evidence: { wishes } }: Message, ruledOut: readonly string[]): boolean {
  return wishes.must.length === 0 && wishes.mustNot.length + ruledOut.length > 0;
}

function isWishing({ must, mustNot }: Criteria, except: readonly string[]): boolean {
  return must.length + mustNot.length + except.length > 0;
}

function has(criteria: readonly Criterion[], { kind, value }: Criterion): boolean {
  return criteria.some((one) => one.kind === kind && one.value === value);
}

function distinct(criteria: readonly Criterion[]): Criterion[] {
  return criteria.filter((one, place) => !has(criteria.slice(0, place), one));
}
