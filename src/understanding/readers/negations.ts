// Which words of a text are turned round by others: "no nights", "anything but cleaning". Decided here once, for jobs
// and for what a job has; the words that do it are content (phrasing/negations.yaml).

import type { Knowledge } from '../../knowledge/load.ts';
import { knownWords } from '../../language/ordinary-words.ts';
import { wordsOf } from '../../language/words.ts';
import { buildLexicon } from '../../matching/lexicon.ts';

/** What became of each word of a text, by its number. */
export interface Negated {
  /** It is ruled out. */
  against: ReadonlySet<number>;
  /** It is not had or not known, and so it is not a wish either way. */
  lacking: ReadonlySet<number>;
  /** It turns others round and says nothing by itself. */
  turning: ReadonlySet<number>;
}

export interface NegationReader {
  /** @param taken numbers of words that belong to something taken as a whole: "no qualifications" */
  read(text: string, taken?: ReadonlySet<number>): Negated;
}

/** No clause is longer; a text without commas would be ruled out to its end. */
const LONGEST_REACH = 12;
const SENTENCE_END = /[.?!;\n]/;
const PAUSE = /[,:()–—]|\s-\s/;
/** A list has its "or" within so many words behind a comma. */
const NEXT_IN_A_LIST = 4;
const LISTING: ReadonlySet<string> = new Set(['or', 'nor']);

/** Builds the reader. */
export function buildNegationReader({ negations }: Knowledge['phrasing']): NegationReader {
  const lexicon = buildLexicon(
    (['against', 'instead', 'lacking', 'harmless', 'ends'] as const).map((value) => ({
      value,
      phrases: negations[value],
    })),
    knownWords,
  );

  const prepositions = new Set(negations.prepositions);

  return {
    read(text, taken = new Set()) {
      const words = wordsOf(text);
      const hits = lexicon.find(text);
      const against = new Set<number>();
      const lacking = new Set<number>();
      const turning = new Set<number>();
      const stops = new Set(hits.map(({ firstWord }) => firstWord));
      for (const { value, firstWord, lastWord } of hits) {
        if (value === 'ends' || taken.has(firstWord)) continue;
        for (let place = firstWord; place <= lastWord; place++) turning.add(place);
        if (value === 'harmless') continue;
        const reached = value === 'lacking' ? lacking : against;
        for (let place = lastWord + 1; place <= lastWord + LONGEST_REACH; place++) {
          const [before, word] = [words[place - 1], words[place]];
          if (!before || !word || stops.has(place)) break;
          if (value === 'instead' && prepositions.has(word.text)) break;
          const between = text.slice(before.end, word.start);
          if (SENTENCE_END.test(between)) break;
          if (PAUSE.test(between) && (place === lastWord + 1 || !goesOn(text, place, stops))) break;
          reached.add(place);
        }
      }
      return { against, lacking, turning };
    },
  };

  /** "No blood, needles or vomit": the list goes on behind the comma. */
  function goesOn(text: string, from: number, stops: ReadonlySet<number>): boolean {
    const words = wordsOf(text);
    for (let place = from; place < from + NEXT_IN_A_LIST; place++) {
      const [word, next] = [words[place], words[place + 1]];
      if (!word || stops.has(place)) return false;
      if (LISTING.has(word.text)) return true;
      if (next && SENTENCE_END.test(text.slice(word.end, next.start))) return false;
    }
    return false;
  }
}
