// Which of a few offered choices someone took: by number, by ordinal, by (misspelt) words, or none of them.

import { NUMBER_WORDS } from '../number-words.ts';
import { editDistance, fold } from '../text.ts';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const NUMBERS = NUMBER_WORDS.slice(1);
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
  return nearestChoice(text, choices) ?? choiceByWords(text, choices);
}

/** "The physician one": the only choice that has all the words that tell something. */
function choiceByWords(text: string, choices: readonly string[]): number | undefined {
  const words = text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !TELLS_NOTHING.has(word));
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  const fitting = choices.flatMap((choice, place) => {
    const own = fold(choice)
      .replace(/'/g, '')
      .split(/[^\p{L}\p{N}]+/u);
    return words.every((word) => own.some((one) => one === word || one === `${word}s`))
      ? [place]
      : [];
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}
const MOST_WORDS = 3;
const TELLS_NOTHING = new Set(
  'the a an one ones please job role i mean meant kind of type that want'.split(' '),
);

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
