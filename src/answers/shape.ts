// Gives every answer its shape: the sentence that answers, what would hurt when missed, at most three points. All that
// is left over is folded, so that nothing is lost and the answer itself stands on the first screen of a phone.
//
//     says      "You need an approved degree in podiatry."      always
//     points    - University, level 6: three years              as many as there is room for, at most three
//     limits    "You have to be on the register of the HCPC."   always
//     also      "Work experience helps."                        where there is room
//     more                                                      folded

import { countWords, sentences } from '../language/text.ts';
import { type Block, paragraph, replyText } from './reply.ts';
import { type Asked, inOrderOfLikeness } from './sentences.ts';

/** The most words before the fold: what a phone shows without scrolling. */
export const MOST_WORDS = 90;
const MOST_POINTS = 3;
/** Phrases such as skills are taken in at a glance, and are shorter than points. */
const MOST_PHRASES = 6;
/** What answers is told in so many words at most; its first sentence is whole whatever its length. */
const LONGEST_SAYS = 32;
/** Points are cut to their first parts where they would not fit: to the most words of these that leaves room for all. */
const CUTS = [Number.POSITIVE_INFINITY, 40, 26, 18, 0];
/** A point that misleads when cut is cut only from this many words on. */
const LONGEST_UNCUT = 45;

/** One thing that can be scanned for: what it is about, and parts of which the first is the most telling. */
export interface Point {
  lead?: string;
  /** Whole sentences, or phrases of a list. */
  parts: readonly string[];
}

/** What would hurt when missed: an age, a licence, a register, a fee, a doubt. */
export interface Limit {
  text: string;
  /** Where these words stand in what answers, the limit is said already. */
  unless?: string;
}

/** What an answer is made of, before it has its shape. */
export interface Content {
  /** What answers; its first sentence answers the very question. */
  says: string;
  /** Never folded. */
  limits?: readonly Limit[];
  /** The most important first. */
  points?: readonly Point[];
  /** Part of a point would mislead: rather fewer of them. */
  isUncut?: boolean;
  /** A list of short phrases: duties, skills. */
  phrases?: readonly string[];
  /** At a glance: pay, way in, register. */
  facts?: Extract<Block, { kind: 'facts' }>['facts'];
  /** In their order: all of them, or none. */
  steps?: readonly Point[];
  /** Shown where there is room. */
  also?: readonly Block[];
  /** Folded, whatever the room. */
  more?: readonly Block[];
}

/** What an answer about a role consists of, without heading and source. */
export interface AspectAnswer extends Content {
  /** false: the file holds nothing on it, and the answer says so. */
  isKnown: boolean;
}

export interface Shaped {
  blocks: Block[];
  more: Block[];
}

/** What an answer has to fit. */
export interface Space {
  /** How many words may stand before the fold; infinite: only `more` is folded. */
  room?: number;
  /** The question's own words: a point that has them comes first. */
  asked?: Asked;
  /** What stands before the first sentence: "Yes." */
  opening?: string;
}

/** Shapes an answer for so many words before the fold. */
export function shape(content: Content, room = MOST_WORDS, asked?: Asked): Shaped {
  const { facts, limits = [], also = [], more = [] } = content;
  const glance: Block[] = facts ? [{ kind: 'facts', facts }] : [];
  const { said, kept } = opening(content.says, limits, room - wordsIn(glance));
  const blocks = [paragraph(said.shown), ...glance];
  const folded: Block[] = said.rest === '' ? [] : [paragraph(said.rest)];
  let left = room - wordsIn([...blocks, ...kept]);
  for (const { shown, rest } of [
    steps(content.steps ?? [], left),
    phrases(content.phrases ?? [], left, asked),
    points(content, left, asked),
  ]) {
    blocks.push(...shown);
    folded.push(...rest);
    left -= wordsIn(shown);
  }
  blocks.push(...kept);
  let isFull = false;
  for (const block of also) {
    isFull ||= wordsIn([block]) > left;
    (isFull ? folded : blocks).push(block);
    left -= wordsIn([block]);
  }
  return { blocks, more: [...folded, ...more] };
}

/** How many words some blocks have, as plain text. */
export function wordsIn(blocks: readonly Block[]): number {
  return countWords(replyText(blocks));
}

