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
  search: 2.83,
  strength: 0.18,
  phrase: 0.71,
  phraseCovered: 2.09,
  covered: -3.41,
  says: -0.12,
  pairs: 2.31,
  group: 0.39,
  meaning: 6.65,
  meaningOfPhrase: 2.49,
  // Set by hand: no situation is a phrasing.
  exact: 5,
};
/** The bias is set by hand: of the texts asked here two in three have an answer, in the fitting one in two. */
export const NONE_WEIGHTS: Record<NoneFeature, number> = {
  bias: 6.1,
  unexplained: -1.28,
  length: 2.14,
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
