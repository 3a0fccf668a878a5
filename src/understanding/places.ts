// Places in a list that a message names: "the second one", "number 3", "the first two", "1 and 3".

import { NUMBER_WORDS } from '../language/number-words.ts';
import { wordsOf } from '../language/words.ts';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const FIGURE_ORDINAL = /^(\d)(?:st|nd|rd|th)$/;
/** "Number 3", "option 2". */
const COUNTED = new Set(['number', 'option', 'no', 'nr', 'choice', 'job', 'role']);
const LONGEST_BARE = 4;
const MOST_PLACES = 3;

/** The places, counted from 0, in the order said; -1 for the last. */
export function readPlaces(text: string): number[] {
  const words = wordsOf(text).map((word) => word.text);
  const places: number[] = [];
  const bare =
    words.length <= LONGEST_BARE || words.some((word) => word === 'compare' || word === 'between');
  for (const [at, word] of words.entries()) {
    const next = words[at + 1] ?? '';
    const ordinal = ORDINALS.indexOf(word);
    const figure = FIGURE_ORDINAL.exec(word)?.[1];
    if (ordinal === 0 && (next === 'two' || next === '2')) places.push(0, 1);
    else if (ordinal === 0 && (next === 'three' || next === '3')) places.push(0, 1, 2);
    else if (ordinal >= 0) places.push(ordinal);
    else if (figure) places.push(Number(figure) - 1);
    else if (word === 'last' && (next === 'one' || (next === '' && words[at - 1] === 'the')))
      places.push(-1);
    else if (COUNTED.has(words[at - 1] ?? '') || bare) {
      const number = /^\d$/.test(word) ? Number(word) : NUMBER_WORDS.indexOf(word);
      const isOne = word === 'one' && !COUNTED.has(words[at - 1] ?? '');
      if (number > 0 && !isOne) places.push(number - 1);
    }
  }
  return [...new Set(places)].slice(0, MOST_PLACES);
}
