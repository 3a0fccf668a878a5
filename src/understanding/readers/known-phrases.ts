// What a text is like, of the phrases that are known, and how much of it stands in none of them.

import type { Knowledge } from '../../knowledge/load.ts';
import { ordinaryWords } from '../../language/ordinary-words.ts';
import { openPhraseIndex, type PhraseMatch } from '../../matching/phrase-index.ts';
import { buildTextIndex } from '../../matching/text-index.ts';
import { type RecognizerTables, ROLE_WORD, TOPIC_PREFIX } from './phrases.ts';
import { smallWords } from './small-words.ts';

export interface PhraseReading {
  /** Best first. */
  matches: PhraseMatch[];
  /** 0 to 1: how much of the text stands in no phrase about careers. */
  foreign: number;
  /** 0 to 1: how much of it is no language at all. */
  gibberish: number;
}

export interface PhraseReader {
  read(text: string): PhraseReading;
  /** Whether nothing here has this word. */
  isStrange(word: string): boolean;
}

/** How much of a topic's score comes from the words of its file; measured with `npm run bench -- questions`. */
const TEXT_SHARE = 0.35;
const TEXTS_LOOKED_AT = 5;

/** @param spelling right spellings by wrong ones */
export function buildPhraseReader(
  knowledge: Knowledge,
  tables: RecognizerTables,
  spelling: ReadonlyMap<string, string>,
): PhraseReader {
  const phrases = openPhraseIndex(tables.questions, { spelling, ordinaryWords });
  const topicTexts = buildTextIndex(
    [...knowledge.topics.values()].map(({ id, title, questions, answer, points }) => ({
      id,
      parts: [
        { text: title, weight: 3 },
        { text: questions.join('. '), weight: 1 },
        { text: [answer, ...points].join(' '), weight: 1 },
      ],
    })),
    smallWords(knowledge.phrasing).add(ROLE_WORD),
  );
  return {
    isStrange: (word) => phrases.read(word).foreignWords.length > 0,
    // A topic whose file speaks of the text's words is the likelier one.
    read(text) {
      const { matches, foreign, gibberish } = phrases.read(text);
      const found = new Map(matches.map((match) => [match.label, match]));
      const texts = topicTexts.read(text).slice(0, TEXTS_LOOKED_AT);
      const best = texts[0]?.score ?? 1;
      const support = new Map(
        texts.map(({ id, score, covered }) => [TOPIC_PREFIX + id, (score / best) * covered]),
      );
      for (const label of new Set([...found.keys(), ...support.keys()])) {
        if (!label.startsWith(TOPIC_PREFIX)) continue;
        const own = found.get(label) ?? { label, score: 0, phrase: '' };
        const score = (1 - TEXT_SHARE) * own.score + TEXT_SHARE * (support.get(label) ?? 0);
        found.set(label, { ...own, score });
      }
      return {
        matches: [...found.values()].sort((a, b) => b.score - a.score),
        foreign,
        gibberish,
      };
    },
  };
}
