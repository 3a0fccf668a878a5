// Old letter grades of GCSEs as the lowest number grade that lines up with them (Ofqual's comparison, as in gcse-grades.yaml).

export const LETTER_GRADES: Readonly<Record<string, number>> = {
  'A*': 8,
  A: 7,
  B: 6,
  C: 4,
  D: 3,
  E: 2,
  F: 1,
  G: 1,
  U: 0,
};
