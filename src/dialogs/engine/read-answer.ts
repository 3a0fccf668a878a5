// An utterance as the answer to one question: by number, by title, misspelt, or in the words that the script lists.

import { BETWEEN_OPTIONS } from '../../answers/reply.ts';
import { numberOf } from '../../language/number-words.ts';
import { knownWords } from '../../language/ordinary-words.ts';
import { fold, tokens } from '../../language/text.ts';
import { buildLexicon, type Lexicon } from '../../matching/lexicon.ts';
import { readChoice } from '../../understanding/readers/choice.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import type { AskStep, Choice } from '../script/schema.ts';
import type { SlotValue } from '../script/slots.ts';
import { SLOTS } from '../script/slots.ts';

/** What an utterance says to a question. */
export type Answer = { kind: 'value'; value: SlotValue } | { kind: 'unknown' };

/** The words of one question's choices, ready to be looked for. */
export interface AnswerReader {
  /** Only what cannot be meant otherwise: a number, a title, a listed word alone, "I don't know". */
  direct(recognition: Recognition): Answer | undefined;
  /** Only where the whole utterance is one of the listed choices. */
  wholly(recognition: Pick<Recognition, 'utterance'>): Answer | undefined;
  /** Also listed words inside a longer utterance; where words are asked for, all of them. */
  loose(recognition: Recognition): Answer | undefined;
}

/** An ordinal in a longer utterance is seldom a choice: "volunteer first". */
const LONGEST_CHOICE = 4;
/** "I don't know" with much more around it is about something else. */
const LONGEST_UNKNOWN = 7;
const LETTER_GRADES: Readonly<Record<string, number>> = {
  a: 7,
  b: 6,
  c: 4,
  d: 3,
  e: 2,
  f: 1,
  g: 1,
  u: 0,
};

export function answerReader(step: AskStep, dontKnow: Lexicon<true>): AnswerReader {
  const lexicon = buildLexicon(
    step.choices.map((choice) => ({
      value: choice,
      phrases: [choice.title, ...choice.alsoSaid, ...choice.heard],
    })),
    knownWords,
  );
  const titles = step.choices.map((choice) => choice.title);
  const isSeveral = step.ask === 'choices';
  const listed = step.choices.flatMap((choice) => phrasesOf(choice));
  const choiceOf = step.choices.flatMap((choice) => phrasesOf(choice).map(() => choice));

  function byNumber(recognition: Recognition): Answer | undefined {
    const { utterance } = recognition;
    if (isSeveral) {
      const numbers = severalNumbers(utterance);
      if (numbers.length > 0 && numbers.every((one) => one >= 1 && one <= titles.length))
        return together(numbers.flatMap((one) => step.choices[one - 1] ?? []));
      // "Numbers" is not all of "Computers, numbers and data".
      const isTaste = ({ kind }: { kind: string }) => kind === 'interest' || kind === 'people';
      if (recognition.criteria.must.some(isTaste)) return undefined;
    }
    if (titles.length === 0 || tokens(utterance).length > LONGEST_CHOICE) return undefined;
    if (step.ask === 'number' || isOrdinalAside(utterance)) return undefined;
    const place = readChoice(utterance, titles, undefined);
    const choice = typeof place === 'number' ? step.choices[place] : undefined;
    return choice && given(choice);
  }

  function wholly(recognition: Pick<Recognition, 'utterance'>): Answer | undefined {
    const words = tokens(recognition.utterance).length;
    const hits = lexicon.find(recognition.utterance);
    const [first] = hits;
    if (first && first.firstWord === 0 && first.lastWord === words - 1) return given(first.value);
    return undefined;
  }

  /** Where several may be picked, the words of an answer are read one by one; only a title says all of its choice. */
  function byTitle({ utterance }: Recognition): Answer | undefined {
    const said = utterance.split(BETWEEN_OPTIONS.trim()).map((title) => fold(title.trim()));
    const choices = said.map((one) => step.choices.find(({ title }) => fold(title) === one));
    const [choice] = choices;
    if (choices.length === 1) return choice && given(choice);
    const known = choices.flatMap((one) => one ?? []);
    return isSeveral && known.length === choices.length ? together(known) : undefined;
  }

  /** "Not bothered" where several may be picked: none of them in particular. */
  function noneOf(recognition: Recognition): Answer | undefined {
    const answer = wholly(recognition);
    const isNone =
      answer?.kind === 'value' && Array.isArray(answer.value) && answer.value.length === 0;
    return isNone ? answer : undefined;
  }

  /** All of the utterance is one of the listed phrases, give or take a letter in four. */
  function misspelt(utterance: string): Answer | undefined {
    if (/\d/.test(utterance) || isOrdinalAside(utterance)) return undefined;
    const place = readChoice(utterance, listed, undefined);
    const choice = typeof place === 'number' ? choiceOf[place] : undefined;
    return choice && given(choice);
  }

  function given(choice: Choice): Answer {
    return isRefusal(choice) ? { kind: 'unknown' } : { kind: 'value', value: choice.value };
  }

  function isRefusal(choice: Choice): boolean {
    return step.ask === 'role' && typeof choice.value === 'string';
  }

  function together(choices: readonly Choice[]): Answer {
    const values = choices.flatMap(({ value }) => (Array.isArray(value) ? value : []));
    return { kind: 'value', value: [...new Set(values)] };
  }

  function saysUnknown({ utterance }: Recognition): Answer | undefined {
    if (tokens(utterance).length > LONGEST_UNKNOWN) return undefined;
    const unknown = dontKnow.find(utterance);
    // "Not sure, maybe college" is an answer, and the "know" of "I don't know" is none.
    const isAnswered = lexicon
      .find(utterance)
      .some(
        (hit) =>
          !isRefusal(hit.value) &&
          unknown.every(
            ({ firstWord, lastWord }) => hit.lastWord < firstWord || hit.firstWord > lastWord,
          ),
      );
    return !isAnswered && unknown.length > 0 ? { kind: 'unknown' } : undefined;
  }

  return {
    wholly,
    direct(recognition) {
      return (
        (isNumberOf(step, recognition)
          ? readNumber(step, recognition.utterance, true)
          : undefined) ??
        (isSeveral ? (byTitle(recognition) ?? noneOf(recognition)) : wholly(recognition)) ??
        byNumber(recognition) ??
        yesOrNo(step, recognition) ??
        saysUnknown(recognition)
      );
    },
    loose(recognition) {
      const number = isNumberOf(step, recognition)
        ? readNumber(step, recognition.utterance, false)
        : undefined;
      if (number) return number;
      if (step.ask === 'words') return { kind: 'value', value: recognition.utterance.trim() };
      const hits = withoutNone(lexicon.find(recognition.utterance));
      if (hits.length === 0) return misspelt(recognition.utterance);
      if (isSeveral) return together(hits.map((hit) => hit.value));
      // The longest words said most; of equal ones the last, as in "I left college and work in a shop".
      const [best] = [...hits].sort(
        (a, b) => b.lastWord - b.firstWord - (a.lastWord - a.firstWord) || b.start - a.start,
      );
      return best && given(best.value);
    },
  };
}

