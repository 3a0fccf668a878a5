// What the words around a mention make of it: had, lacked, asked about, or nothing.

import type { FactKind, Stated } from '../../knowledge/fact.ts';
import type { FactWords } from '../../knowledge/schema/facts.ts';
import type { Found } from './finder.ts';
import type { Pattern, PatternMatch } from './pattern.ts';
import type { Sign, SignBefore } from './signs.ts';
import { range, sentenceStart, unbroken, type Word } from './words.ts';

export type Entry = FactWords['facts'][number];
export type Polarity = Stated['polarity'];

/** What stands around a mention. */
export interface Surroundings {
  all: readonly Word[];
  signs: readonly Found<Sign>[];
  before: Before | undefined;
}

/** The mention before. */
export interface Before {
  end: number;
  polarity?: Polarity;
}

/** What holds for every mention. */
export interface Rules {
  /** What behind a qualification tells whether it is held. */
  after: Readonly<Record<keyof FactWords['after'], readonly Pattern[]>>;
  /** Words that may stand between a sign and what it is about. */
  filler: ReadonlySet<string>;
}

/** Signs of a question. */
const ASKING: ReadonlySet<Sign> = new Set(['asks', 'need', 'could', 'wants']);

/** What can be asked about, so that it matters that somebody did. */
const ASKED_OF: ReadonlySet<FactKind> = new Set([
  'gcses',
  'subject',
  'a-levels',
  'level',
  'degree',
  'no-qualifications',
  'age',
  'condition',
  'experience',
  'driving',
  'registered',
  'record',
  'employed',
  'band',
  'hours',
  'family',
]);
/** What is not held while it is being learned. */
export const LEARNED: ReadonlySet<FactKind> = new Set([
  'gcses',
  'subject',
  'a-levels',
  'level',
  'degree',
]);

/** Whether a mention is had, lacked or asked about; undefined where it says nothing of the person. */
export function polarityOf(
  entry: Entry,
  { first, end, captures }: PatternMatch,
  sign: SignBefore | undefined,
  { all, signs, before }: Surroundings,
  { after, filler }: Rules,
): Polarity | undefined {
  if (entry.isSure) return 'has';
  const claims: readonly string[] = entry.claims;
  const kind = sign?.kind;
  const said = behind(entry, unbroken(all, end), kind, after);
  if (said) return said;
  const isDenied = kind === 'not' || kind === 'lacks' || kind === 'resits';
  if (entry.only === 'lacks') return isDenied && sign?.isNear ? 'lacks' : undefined;
  if (entry.isTurned) {
    if (isDenied && sign?.isNear) return 'has';
    return (kind === 'asks' || kind === 'need') && sign?.isNear ? 'asked-about' : undefined;
  }
  if (isDenied && !entry.isNeverLacked) {
    if (isReached(entry, sign)) return 'lacks';
    if (entry.near) return undefined;
  }
  const bare = bareOf(entry, { first, end, captures }, all, signs);
  if (kind === undefined && bare === undefined && LEARNED.has(entry.kind)) {
    // "3 GCSEs and an NVQ 2": as the one before it.
    const isListed =
      before && range(before.end, first).every((place) => filler.has(all[place]?.word ?? ''));
    return isListed ? before.polarity : undefined;
  }
  if (kind === undefined || isDenied) return bare;
  if (claims.includes(kind)) return !entry.near || sign?.isNear ? 'has' : bare;
  switch (kind) {
    case 'past':
      return entry.past;
    case 'has':
    case 'is':
      return bare;
    case 'void':
      return undefined;
    default:
      // "I love science", "become a registered nurse": nothing is asked of these.
      if (entry.near && kind !== 'asks' && kind !== 'need') return undefined;
      return ASKED_OF.has(entry.kind) ? 'asked-about' : undefined;
  }
}

/** What the words right behind a mention say of it. */
function behind(
  entry: Entry,
  rest: readonly Word[],
  kind: Sign | undefined,
  after: Rules['after'],
): Polarity | undefined {
  const has = (patterns: readonly Pattern[]) =>
    patterns.some((pattern) => pattern.matchAt(rest, 0));
  if (has(after.needed)) return 'asked-about';
  if (!LEARNED.has(entry.kind)) return undefined;
  if (has(after.finished)) return 'has';
  const isCourse = has(after.course) && kind !== 'has' && kind !== 'past';
  return isCourse ? 'asked-about' : undefined;
}

/** Whether a denial before a mention reaches it. */
function isReached(entry: Entry, sign: SignBefore | undefined): boolean {
  if (LEARNED.has(entry.kind)) return !entry.near || sign?.isNear === true;
  return sign?.isInClause === true && sign.isNear;
}

function bareOf(
  { bare, bareNeeds }: Entry,
  { first, end, captures }: PatternMatch,
  all: readonly Word[],
  signs: readonly Found<Sign>[],
): Polarity | undefined {
  if (!bare || bareNeeds.length === 0) return bare;
  if (bareNeeds.some((name) => captures.has(name))) return bare;
  // "38, two kids, been in retail", "personal trainer, 29, got level 3".
  const isBetween = first === 0 || all[first]?.before === 'comma';
  if (bareNeeds.includes('opening') && isBetween && all[end]?.before === 'comma') return bare;
  if (bareNeeds.includes('own-clause') && isOwnClause(all, first, end)) return bare;
  if (!bareNeeds.includes('first-place') || sentenceStart(all, first) !== first) return undefined;
  const next = all.findIndex((word, place) => place >= end && word.before !== 'nothing');
  const isAsked = signs.some(
    (sign) => ASKING.has(sign.value) && sign.first >= end && (next < 0 || sign.first < next),
  );
  return isAsked ? undefined : bare;
}

/** "Band 3 clerk, 6 years, often in charge": nothing else stands between the commas. */
function isOwnClause(all: readonly Word[], first: number, end: number): boolean {
  const after = all[end]?.before;
  return all[first]?.before !== 'nothing' && after !== 'nothing';
}
