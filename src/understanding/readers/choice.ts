// Which of a few offered choices someone took: by number, by ordinal, by (misspelt) words, or none of them.

import { editDistance } from '../../language/edits.ts';
import { NUMBER_WORDS } from '../../language/number-words.ts';
import { fold } from '../../language/text.ts';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
const NUMBERS = NUMBER_WORDS.slice(1);
const NUMBER = /^(?:number|option|no|choice|nr)?[\s.#]*(\d{1,2})[\s.)!]*$/;
/** The likest kind of message. */
interface Likest {
  intent: string;
  score: number;
}

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
  intent: Likest | undefined,
): number | 'none' | undefined {
  const text = plain(utterance);
  if (isNone(text, intent)) return 'none';
  const placed = placeIn(text, choices.length);
  if (placed) return inRange(placed.place, choices.length);
  return nearestChoice(text, choices) ?? choiceByWords(text, choices);
}

/**
 * The same where only a place may choose, since what was offered are whole questions: near to the words of one of them
 * stands another question as well.
 *
 *     readPlace('the 2nd one', 3) // => 1
 *     readPlace('when is my first pay', 3) // => undefined
 */
export function readPlace(
  utterance: string,
  count: number,
  intent: Likest | undefined,
): number | 'none' | undefined {
  const text = plain(utterance);
  if (isNone(text, intent)) return 'none';
  const placed = placeIn(text, count);
  return placed && tellingWords(placed.beside).length === 0
    ? inRange(placed.place, count)
    : undefined;
}

function plain(utterance: string): string {
  return fold(utterance).replace(/'/g, '').trim();
}

function isNone(text: string, intent: Likest | undefined): boolean {
  return (
    (intent?.intent === 'none-of-these' && intent.score > 0.5) ||
    /^(?:none|neither|no|nope)(?: of (?:these|those|them|the above))?[.! ]*$/.test(text)
  );
}

/** The place that a text names, counted from 0, and the words beside it. */
function placeIn(text: string, count: number): { place: number; beside: string } | undefined {
  const number = NUMBER.exec(text);
  if (number) return { place: Number(number[1]) - 1, beside: '' };
  if (NUMBERS.includes(text)) return { place: NUMBERS.indexOf(text), beside: '' };
  const ordinal = ORDINAL.exec(text);
  if (!ordinal) return undefined;
  const [whole, word, figure, named = ''] = ordinal;
  const beside = text.replace(whole, ' ');
  if (word === 'last') return { place: count - 1, beside };
  if (word) return { place: ORDINALS.indexOf(word), beside };
  if (figure) return { place: Number(figure) - 1, beside };
  return { place: /\d/.test(named) ? Number(named) - 1 : NUMBERS.indexOf(named), beside };
}
const ORDINAL = new RegExp(
  `\\b(?:the )?(?:(${ORDINALS.join('|')}|last)|(\\d)(?:st|nd|rd|th))(?: (?:one|job|role|option))?\\b|\\b(?:number|option|no\\.?|nr\\.?) ?(${NUMBERS.join('|')}|\\d)\\b`,
);

/** "The physician one": the only choice that has all the words that tell something. */
function choiceByWords(text: string, choices: readonly string[]): number | undefined {
  const words = tellingWords(text);
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

function tellingWords(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !FILLERS.has(word));
}
const MOST_WORDS = 3;
const FILLERS = new Set(
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

function inRange(place: number, count: number): number | undefined {
  return place >= 0 && place < count ? place : undefined;
}