/** "Two GCSEs, no maths" are not none: what is had says more than what is not. */
function withoutNone<Hit extends { value: Choice }>(hits: readonly Hit[]): readonly Hit[] {
  const had = hits.filter(({ value }) => value.value !== NONE);
  return had.length > 0 ? had : hits;
}
const NONE = 'none';

function yesOrNo(step: AskStep, { asks }: Recognition): Answer | undefined {
  if (step.ask !== 'yes-no') return undefined;
  const [best] = asks;
  if (!best || best.score < 0.6) return undefined;
  if (best.intent === 'yes') return { kind: 'value', value: true };
  return best.intent === 'no' ? { kind: 'value', value: false } : undefined;
}

/** "Volunteer first" is not a first choice; "the first one please" is. */
function isOrdinalAside(utterance: string): boolean {
  const words = tokens(utterance).map(({ word }) => word);
  return (
    words.some((word) => ORDINAL.test(word)) &&
    words.some((word) => !AROUND_ORDINAL.has(word) && !ORDINAL.test(word))
  );
}
const ORDINAL = /^(?:first|second|third|fourth|fifth|sixth|last)$/;
const AROUND_ORDINAL = new Set(
  'the one ones option choice answer number please maybe i think pick take um er'.split(' '),
);

function phrasesOf({ title, alsoSaid, heard }: Choice): string[] {
  return [title, ...alsoSaid, ...heard];
}

/** "1 and 3", "2,4". */
function severalNumbers(utterance: string): number[] {
  const text = fold(utterance)
    .replace(/\b(?:and|number|numbers|option|options|both)\b|[&,.;+]/g, ' ')
    .trim();
  return /^\d(?:\s+\d)*$/.test(text) ? text.split(/\s+/).map(Number) : [];
}

/** Whether a figure in a message can be the one that is asked for: that of "level 2", or of "3 GCSEs", is no grade. */
function isNumberOf({ ask, slot }: AskStep, { facts }: Recognition): boolean {
  if (ask !== 'number') return false;
  if (slot === 'gcseGrade' || slot === 'gcseCount')
    return facts.every(
      ({ fact }) =>
        fact.kind === 'subject' ||
        (fact.kind === 'gcses' &&
          (slot === 'gcseCount' || fact.count === undefined || fact.grade !== undefined)),
    );
  return true;
}

/** A number in figures, in words or, for grades, as a letter. The lowest grade that is named counts. */
function readNumber(step: AskStep, utterance: string, isAlone: boolean): Answer | undefined {
  const slot = SLOTS[step.slot];
  if (slot.kind !== 'number') return undefined;
  const words = tokens(utterance).map(({ word }) => word);
  if (isAlone && words.length > LONGEST_CHOICE) return undefined;
  const figures = words.flatMap((word) => {
    const number = numberOf(/^\d+s$/.test(word) ? word.slice(0, -1) : word);
    return number === undefined ? [] : [number];
  });
  const letters =
    step.slot === 'gcseGrade'
      ? words.flatMap((word, place) => {
          const letter = /^([a-gu])s?$/.exec(word)?.[1];
          const isArticle = word === 'a' && place < words.length - 1;
          return letter && !isArticle ? [LETTER_GRADES[letter] ?? 0] : [];
        })
      : [];
  const named = [...figures, ...letters].filter((one) => one >= slot.least && one <= slot.most);
  if (named.length === 0) return undefined;
  const value = step.slot === 'gcseGrade' ? Math.min(...named) : named[0];
  return value === undefined ? undefined : { kind: 'value', value };
}
