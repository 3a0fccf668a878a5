// Which of a few offered choices someone took: by number, by ordinal, by (misspelt) words, or none of them.

import { editDistance, fold } from '../text.ts';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const NUMBER = /^(?:number|option|no|choice|nr)?[\s.#]*(\d{1,2})[\s.)!]*$/;
/** A choice is taken by its words when they are this near, in edits per letter. */
const EDITS_PER_LETTER = 0.25;

/**
 * The place of the choice that was taken, counted from 0; 'none' for "none of these"; undefined where none was.
 *
 *     readChoice('the 2nd one', ['Porter', 'Midwife']) // => 1
 */
export function readChoice(
  utterance: string,
  choices: readonly string[],
  intent: { intent: string; score: number } | undefined,
): number | 'none' | undefined {
  const text = fold(utterance).replace(/'/g, '').trim();
  if (intent?.intent === 'none-of-these' && intent.score > 0.5) return 'none';
  if (/^(?:none|neither|no|nope)(?: of (?:these|those|them|the above))?[.! ]*$/.test(text))
    return 'none';
  const number = NUMBER.exec(text);
  if (number) return inRange(Number(number[1]) - 1, choices);
  const ordinal = new RegExp(
    `\\b(?:the )?(?:(${ORDINALS.join('|')}|last)|(\\d)(?:st|nd|rd|th))(?: (?:one|job|role|option))?\\b|\\b(?:number|option|no\\.?|nr\\.?) ?(${NUMBERS.join('|')}|\\d)\\b`,
  ).exec(text);
  if (ordinal) {
    const [, word, figure, named] = ordinal;
    if (word === 'last') return choices.length - 1;
    if (word) return inRange(ORDINALS.indexOf(word), choices);
    if (figure) return inRange(Number(figure) - 1, choices);
    if (named)
      return inRange(/\d/.test(named) ? Number(named) - 1 : NUMBERS.indexOf(named), choices);
  }
  if (NUMBERS.includes(text)) return inRange(NUMBERS.indexOf(text), choices);
  return nearestChoice(text, choices);
}

function nearestChoice(text: string, choices: readonly string[]): number | undefined {
  let best: { place: number; distance: number } | undefined;
  for (const [place, choice] of choices.entries()) {
    const words = fold(choice);
    const limit = Math.floor(words.length * EDITS_PER_LETTER);
    const distance = editDistance(text, words, limit);
    if (distance <= limit && (!best || distance < best.distance)) best = { place, distance };
  }
  return best?.place;
}

function inRange(place: number, choices: readonly string[]): number | undefined {
  return place >= 0 && place < choices.length ? place : undefined;
}
