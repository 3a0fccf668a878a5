// A question that wants yes or no: whether a job needs a degree, whether it goes without, whether it is on a register.

import type { Needed, YesOrNo } from '../ground/request.ts';
import type { Fact, Told } from '../knowledge/fact.ts';

/** From this level on a qualification is a degree; at that one it is worth A levels; at that, GCSEs. */
const DEGREE = 6;
const LEVEL_3 = 3;
const LEVEL_2 = 2;

/**
 * What is asked to be yes or no, where anything is.
 *
 * @param signs the cues in the message
 * @param besideJobs the cues before each job in it
 */
export function readYesOrNo(
  told: readonly Told[],
  signs: ReadonlySet<string>,
  besideJobs: readonly { before: ReadonlySet<string> }[],
): YesOrNo | undefined {
  const isAsked = signs.has(ASKED) || besideJobs.some(({ before }) => before.has(ASKED));
  if (!isAsked || signs.has('which-or-how')) return undefined;
  for (const { fact, polarity } of told) {
    const of = polarity === 'has' ? undefined : neededIn(fact);
    if (of) return { of, isWithout: polarity === 'lacks' };
  }
  return signs.has('without') ? undefined : { isWithout: false };
}
const ASKED = 'is-it-so';

function neededIn(fact: Fact): Needed | undefined {
  switch (fact.kind) {
    case 'degree':
    case 'a-levels':
    case 'gcses':
    case 'driving':
      return { kind: fact.kind };
    case 'no-qualifications':
      return { kind: 'qualifications' };
    case 'subject':
      return { kind: 'subject', subject: fact.subject };
    case 'level':
      return ofLevel(fact.level);
    default:
      return undefined;
  }
}

function ofLevel(level: number): Needed | undefined {
  if (level >= DEGREE) return { kind: 'degree' };
  if (level === LEVEL_3) return { kind: 'a-levels' };
  return level === LEVEL_2 ? { kind: 'gcses' } : undefined;
}
