// Puts the knowledge base's job titles, everyday names and jobs elsewhere into one title index.

import type { Knowledge } from '../../knowledge/load.ts';
import { knownWords } from '../../language/ordinary-words.ts';
import {
  buildTitleIndex,
  type TitleEntry,
  type TitleIndex,
  type TitleIndexOptions,
} from '../../matching/title-index.ts';

/** Ids of jobs that the knowledge base does not describe begin with this: "elsewhere:barrister". */
export const ELSEWHERE = 'elsewhere:';

/** Shorter words may be abbreviations; longer ones are told from each other by their letters. */
const SHORTEST_TITLE_WORD = 4;

export type TitleKnowledge = Pick<Knowledge, 'roles'> & {
  phrasing: Pick<
    Knowledge['phrasing'],
    'titleWords' | 'colloquialTitles' | 'jobsElsewhere' | 'spelling'
  >;
};

const indexes = new WeakMap<object, TitleIndex>();

/** The one index of a knowledge base: building it takes a moment, and recogniser and pages share it. */
export function roleTitleIndex(knowledge: TitleKnowledge): TitleIndex {
  const index = indexes.get(knowledge) ?? buildRoleTitleIndex(knowledge);
  indexes.set(knowledge, index);
  return index;
}

export function buildRoleTitleIndex(knowledge: TitleKnowledge): TitleIndex {
  const { entries, options } = roleTitles(knowledge);
  return buildTitleIndex(entries, options);
}

/** All names of all roles, the jobs elsewhere, and the words that job titles are made of. */
export function roleTitles(knowledge: TitleKnowledge): {
  entries: TitleEntry[];
  options: TitleIndexOptions;
} {
  const { titleWords, colloquialTitles, jobsElsewhere } = knowledge.phrasing;
  const roles = [...knowledge.roles.values()].map(
    (role): TitleEntry => ({
      id: role.id,
      titles: [role.title, ...role.alsoCalled],
      abbreviations: role.abbreviations,
      colloquial: colloquialTitles[role.id] ?? [],
    }),
  );
  const elsewhere = jobsElsewhere.map(
    (job): TitleEntry => ({ id: ELSEWHERE + jobId(job), titles: [job], background: true }),
  );
  const shortSlips = new Set(
    Object.values(knowledge.phrasing.spelling)
      .flat()
      .filter((slip) => slip.length < SHORTEST_TITLE_WORD),
  );
  const spelt = new Set(Object.keys(knowledge.phrasing.spelling));
  return {
    entries: [...roles, ...elsewhere],
    options: {
      noise: {
        grades: titleWords.grades,
        settings: titleWords.settings,
        fillers: titleWords.fillers,
      },
      synonyms: titleWords.sameWords,
      commonWords: titleWords.commonWords,
      cues: titleWords.cues,
      // "Hrs" means hours, not several of HR; "bursary" is a word of the field and no slip for nursery.
      ordinaryWords: {
        has: (word) => knownWords.has(word) || shortSlips.has(word) || spelt.has(word),
      },
    },
  };
}

/** The id of a job elsewhere, after ELSEWHERE. */
export function jobId(job: string): string {
  return job.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
