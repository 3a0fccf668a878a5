// From evidence to probability. Each candidate gets a worth; the worths of all candidates, and of
// "none of them" at nought, share one whole. So two equal titles get a half each, and a poor best is unlikely.

import {
  compareLetters,
  EVIDENCE,
  type Evidence,
  type EvidenceName,
  type Fit,
} from './evidence.ts';

/** What each figure of the evidence is worth; `npm run bench -- fit-titles` fits and prints them. */
export const WORTH: Record<EvidenceName, number> = {
  bias: 11.72,
  missing: -9.15,
  missingHead: -1.05,
  unlike: -6.68,
  strained: -2.85,
  extra: -7.63,
  extraHead: -2.13,
  extraOnCommon: -5.43,
  extraRelated: -3.21,
  extraSetting: -1.23,
  extraGrade: -1.12,
  extraAside: -3.8,
  letters: -1.3,
  slight: -15.26,
  exact: 1.15,
  abbreviation: -0.87,
  reworded: -0.92,
  backgroundUnlike: -8,
  backgroundMissing: -3.57,
  modified: -5.25,
  modifying: -3.73,
  owned: -6.48,
  everyday: -4,
  inside: -0.62,
  insideUnlike: -5.89,
};

/** At least this sure: act on it. On titles that nothing was fitted on, 99 in 100 such answers are right (bench title-calibration). */
export const SURE = 0.8;
/** At least this sure: ask whether it was meant. A name that five entries share gives each of them nearly a fifth. */
export const ASK = 0.15;

const weights = Float64Array.from(EVIDENCE, (name) => WORTH[name]);

/** Best first; of equals the shorter title, then by letters, so that the order of entries does not matter. */
export function byWorth(a: Judged, b: Judged): number {
  if (a.worth !== b.worth) return b.worth - a.worth;
  if (a.title.text.length !== b.title.text.length) return a.title.text.length - b.title.text.length;
  if (a.title.text !== b.title.text) return a.title.text < b.title.text ? -1 : 1;
  return a.title.id < b.title.id ? -1 : a.title.id > b.title.id ? 1 : 0;
}

export function worthOf({ figures }: Evidence): number {
  let worth = 0;
  for (let place = 0; place < weights.length; place++) {
    worth += (weights[place] ?? 0) * (figures[place] ?? 0);
  }
  return worth;
}

export interface Judged extends Fit {
  worth: number;
}

export interface Share {
  id: string;
  title: string;
  score: number;
}

/** Shares certainty among the entries; each entry counts by its best title. */
export function shareOut(
  judged: readonly Judged[],
  limit: number,
): { shares: Share[]; certainty: number } {
  const best = new Map<string, Judged>();
  for (const one of judged) {
    const known = best.get(one.title.id);
    if (!known || byWorth(one, known) < 0) best.set(one.title.id, one);
  }
  const ranked = [...best.values()].sort(byWorth);
  const highest = Math.max(0, ranked[0]?.worth ?? 0);
  const none = Math.exp(-highest);
  let whole = none;
  for (const one of ranked) whole += Math.exp(one.worth - highest);
  const shares = ranked.slice(0, limit).map((one) => ({
    id: one.title.id,
    title: one.title.text,
    score: Math.exp(one.worth - highest) / whole,
  }));
  return { shares, certainty: 1 - none / whole };
}

/** How far behind the best a candidate may be for Fuse.js to compare its letters, which takes some microseconds. */
const WITHIN_REACH = 3;

/** Adds what Fuse.js finds in the letters to the candidates that have a chance. */
export function compareBest(judged: readonly Judged[], text: string): void {
  const highest = judged.reduce((high, one) => Math.max(high, one.worth), -Infinity);
  for (const one of judged) {
    compareLetters(one, one.worth >= highest - WITHIN_REACH ? text : undefined);
    one.worth = worthOf(one.evidence);
  }
}
