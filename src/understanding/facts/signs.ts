// The signs around a mention: whether it is spoken of as had, lacked, learned or asked about, and whose it is.

import type { Stated } from '../../knowledge/fact.ts';
import type { FactWords } from '../../knowledge/schema/facts.ts';
import type { Found } from './finder.ts';
import type { PatternMatch } from './pattern.ts';
import { range, sentenceStart, type Word } from './words.ts';

export type Sign = keyof FactWords['signs'];

/** So many words on, a sign says nothing any more. */
const REACH = 14;

/** The sign that tells about a mention. */
export interface SignBefore {
  kind: Sign;
  /** Only fillers and other mentions stand between. */
  isNear: boolean;
  /** No comma stands between. */
  isInClause: boolean;
}

/** Signs that tell who is spoken of. */
export const PEOPLE: ReadonlySet<Sign> = new Set(['self', 'other']);

/** What the signs in the same sentence say of a mention: the last of them, and those that it builds on. */
export function signBefore(
  all: readonly Word[],
  { first }: PatternMatch,
  signs: readonly Found<Sign>[],
  inMention: ReadonlySet<number>,
  filler: ReadonlySet<string>,
): SignBefore | undefined {
  let told: { kind: Sign | undefined; deniedAt: number } = { kind: undefined, deniedAt: -REACH };
  let last = -1;
  const from = sentenceStart(all, first);
  for (const { value, first: at, end } of signs) {
    if (at < from || end > first) continue;
    const next = afterSign(told, value, at);
    if (!next) continue;
    told = next;
    last = end;
  }
  const { kind } = told;
  if (kind === undefined || first - last > REACH) return undefined;
  const isNear = range(last, first).every(
    (place) => inMention.has(place) || filler.has(all[place]?.word ?? ''),
  );
  const isInClause = range(last + 1, first + 1).every((place) => all[place]?.before === 'nothing');
  return { kind, isNear, isInClause };
}

/** What is told once one more sign stands there; undefined where it changes nothing. */
function afterSign(
  { kind, deniedAt }: { kind: Sign | undefined; deniedAt: number },
  sign: Sign,
  at: number,
): { kind: Sign | undefined; deniedAt: number } | undefined {
  const isQuestion = kind === 'asks' || kind === 'need';
  switch (sign) {
    case 'new':
      return { kind: undefined, deniedAt };
    case 'more':
      if (kind !== 'lacks' && kind !== 'not' && kind !== 'resits') return undefined;
      return { kind: 'has', deniedAt };
    case 'not':
      return isQuestion ? undefined : { kind: 'not', deniedAt: at };
    case 'has':
    case 'is':
      // "Never passed", "not got": one denial.
      if (kind === 'not' && at - deniedAt <= ONE_DENIAL) return { kind, deniedAt };
      return isQuestion ? undefined : { kind: sign, deniedAt };
    case 'with':
      if (isQuestion || kind === 'wants' || kind === 'void') return undefined;
      return { kind: 'has', deniedAt };
    case 'void':
      // "Do they take people with epilepsy" asks all the same.
      return { kind: kind === 'asks' ? kind : 'void', deniedAt };
    case 'studies':
      if (isQuestion || kind === 'wants' || kind === 'could') return undefined;
      return { kind: 'studies', deniedAt };
    default:
      return { kind: sign, deniedAt };
  }
}
/** So many words on, "got" still belongs to "not". */
const ONE_DENIAL = 4;

/** Whom the words at a place are about: who was named last. */
export function whose(place: number, people: readonly Found<Sign>[]): Stated['of'] {
  let of: Stated['of'] = 'self';
  for (const { value, first } of people) {
    if (first > place) break;
    of = value === 'other' ? 'other' : 'self';
  }
  return of;
}
