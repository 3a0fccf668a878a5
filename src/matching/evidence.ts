// What speaks for and against a query (or a stretch of it) meaning a certain title, as a row of figures.
// The figures are weighed in calibration.ts.

import Fuse from 'fuse.js';
import type { Title } from './catalogue.ts';
import type { Hit, Query, QueryWord } from './query.ts';
import { SAME_STEM } from './vocabulary.ts';

/** The figures, in order; all but `bias`, `exact` and the kinds are shares between 0 and 1. */
export const EVIDENCE = [
  'bias',
  'missing',
  'missingHead',
  'unlike',
  'strained',
  'extra',
  'extraHead',
  'extraOnCommon',
  'extraRelated',
  'extraSetting',
  'extraGrade',
  'extraAside',
  'disorder',
  'letters',
  'slight',
  'exact',
  'other',
  'abbreviation',
  'colloquial',
  'reworded',
  'backgroundUnlike',
  'backgroundMissing',
  'modified',
  'modifying',
  'owned',
  'everyday',
  'inside',
  'insideMissing',
  'insideUnlike',
] as const;

export type EvidenceName = (typeof EVIDENCE)[number];

export const PLACE = Object.fromEntries(EVIDENCE.map((name, place) => [name, place])) as Record<
  EvidenceName,
  number
>;

export interface Fit {
  title: Title;
  /** In the order of EVIDENCE. */
  evidence: Float64Array;
  /** First and last word of the query that answer to the title. */
  from: number;
  to: number;
  /** How many words of the title, small ones aside, the query has. */
  content: number;
}

/** How a title fits the words `from` to `to` of a query; undefined when no word answers to it. */
export function fit(query: Query, title: Title, from: number, to: number): Fit | undefined {
  const used = new Map<number, Hit>();
  let matched = 0;
  let likeness = 0;
  let strained = 0;
  let headMatched = false;
  let disorder = 0;
  let previous = -1;
  let content = 0;
  let allCommon = true;
  let first = Infinity;
  let last = -1;
  title.words.forEach((word, place) => {
    const hit = bestHit(query.hits.get(word), used, from, to);
    if (!hit) return;
    for (let at = hit.from; at <= hit.to; at++) used.set(at, hit);
    const weight = title.weights[place] ?? 0;
    matched += weight;
    likeness += weight * (place === title.head && hit.likeness === SAME_STEM ? 1 : hit.likeness);
    if (hit.strained) strained += weight;
    if (place === title.head) headMatched = true;
    if (!title.small[place]) content++;
    if (!title.common[place]) allCommon = false;
    if (hit.from < previous) disorder++;
    previous = hit.from;
    first = Math.min(first, hit.from);
    last = Math.max(last, hit.to);
  });
  if (matched === 0) return undefined;

  const evidence = new Float64Array(EVIDENCE.length);
  const set = (name: EvidenceName, value: number): void => {
    evidence[PLACE[name]] = value;
  };
  set('bias', 1);
  set('missing', 1 - matched / title.mass);
  set('missingHead', headMatched ? 0 : 1);
  set('unlike', 1 - likeness / matched);
  set('strained', strained / matched);
  addExtras(query, title, used, from, to, matched, allCommon, set);
  set('disorder', title.words.length > 1 ? disorder / (title.words.length - 1) : 0);
  set('slight', 1 / (1 + 2 * likeness));
  set('exact', from === 0 && to === query.words.length - 1 && query.key === title.key ? 1 : 0);
  set('other', title.kind === 'other' ? 1 : 0);
  set('abbreviation', title.kind === 'abbreviation' ? 1 : 0);
  set('colloquial', title.kind === 'colloquial' ? 1 : 0);
  set('reworded', title.reworded ? 1 : 0);
  if (title.background) {
    set('backgroundUnlike', 1 - likeness / matched);
    set('backgroundMissing', 1 - matched / title.mass);
  }
  return { title, evidence, from: first, to: last, content };
}

function bestHit(
  hits: Hit[] | undefined,
  used: Map<number, Hit>,
  from: number,
  to: number,
): Hit | undefined {
  let best: Hit | undefined;
  for (const hit of hits ?? []) {
    if (hit.from < from || hit.to > to) continue;
    if (best && best.likeness >= hit.likeness) continue;
    if (isFree(hit, used)) best = hit;
  }
  return best;
}

function isFree(hit: Hit, used: Map<number, Hit>): boolean {
  for (let at = hit.from; at <= hit.to; at++) {
    const other = used.get(at);
    if (other && !(hit.part && other.part)) return false;
  }
  return true;
}

/** The words of the query that do not answer to the title, by what kind of words they are. */
function addExtras(
  query: Query,
  title: Title,
  used: Map<number, Hit>,
  from: number,
  to: number,
  matched: number,
  allCommon: boolean,
  set: (name: EvidenceName, value: number) => void,
): void {
  const mass = { plain: 0, related: 0, setting: 0, grade: 0, aside: 0 };
  let extraHead = 0;
  const parts = new Set([...used.keys()].map((at) => query.words[at]?.part));
  for (let at = from; at <= to; at++) {
    const word = query.words[at];
    if (!word || used.has(at)) continue;
    const related = word.roots.some((one) => title.entryRoots.has(one));
    const kind =
      related && word.kind !== 'filler' ? 'related' : kindOfExtra(word, parts.has(word.part));
    if (kind === 'filler') continue;
    mass[kind] += word.weight;
    if ((kind === 'plain' || kind === 'related') && word.head && !word.aside) extraHead = 1;
  }
  set('extra', mass.plain / (mass.plain + matched));
  set('extraHead', extraHead);
  if (allCommon) set('extraOnCommon', mass.plain / (mass.plain + matched));
  set('extraRelated', mass.related / (mass.related + matched));
  set('extraSetting', mass.setting / (mass.setting + matched));
  set('extraGrade', mass.grade / (mass.grade + matched));
  set('extraAside', mass.aside / (mass.aside + matched));
}

function kindOfExtra(
  word: QueryWord,
  isInPart: boolean,
): 'plain' | 'filler' | 'setting' | 'grade' | 'aside' {
  if (word.kind !== 'plain') return word.kind;
  if (!word.known && /\d/.test(word.text)) return 'grade';
  return word.aside || !isInPart ? 'aside' : 'plain';
}

/** Lets Fuse.js compare the letters of the whole query with those of the title; without a text they count as unlike. */
export function compareLetters(found: Fit, queryKey: string | undefined): void {
  const { title } = found;
  if (queryKey === undefined) {
    found.evidence[PLACE.letters] = 1;
    return;
  }
  const [shorter, longer] =
    title.key.length < queryKey.length ? [title.key, queryKey] : [queryKey, title.key];
  const result = Fuse.match(shorter, longer, FUSE_OPTIONS);
  found.evidence[PLACE.letters] = result.isMatch ? (result.score ?? 0) : 1;
}

const FUSE_OPTIONS = { includeScore: true, ignoreLocation: true, threshold: 0.6 };