/** The first sentences of what answers, the limits that they do not say, and the sentences that are left. */
function opening(says: string, limits: readonly Limit[], room: number) {
  const all = sentences(says);
  const most = room === Number.POSITIVE_INFINITY ? room : LONGEST_SAYS;
  let count = Math.max(1, fitting(all, most));
  for (;;) {
    const shown = all.slice(0, count).join(' ');
    const left = limits.filter(({ unless }) => unless === undefined || !shown.includes(unless));
    const kept = left.length > 0 ? [paragraph(left.map(({ text }) => text).join(' '))] : [];
    const said = { shown, rest: all.slice(count).join(' ') };
    if (count === 1 || wordsIn([paragraph(shown), ...kept]) <= room) return { said, kept };
    count--;
  }
}

/** How many of some texts, from the first on, have at most so many words together. */
function fitting(texts: readonly string[], most: number): number {
  let words = 0;
  const end = texts.findIndex((text) => {
    words += countWords(text);
    return words > most;
  });
  return end === -1 ? texts.length : end;
}

interface Listed {
  shown: Block[];
  rest: Block[];
}

/** All steps or none: what is told of each is folded where there is no room. */
function steps(all: readonly Point[], room: number): Listed {
  if (all.length === 0) return { shown: [], rest: [] };
  const [full, brief] = [whole, (one: Point) => cut(one, 0)].map(
    (text): Block => ({ kind: 'numbered', items: all.map(text) }),
  );
  if (!full || !brief) return { shown: [], rest: [] };
  if (wordsIn([full]) <= room) return { shown: [full], rest: [] };
  return wordsIn([brief]) <= room ? { shown: [brief], rest: [full] } : { shown: [], rest: [full] };
}

function phrases(all: readonly string[], room: number, asked: Asked | undefined): Listed {
  const most = room === Number.POSITIVE_INFINITY ? all.length : MOST_PHRASES;
  const ordered = asked ? inOrderOfLikeness(all, (text) => text, asked) : all;
  const bulleted = ordered.map(asBullet);
  const count = Math.min(most, fitting(bulleted, room));
  return { shown: listOf(ordered.slice(0, count)), rest: listOf(ordered.slice(count)) };
}

/** Points as they fit; what had to be cut is told whole under the fold. */
function points({ points: all = [], isUncut }: Content, room: number, asked?: Asked): Listed {
  if (room === Number.POSITIVE_INFINITY) return { shown: listOf(all.map(whole)), rest: [] };
  const ordered = asked ? inOrderOfLikeness(all, whole, asked) : all;
  const first = ordered.slice(0, MOST_POINTS);
  const wordsAt = (most: number) => wordsIn(listOf(first.map((one) => cut(one, most))));
  const most = isUncut ? LONGEST_UNCUT : (CUTS.find((words) => wordsAt(words) <= room) ?? 0);
  const shown: string[] = [];
  const rest: string[] = [];
  let left = room;
  for (const point of ordered) {
    const isFirstUncut = isUncut && shown.length === 0;
    const text = isFirstUncut ? longestCut(point, left) : cut(point, most);
    const words = countWords(asBullet(text));
    const isShown = shown.length < MOST_POINTS && words <= left;
    if (isShown) {
      shown.push(text);
      left -= words;
    }
    if (!isShown || text !== whole(point)) rest.push(whole(point));
  }
  return { shown: listOf(shown), rest: listOf(rest) };
}

/** As much of a point as there is room for. */
function longestCut(point: Point, room: number): string {
  const fits = (most: number) => countWords(asBullet(cut(point, most))) <= room;
  return cut(point, [LONGEST_UNCUT, ...CUTS.slice(2)].find(fits) ?? 0);
}

function whole({ lead, parts }: Point): string {
  return pointText(lead, parts);
}

/** A point's first parts: as many as have so many words, and at least one. */
function cut({ lead, parts }: Point, most: number): string {
  const count = Math.max(1, fitting(parts, most));
  return pointText(lead, parts.slice(0, count));
}

function pointText(lead: string | undefined, parts: readonly string[]): string {
  const text = parts.map((part) => (/[.?]$/.test(part) ? part : `${part}.`)).join(' ');
  return lead === undefined ? text : `${lead}: ${text}`;
}

function asBullet(text: string): string {
  return `- ${text}`;
}

function listOf(items: readonly string[]): Block[] {
  return items.length > 0 ? [{ kind: 'list', items: [...items] }] : [];
}
