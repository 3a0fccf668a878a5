// What someone wants of a job when they look for one: "jobs with children where I can use music and don't need a degree".

import { BANDS, ENTRY_MINIMUMS, REGISTERS, ROUTE_KINDS } from '../knowledge/kinds.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type {
  Band,
  EntryMinimum,
  Interest,
  Person,
  Register,
  RouteKind,
} from '../knowledge/schema.ts';
import { buildLexicon, type Lexicon, type LexiconHit } from '../matching/lexicon.ts';
import type { WordSet } from '../matching/word-set.ts';
import { readWords, wordsOf } from '../matching/words.ts';
import { fold } from '../text.ts';
import { smallWords } from './small-words.ts';

/** One thing that a job must have. */
export type Criterion =
  | { kind: 'interest'; value: Interest }
  | { kind: 'people'; value: Person }
  | { kind: 'setting'; value: string }
  | { kind: 'family'; value: string }
  | { kind: 'band'; value: Band }
  | { kind: 'minimum'; value: EntryMinimum }
  | { kind: 'route'; value: RouteKind }
  | { kind: 'register'; value: Register }
  | { kind: 'contact'; value: 'most' | 'little' }
  /** Words of the utterance to look for in the roles' texts. */
  | { kind: 'words'; value: string };

export interface Criteria {
  must: Criterion[];
  mustNot: Criterion[];
  /** The words by which interests, people and places were named: of two roles with both, the one that has the words leads. */
  named?: string[];
}

export interface CriteriaReader {
  /** What an utterance says that a job must have and must not have. */
  read(utterance: string): Criteria;
}

/** How far before a word "without" and the like reach, in words. */
const NEGATION_REACH = 4;
const SENTENCE_END = /[.?!;\n]/;
/** A band, or a range or list of them: "band 5", "bands 2 and 3". */
const BAND = /\bbands?\s*(\d[a-d]?)(?:\s*(?:,|to|-|or|and|\/)\s*(\d[a-d]?))?/g;

/** Builds the reader from the words that careers staff keep for each thing one can ask for. */
export function buildCriteriaReader(knowledge: Knowledge, ordinaryWords: WordSet): CriteriaReader {
  const { searchWords, searchLimits } = knowledge.phrasing;
  const lexicon = buildLexicon<Criterion>(
    [
      ...Object.entries(searchWords.interests).map(([value, phrases]) => ({
        value: { kind: 'interest' as const, value: value as Interest },
        phrases: [value, ...(phrases ?? [])],
      })),
      ...Object.entries(searchWords.people).map(([value, phrases]) => ({
        value: { kind: 'people' as const, value: value as Person },
        phrases: [value, ...(phrases ?? [])],
      })),
      ...searchWords.settings.map(({ name, words }) => ({
        value: { kind: 'setting' as const, value: name },
        phrases: [name, ...words],
      })),
      ...[...knowledge.families.values()].map(({ id, title, alsoCalled }) => ({
        value: { kind: 'family' as const, value: id },
        phrases: [title, ...alsoCalled],
      })),
      ...REGISTERS.map((register) => ({
        value: { kind: 'register' as const, value: register },
        phrases: [register],
      })),
    ],
    ordinaryWords,
  );
  const limits = buildLexicon<Criterion>([
    ...ENTRY_MINIMUMS.map((value) => ({
      value: { kind: 'minimum' as const, value },
      phrases: searchLimits.minimums[value] ?? [],
    })),
    ...ROUTE_KINDS.map((value) => ({
      value: { kind: 'route' as const, value },
      phrases: searchLimits.routes[value] ?? [],
    })),
    { value: { kind: 'contact', value: 'little' }, phrases: searchLimits.contact.little },
    { value: { kind: 'contact', value: 'most' }, phrases: searchLimits.contact.most },
  ]);
  const negations = buildLexicon([{ value: true, phrases: searchLimits.negations }]);
  const ignored = smallWords(knowledge.phrasing);
  for (const { text } of searchLimits.negations.flatMap(readWords)) ignored.add(text);
  const passedOver = buildLexicon([{ value: true, phrases: searchLimits.ignore }]);

  return {
    read(utterance) {
      const criteria: Criteria = { must: [], mustNot: [] };
      const taken = new Set<number>();
      for (const hit of limits.find(utterance)) {
        take(hit, taken);
        criteria.must.push(hit.value);
      }
      const negated = negatedWords(utterance, negations, taken);
      const wished = lexicon.find(utterance);
      for (const hit of wished) {
        if (taken.has(hit.firstWord) || taken.has(hit.lastWord)) continue;
        (negated.has(hit.firstWord) ? criteria.mustNot : criteria.must).push(hit.value);
      }
      criteria.named = [...new Set(wished.map(({ start, end }) => utterance.slice(start, end)))];
      for (const hit of wished) take(hit, taken);
      for (const hit of passedOver.find(utterance)) take(hit, taken);
      criteria.must.push(...readBands(utterance));
      for (const [place, word] of wordsOf(utterance).entries()) {
        if (taken.has(place) || ignored.has(word.text) || /^\d|^bands?$/.test(word.text)) continue;
        if (word.text.length < 3 && !word.capitals) continue;
        (negated.has(place) ? criteria.mustNot : criteria.must).push({
          kind: 'words',
          value: word.text,
        });
      }
      return criteria;
    },
  };
}

function readBands(utterance: string): Criterion[] {
  const found: Criterion[] = [];
  for (const [, first, last] of fold(utterance).matchAll(BAND)) {
    for (const written of [first, last]) {
      const band = BANDS.find((one) => one === written);
      if (band) found.push({ kind: 'band', value: band });
    }
  }
  return found;
}

/** The words behind "without" and the like, unless that belongs to something taken as a whole: "no qualifications". */
function negatedWords(
  utterance: string,
  negations: Lexicon<boolean>,
  taken: ReadonlySet<number>,
): Set<number> {
  const negated = new Set<number>();
  const words = readWords(utterance);
  for (const { firstWord, lastWord } of negations.find(utterance)) {
    if (taken.has(firstWord)) continue;
    for (let place = lastWord + 1; place <= lastWord + NEGATION_REACH; place++) {
      const [before, word] = [words[place - 1], words[place]];
      if (!before || !word || SENTENCE_END.test(utterance.slice(before.end, word.start))) break;
      negated.add(place);
    }
  }
  return negated;
}

function take(hit: LexiconHit<unknown>, taken: Set<number>): void {
  for (let place = hit.firstWord; place <= hit.lastWord; place++) taken.add(place);
}
