// What speaks for a small question, and how much each figure counts.

/** What speaks for a point. */
export const POINT_FEATURES = [
  'search',
  'strength',
  'phrase',
  'phraseCovered',
  'covered',
  'says',
  'pairs',
  'group',
  'meaning',
  'meaningOfPhrase',
  'exact',
] as const;
/** What speaks for none of the points. */
export const NONE_FEATURES = ['bias', 'unexplained', 'length', 'weak'] as const;

export type PointFeature = (typeof POINT_FEATURES)[number];
export type NoneFeature = (typeof NONE_FEATURES)[number];

export interface PointEvidence {
  points: { id: string; phrase: string; features: Record<PointFeature, number> }[];
  none: Record<NoneFeature, number>;
}

/** Fitted on situations that are in no phrasing: `npm run bench -- points fit`. */
export const POINT_WEIGHTS: Record<PointFeature, number> = {
  search: 3.7,
  strength: 0.01,
  phrase: 0.98,
  phraseCovered: 0.53,
  covered: -2.12,
  says: -0.64,
  pairs: 4.63,
  group: 0.3,
  meaning: 6.73,
  meaningOfPhrase: 3.52,
  // Set by hand: no situation is a phrasing.
  exact: 5,
};
/** The bias is set by hand: of the texts asked here two in three have an answer, in the fitting one in two. */
export const NONE_WEIGHTS: Record<NoneFeature, number> = {
  bias: 6.7,
  unexplained: -0.2,
  length: 1.76,
  weak: 0,
};

/** How much all figures speak for something. */
export function dot<Name extends string>(
  weights: Record<Name, number>,
  values: Record<Name, number>,
): number {
  let total = 0;
  for (const name in weights) total += weights[name] * values[name];
  return total;
}
