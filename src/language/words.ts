// From text to words, and from a word to the forms under which a title can be found:
//
//     Physiotherapists' -> folded "physiotherapists" -> stem "physiotherapist" -> root "physiotherap"
//
// Folded forms of British and American spelling are the same; stems drop the plural; a root is shared
// by a profession and its people (podiatry, podiatrist), so that either finds the other.

import { onceEachWord } from './once-each.ts';

/** A word in the forms under which it is looked for. */
export interface WordForms {
  /** As typed, without accents and apostrophes, in lower case. */
  text: string;
  /** `text` with spelling habits evened out: "paediatric" and "pediatric" are the same. */
  folded: string;
  /** `folded` without the plural. */
  stem: string;
  /** What a profession and its people share. */
  root: string;
  /** Whether it was typed all in capitals, as abbreviations are. */
  capitals: boolean;
}

export interface Word extends WordForms {
  /** Where the word stands in the text it came from. */
  start: number;
  end: number;
  /** Whether it stands in brackets or behind a dash or comma: "Radiographer - CT", "Therapist (music)". */
  aside: boolean;
  /** Counts up at each comma, "and" or "or": 0 in "museum technicians", 1 in "and conservators". */
  part: number;
}

const TEXTS_REMEMBERED = 16;
const WORD = /\p{L}&\p{L}(?!\p{L})|[\p{L}\p{N}]+(?:['’`][\p{L}]+)*/gu;
const ASIDE = /[([]|\s[-–—|:]\s?|[,;]\s/u;
const MAIN_AGAIN = /[)\]]/u;
const ANOTHER_PART = /[,;/()&]|\s[-–—]\s/u;
const ANOTHER: ReadonlySet<string> = new Set(['and', 'or']);
const JOINING_HYPHEN = /^[-‐‑]$/u;
/** Prefixes that people write with and without a hyphen: co-ordinator, x-ray, e-rostering. */
const LONGEST_HYPHENED_PREFIX = 2;

/** Splits a text into words, with their places. "Co-ordinator" is one word, "nurse-led" two. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let aside = false;
  let part = 0;
  let previousEnd = 0;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const raw = match[0];
    const start = match.index;
    const between = text.slice(previousEnd, start);
    previousEnd = start + raw.length;
    const previous = words.at(-1);
    if (
      previous &&
      JOINING_HYPHEN.test(between) &&
      previous.text.length <= LONGEST_HYPHENED_PREFIX
    ) {
      const { text, folded, stem, root } = formsOf(previous.text + formsOf(raw).text);
      Object.assign(previous, { text, folded, stem, root, end: previousEnd });
      continue;
    }
    const forms = formsOf(raw);
    let isAnotherPart = ANOTHER.has(forms.text);
    if (between !== ' ') {
      if (MAIN_AGAIN.test(between)) aside = false;
      if (previous && ASIDE.test(between)) aside = true;
      isAnotherPart ||= ANOTHER_PART.test(between);
    }
    if (previous && isAnotherPart) part++;
    const { folded, stem, root, capitals } = forms;
    words.push({
      text: forms.text,
      folded,
      stem,
      root,
      start,
      end: previousEnd,
      capitals,
      aside,
      part,
    });
  }
  return words;
}

const lastTexts = new Map<string, readonly Word[]>();

/** `readWords` for what a person typed: within a turn one index after the other reads the same few texts. */
export function wordsOf(text: string): readonly Word[] {
  const before = lastTexts.get(text);
  if (before) return before;
  const words = readWords(text);
  const [oldest] = lastTexts.keys();
  if (lastTexts.size >= TEXTS_REMEMBERED && oldest !== undefined) lastTexts.delete(oldest);
  lastTexts.set(text, words);
  return words;
}

/** Letters and the signs that only part words, as nearly all phrases are written. */
const WRITTEN_SIMPLY = /^(?:[A-Za-z0-9 ?!.,]*|(?!.*'')[A-Za-z ?!.,']*)$/;

/** The words of a text as typed, as `readWords` gives them: three times as fast for a text of ordinary letters. */
export function writtenWords(text: string): string[] {
  if (!WRITTEN_SIMPLY.test(text)) return readWords(text).map((word) => word.text);
  const words = text
    .toLowerCase()
    .replaceAll("'", '')
    .split(/[ ?!.,]+/);
  return words.filter((word) => word !== '');
}

/** The folded words of a text alone, in the same way. */
export function foldedWords(text: string): string[] {
  return writtenWords(text).map(foldSpelling);
}

const formsOf = onceEachWord((raw: string): WordForms => {
  const written = raw.replace(/['’`]/gu, '');
  const text = written.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const folded = foldSpelling(text);
  const stemmed = stem(folded);
  const capitals = raw.length > 1 && /^[\p{Lu}&\p{N}]+s?$/u.test(written) && /\p{L}/u.test(raw);
  return { text, folded, stem: stemmed, root: root(stemmed), capitals };
});

/**
 * Evens out spelling: British and American, and doubled consonants (but "career" is not "carer").
 *
 *     foldSpelling('counsellor') === foldSpelling('counselor')
 */
export function foldSpelling(text: string): string {
  return text.length < 4 ? text : evenedOut(text);
}

const evenedOut = onceEachWord((text: string) =>
  text
    .replace(/(?<=^|[cfhknp])ae|(?<=^|f|rh)oe/g, 'e')
    .replace(/our(?=$|s|ed|i)/g, 'or')
    .replace(/mme(?=$|s)/g, 'm')
    .replace(/ould/g, 'old')
    .replace(/(?<=[a-z]{2})is(?=ed?$|er|ing|ation|es$)/g, 'iz')
    .replace(/tre(?=$|s)/g, 'ter')
    .replace(/ogue(?=$|s)/g, 'og')
    .replace(/([b-df-hj-np-rtv-z])\1+|(s)s+(?!$)/g, '$1$2'),
);

/** Drops the plural of a folded word, and an e at the end: "midwives" and "midwife" have one stem. */
export function stem(folded: string): string {
  return stemOf(folded);
}

const stemOf = onceEachWord((folded: string) => {
  const singular = toSingular(folded);
  return singular.length > 4 && singular.endsWith('e') ? singular.slice(0, -1) : singular;
});

function toSingular(folded: string): string {
  if (folded.length < 4) return /^[a-z&]{2}s$/.test(folded) ? folded.slice(0, -1) : folded;
  if (folded.endsWith('men')) return `${folded.slice(0, -3)}man`;
  if (folded.endsWith('ives')) return `${folded.slice(0, -3)}fe`;
  if (folded.endsWith('ies')) return `${folded.slice(0, -3)}y`;
  if (folded.endsWith('s') && !/(?:[uis]|ic)s$/.test(folded)) return folded.slice(0, -1);
  return folded;
}

/** What two wordings of one title have in common: the folded words, the last in the singular. */
export function keyOf(folded: readonly string[]): string {
  return folded.map((word, place) => (place === folded.length - 1 ? stem(word) : word)).join(' ');
}

/** Endings that tell a person from a profession or an activity, longest first, with the least that must stay. */
const ENDINGS: readonly [ending: string, least: number][] = [
  ['ological', 4],
  ['eutical', 5],
  ['ating', 5],
  ['ation', 5],
  ['ative', 5],
  ['ators', 5],
  ['ement', 4],
  ['istry', 4],
  ['eutic', 5],
  ['istic', 5],
  ['ering', 4],
  ['person', 4],
  ['woman', 4],
  ['man', 5],
  ['ial', 5],
  ['ator', 5],
  ['ical', 5],
  ['ancy', 5],
  ['ance', 5],
  ['ist', 4],
  ['ian', 5],
  ['ery', 5],
  ['ing', 4],
  ['ant', 5],
  ['ive', 5],
  ['ion', 5],
  ['ics', 5],
  ['ic', 5],
  ['al', 5],
  ['er', 4],
  ['or', 4],
  ['stry', 5],
  ['y', 4],
  ['e', 4],
];

/** What a profession and its people share: "podiatr" for podiatry and podiatrist. */
export function root(stemmed: string): string {
  return rootOf(stemmed);
}

const rootOf = onceEachWord((stemmed: string) => {
  for (const [ending, least] of ENDINGS) {
    if (stemmed.length - ending.length >= least && stemmed.endsWith(ending)) {
      return stemmed.slice(0, stemmed.length - ending.length);
    }
  }
  return stemmed;
});
