// "Which of those two pays more", "the other one", "back to the first one": an utterance with the titles of the jobs that
// were spoken of in the place of the words that point back to them.

/** "Which pays more", "and which one is harder to get into". */
const COMPARES =
  /^(\W*(?:and |so |ok )?)which (?:one |job )?(?=(?:pays|earns|takes|(?:is|has|gets|needs) (?:the )?(?:better|more|less|longer|shorter|higher|harder|easier|quicker|most|least)))/i;
/** The two spoken of last. */
const BOTH: readonly [RegExp, string][] = [
  [/\b(between|which (?:one )?(?:out )?of|either of)\s+(?:them|those|these)(?: two| 2)?\b/i, '$1 '],
  [/\b(?:those|these|them|the) (?:two|2)(?: jobs| roles)?\b/i, ''],
  [COMPARES, '$1which of '],
];
const OTHER = /\bthe other (?:one|job|role)\b/i;
const FIRST = /\b(?:the|that) (?:(?:very )?first|1st|original|earlier) (?:one|job|role)\b/i;

/**
 * The utterance with titles in it; undefined where it does not point back, or too few jobs were spoken of.
 *
 *     withTitles('and the other one', ['Receptionist', 'Ward clerk'])
 *     // => 'and Ward clerk'
 *
 * @param spoken the titles of the jobs spoken of, newest first
 */
export function withTitles(utterance: string, spoken: readonly string[]): string | undefined {
  const [now, before] = spoken;
  const first = spoken.at(-1);
  if (now === undefined || before === undefined || first === undefined) return undefined;
  for (const [pattern, lead] of BOTH) {
    if (pattern.test(utterance)) {
      return utterance.replace(pattern, `${lead}${before} and ${now} `).trim();
    }
  }
  if (OTHER.test(utterance)) return utterance.replace(OTHER, before);
  if (FIRST.test(utterance)) return utterance.replace(FIRST, first);
  return undefined;
}

/** "What does it pay" after "what is a band 3"; undefined where it does not point back or names a band itself. */
export function withBand(utterance: string, band: string): string | undefined {
  if (!IT.test(utterance) || /\bband\b/i.test(utterance)) return undefined;
  return utterance.replace(IT, band);
}
const IT = /\b(?:it|that|this|those|them)\b/i;
