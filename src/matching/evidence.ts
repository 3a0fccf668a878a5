// What speaks for and against a query (or a stretch of it) meaning a certain title, as a row of figures.
// calibration.ts weighs them.

import Fuse from 'fuse.js';
import { type Alignment, align } from './alignment.ts';
import type { Title } from './catalogue.ts';
import type { Query, QueryWord } from './query.ts';

/** The figures, in order. Shares are between 0 and 1, the others 0 or 1. */
export const EVIDENCE = [
  /** Always 1. */
  'bias',
  /** Share of the title that the query lacks, and whether its head is lacking. */
  'missing',
  'missingHead',
  /** How far the words are from the title's, and the share of ordinary words read as others. */
  'unlike',
  'strained',
  /** Share of the query that the title lacks: of no other kind; with a head word; next to common words only. */
  'extra',
  'extraHead',
  'extraOnCommon',
  /** The same for words in other titles of the entry, words of place, words of grade, and other parts of the query. */
  'extraRelated',
  'extraSetting',
  'extraGrade',
  'extraAside',
  /** How unlike the letters of the whole are (Fuse.js); how little the words that are there prove. */
  'letters',
  'slight',
  /** The same words. */
  'exact',
  /** What kind of name it is. */
  'abbreviation',
  'reworded',
  /** For background entries, `unlike` and `missing` again. */
  'backgroundUnlike',
  'backgroundMissing',
  /** In sentences (surroundings.ts): a word before or after belongs to it, an owner, an everyday word alone. */
  'modified',
  'modifying',
  'owned',
  'everyday',
  /** In sentences that speak of other things as well, and then `unlike` again. */
  'inside',
  'insideUnlike',
] as const;

export type EvidenceName = (typeof EVIDENCE)[number];

const places = new Map<EvidenceName, number>(EVIDENCE.map((name, place) => [name, place]));

/** Copied for each row: quicker than a fresh Float64Array. The half makes the engine keep numbers and not only integers in it. */
const NOUGHTS = EVIDENCE.map(() => 0.5).fill(0);

/** A row of figures, all 0 at first. */
export class Evidence {
  readonly figures: number[] = NOUGHTS.slice();

  get(name: EvidenceName): number {
    return this.figures[places.get(name) ?? -1] ?? 0;
  }

  set(name: EvidenceName, value: number | boolean): void {
    this.figures[places.get(name) ?? -1] = Number(value);
  }
}

export interface Fit {
  title: Title;
  alignment: Alignment;
  evidence: Evidence;
}

/** Letters of an abbreviation are not guessed at: this allows the plural alone. */
const MOST_UNLIKE_ABBREVIATION = 0.05;

/**
 * How a title fits the words `from` to `to` of a query; undefined when no word answers to it, or when more than
 * `mostMissing` of its weight is not there.
 */
export function fit(
  query: Query,
  title: Title,
  from: number,
  to: number,
  mostMissing = 1,
): Fit | undefined {
  const alignment = align(query, title, from, to);
  if (!alignment) return undefined;
  const { matched, likely, substance, strained } = alignment;
  if (title.abbreviation && 1 - likely / matched > MOST_UNLIKE_ABBREVIATION) return undefined;
  const missing = 1 - matched / title.mass;
  if (missing > mostMissing) return undefined;
  const evidence = new Evidence();
  const unlike = 1 - likely / matched;
  evidence.set('bias', 1);
  evidence.set('missing', missing);
  evidence.set('missingHead', !alignment.hasHead);
  evidence.set('unlike', unlike);
  evidence.set('strained', strained / matched);
  addExtras(query, title, alignment, from, to, evidence);
  evidence.set('slight', 1 / (1 + 2 * substance));
  evidence.set('exact', from === 0 && to === query.words.length - 1 && query.key === title.key);
  evidence.set('abbreviation', title.abbreviation);
  evidence.set('reworded', title.reworded);
  if (title.background) {
    evidence.set('backgroundUnlike', unlike);
    evidence.set('backgroundMissing', missing);
  }
  return { title, alignment, evidence };
}

type ExtraKind = 'plain' | 'related' | 'setting' | 'grade' | 'aside';

/** The words of the query that do not answer to the title, by what kind of words they are. */
function addExtras(
  query: Query,
  title: Title,
  alignment: Alignment,
  from: number,
  to: number,
  evidence: Evidence,
): void {
  const { used, lettersRead, matched, allCommon } = alignment;
  const mass = { plain: 0, related: 0, setting: 0, grade: 0, aside: 0 };
  const parts: (number | undefined)[] = [];
  for (const at of used.keys()) parts.push(query.words[at]?.part);
  let hasHead = false;
  for (let at = from; at <= to; at++) {
    const word = query.words[at];
    if (!word) continue;
    const letters = lettersRead.get(at);
    if (letters !== undefined) {
      mass.plain += word.weight * Math.max(0, 1 - letters / word.folded.length);
    }
    if (used.has(at) || word.kind === 'filler') continue;
    const kind = kindOfExtra(word, title, parts.includes(word.part));
    mass[kind] += word.weight;
    if ((kind === 'plain' || kind === 'related') && word.head && !word.aside) hasHead = true;
  }
  const share = (kind: ExtraKind): number => mass[kind] / (mass[kind] + matched);
  evidence.set('extra', share('plain'));
  evidence.set('extraHead', hasHead);
  if (allCommon) evidence.set('extraOnCommon', share('plain'));
  evidence.set('extraRelated', share('related'));
  evidence.set('extraSetting', share('setting'));
  evidence.set('extraGrade', share('grade'));
  evidence.set('extraAside', share('aside'));
}

function kindOfExtra(word: QueryWord, title: Title, isInMatchedPart: boolean): ExtraKind {
  if (word.kind === 'setting' || word.kind === 'grade') return word.kind;
  if (!word.known && /\d/.test(word.text)) return 'grade';
  if (word.roots.some((root) => title.entryRoots.has(root))) return 'related';
  return word.aside || !isInMatchedPart ? 'aside' : 'plain';
}

const FUSE_OPTIONS = { includeScore: true, ignoreLocation: true, threshold: 0.6 };

/** Lets Fuse.js compare the letters of a text with those of the title; without a text they count as unlike. */
export function compareLetters({ title, evidence }: Fit, text: string | undefined): void {
  if (text === undefined) {
    evidence.set('letters', 1);
    return;
  }
  const [shorter, longer] = title.key.length < text.length ? [title.key, text] : [text, title.key];
  const result = Fuse.match(shorter, longer, FUSE_OPTIONS);
  evidence.set('letters', result.isMatch ? (result.score ?? 0) : 1);
}
