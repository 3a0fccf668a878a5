// What someone wants of a job when they look for one: "jobs with children where I can use music and don't need a degree".

import type { Criteria, Criterion } from '../../knowledge/criteria.ts';
import type { Interest, PeopleGroup, TraitName } from '../../knowledge/kinds.ts';
import { BANDS, ENTRY_MINIMUMS, REGISTERS, ROUTE_KINDS, TRAITS } from '../../knowledge/kinds.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { knownWords } from '../../language/ordinary-words.ts';
import { fold } from '../../language/text.ts';
import { wordsOf } from '../../language/words.ts';
import { buildLexicon, type LexiconHit } from '../../matching/lexicon.ts';
import { buildNegationReader } from './negations.ts';
import { smallWords } from './small-words.ts';

export interface CriteriaReader {
  /** What an utterance says that a job must have and must not have. */
  read(utterance: string): ReadCriteria;
}

export interface ReadCriteria {
  criteria: Criteria;
  /** What is spoken of and neither wished nor ruled out: "nights are fine". */
  spokenOf: Criterion[];
}

/** A band, or a range or list of them: "band 5", "bands 2 and 3". */
const BAND = /\bbands?\s*(\d[a-d]?)(?:\s*(?:,|to|-|or|and|\/)\s*(\d[a-d]?))?/g;

/** Builds the reader from the words that careers staff keep for each thing one can ask for. */
export function buildCriteriaReader(knowledge: Knowledge): CriteriaReader {
  const { searchWords, searchLimits } = knowledge.phrasing;
  const lexicon = buildLexicon<Criterion>(
    [
      ...Object.entries(searchWords.interests).map(([value, phrases]) => ({
        value: { kind: 'interest' as const, value: value as Interest },
        phrases: [value, ...(phrases ?? [])],
      })),
      ...Object.entries(searchWords.people).map(([value, phrases]) => ({
        value: { kind: 'people' as const, value: value as PeopleGroup },
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
    knownWords,
  );
  const limits = buildLexicon<Criterion>(
    [
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
    ],
    knownWords,
  );
  const traits = buildLexicon<{ trait: TraitName; wish: 'names' | 'with' | 'without' | 'fine' }>(
    TRAITS.flatMap((trait) => {
      const wishes = searchLimits.traits[trait];
      const fine = wishes.names.flatMap((name) =>
        searchLimits.fine.map((phrase) => phrase.replace('{it}', name)),
      );
      return Object.entries({ ...wishes, fine }).map(([wish, phrases]) => ({
        value: { trait, wish: wish as keyof typeof wishes | 'fine' },
        phrases,
      }));
    }),
    knownWords,
  );
  const negations = buildNegationReader(knowledge.phrasing);
  const ignored = smallWords(knowledge.phrasing);
  const passedOver = buildLexicon([{ value: true, phrases: searchLimits.ignore }], knownWords);

  return {
    read(utterance) {
      const criteria: Criteria = { must: [], mustNot: [] };
      const spokenOf: Criterion[] = [];
      const taken = new Set<number>();
      for (const hit of limits.find(utterance)) {
        take(hit, taken);
        criteria.must.push(hit.value);
      }
      const { against, lacking, turning } = negations.read(utterance, taken);
      for (const hit of traits.find(utterance)) {
        if (taken.has(hit.firstWord) || taken.has(hit.lastWord)) continue;
        const { trait, wish } = hit.value;
        const isAgainst = wish === 'without' || (wish !== 'fine' && against.has(hit.firstWord));
        const isWish = isAgainst || wish === 'with';
        const found = isAgainst ? criteria.mustNot : isWish ? criteria.must : spokenOf;
        found.push({ kind: 'trait', value: trait });
        if (wish !== 'names' || isWish) take(hit, taken);
      }
      const wished = lexicon.find(utterance);
      for (const hit of wished) {
        if (taken.has(hit.firstWord) || taken.has(hit.lastWord)) continue;
        if (lacking.has(hit.firstWord)) continue;
        // "Not in a hospital": the "in" belongs to the phrase that rules out.
        const last = hit.value.kind === 'setting' ? hit.lastWord : hit.firstWord;
        const isAgainst = against.has(hit.firstWord) || against.has(last);
        (isAgainst ? criteria.mustNot : criteria.must).push(hit.value);
      }
      criteria.named = [...new Set(wished.map(({ start, end }) => utterance.slice(start, end)))];
      for (const hit of wished) take(hit, taken);
      for (const hit of passedOver.find(utterance)) take(hit, taken);
      criteria.must.push(...readBands(utterance));
      for (const [place, word] of wordsOf(utterance).entries()) {
        if (taken.has(place) || turning.has(place) || lacking.has(place)) continue;
        if (ignored.has(word.text) || /^\d|^bands?$/.test(word.text)) continue;
        if (word.text.length < 3 && !word.capitals) continue;
        (against.has(place) ? criteria.mustNot : criteria.must).push({
          kind: 'words',
          value: word.text,
        });
      }
      return { criteria, spokenOf };
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

function take(hit: LexiconHit<unknown>, taken: Set<number>): void {
  for (let place = hit.firstWord; place <= hit.lastWord; place++) taken.add(place);
}
