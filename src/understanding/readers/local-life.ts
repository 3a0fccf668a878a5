// Whether a message asks for what only the trust can say: "is there a nursery", "when is your next open day".

import { LOCAL_SUBJECTS, type LocalSubject } from '../../knowledge/kinds.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { WordSet } from '../../language/word-set.ts';
import { readWords } from '../../language/words.ts';
import { buildLexicon } from '../../matching/lexicon.ts';
import type { Recognition } from './recognize.ts';

/** Longer messages say more than this reader takes in. */
const MOST_WORDS = 16;
/** Names of places that no dictionary has: "is there parking at Pinderfields". */
const MOST_NAMES = 2;

export type LocalLifeReader = (
  recognition: Pick<Recognition, 'utterance' | 'jobs'>,
) => LocalSubject | undefined;

/**
 * Reads the subject of a message. Whatever stands beside it must be words that mean nothing by themselves, so that "can
 * I work in a nursery" asks for a job.
 *
 *     read('is there a staff nursery')  // => 'nursery'
 *     read('can I work in a nursery')   // => undefined
 *
 * @param known all words of the language: one of them is no name of a place
 */
export function buildLocalLifeReader(
  { phrasing, trust }: Pick<Knowledge, 'phrasing' | 'trust'>,
  ordinary: WordSet,
  known: WordSet,
): LocalLifeReader {
  const { subjects, around } = phrasing.localLife;
  const named = buildLexicon(
    LOCAL_SUBJECTS.map((value) => ({ value, phrases: subjects[value] })),
    ordinary,
  );
  const meaningless = [...around, ...Object.values(subjects).flat(), trust.name];
  const beside = buildLexicon([{ value: true, phrases: meaningless }], ordinary);
  return ({ utterance, jobs }) => {
    const [hit] = named.find(utterance);
    if (!hit || readWords(utterance).length > MOST_WORDS) return undefined;
    if (jobs.some(({ start, end }) => start < hit.start || end > hit.end)) return undefined;
    const rest = `${utterance.slice(0, hit.start)} ${utterance.slice(hit.end)}`;
    const taken = beside.find(rest);
    const left = readWords(rest).filter(
      (word) => !taken.some(({ start, end }) => start <= word.start && word.end <= end),
    );
    const areNames = left.every(({ text }) => !known.has(text));
    // "Are you hiring podatrists": a name beside vacancies may be a job's.
    const most = hit.value === 'vacancies' ? 0 : MOST_NAMES;
    return areNames && left.length <= most ? hit.value : undefined;
  };
}
