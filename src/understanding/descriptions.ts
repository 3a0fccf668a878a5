// A job that is described and not named: "them that wheel you down to theatre, what are they on" is like what is said
// of porters. What the words are like, and how much; whether a job is meant at all is chosen later.

import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import type { WordSet } from '../language/word-set.ts';
import { wordsOf, writtenWords } from '../language/words.ts';
import { buildMeaningIndex, type WordVectors } from '../matching/meaning.ts';
import { openPhraseIndex } from '../matching/phrase-index.ts';
import { descriptionsOf, type RecognizerTables } from './readers/phrases.ts';
import type { Recognition } from './readers/recognize.ts';

export interface Described {
  role: Role;
  /** 0 to 1: how like its descriptions the words are. */
  likeness: number;
  /** -1 to 1: how near its descriptions lie in meaning. */
  meaning: number;
}

export interface DescriptionReader {
  /** Roles whose descriptions a message is like, or what is left of it without one of its clauses; best first. */
  read(message: Pick<Recognition, 'utterance' | 'asks'>): Described[];
}

const MOST_ROLES = 5;
/** Below it nothing is described: some role's words are in every message. */
const LEAST_LIKENESS = 0.25;
/** A job whose words are not like it is described from this nearness on. */
const LEAST_MEANING = 0.5;
/** Fewer words describe nothing that their likeness does not tell. */
const FEWEST_WORDS = 4;
/** How much the middle of a job's descriptions counts, and the nearest one. */
const OF_MIDDLE = 0.6;
const OF_NEAREST = 0.4;
/** Clauses beyond these are not looked at one by one. */
const MOST_CLAUSES = 4;

/** Builds the reader. */
export function buildDescriptionReader(
  { roles, phrasing }: Pick<Knowledge, 'roles' | 'phrasing'>,
  tables: Pick<RecognizerTables, 'descriptions'>,
  words: { spelling: ReadonlyMap<string, string>; ordinaryWords: WordSet; vectors: WordVectors },
): DescriptionReader {
  const index = openPhraseIndex(tables.descriptions(), words);
  const all = [...roles.values()];
  const meaning = buildMeaningIndex(
    all.map((role) => descriptionsOf(role, phrasing).map(writtenWords)),
    words.vectors,
  );
  const rightly = (text: string) =>
    writtenWords(text).map((word) =>
      words.vectors.has(word) ? word : (words.spelling.get(word) ?? word),
    );

  /** The nearest in meaning, and how near. */
  function nearest(text: string): [Role, number][] {
    const near = meaning.read(rightly(text));
    if (!near) return [];
    const least = near.middles.toSorted().at(-MOST_ROLES * 2) ?? 1;
    return all.flatMap((role, place): [Role, number][] => {
      const middle = near.middles[place] ?? 0;
      return middle < least ? [] : [[role, OF_MIDDLE * middle + OF_NEAREST * near.phrase(place)]];
    });
  }

  return {
    read({ utterance, asks }) {
      const [, ...clauses] = asks;
      // The clause that asks something is not a part of a description.
      const texts = new Set([
        utterance,
        ...clauses.slice(0, MOST_CLAUSES).map(({ text }) => utterance.replace(text, ' ')),
      ]);
      const isTold = wordsOf(utterance).length >= FEWEST_WORDS;
      const likenesses = new Map<string, number>();
      const meanings = new Map<string, number>();
      for (const text of texts) {
        for (const { label, score } of index.read(text).matches)
          likenesses.set(label, Math.max(likenesses.get(label) ?? 0, score));
        for (const [{ id }, near] of nearest(text))
          meanings.set(id, Math.max(meanings.get(id) ?? 0, near));
      }
      return [...new Set([...likenesses.keys(), ...meanings.keys()])]
        .flatMap((id) => {
          const role = roles.get(id);
          const likeness = likenesses.get(id) ?? 0;
          const meaning = meanings.get(id) ?? 0;
          const isDescribed = likeness >= LEAST_LIKENESS || (isTold && meaning >= LEAST_MEANING);
          return role && isDescribed ? [{ role, likeness, meaning }] : [];
        })
        .sort((a, b) => b.likeness + b.meaning - (a.likeness + a.meaning))
        .slice(0, MOST_ROLES);
    },
  };
}
