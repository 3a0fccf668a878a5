// What stands in a message and how likely it is. Nothing is decided here: jobs, questions, wishes and facts side by side.

import type { YesOrNo } from '../ground/request.ts';
import type { Criteria, Criterion } from '../knowledge/criteria.ts';
import type { Band } from '../knowledge/kinds.ts';
import type { Person } from '../knowledge/person.ts';
import type { Glossary } from '../knowledge/schema/reference.ts';
import type { Described } from './descriptions.ts';
import type { Ask } from './readers/asks.ts';
import type { JobMention } from './readers/job-mention.ts';

export interface Evidence {
  /** Words beside the job titles. */
  beside: string[];
  words: number;
  jobs: JobMention[];
  /** Roles whose descriptions the words are like, best first. */
  described: Described[];
  /** What the whole is like, and then what each clause is like. */
  asks: Ask[];
  /** Small questions that the words are like, best first, and how likely it is that none of them is meant. */
  questions: { id: string; probability: number; figures: Record<string, number> }[];
  wishes: Criteria;
  /** The same with the words of job titles in it. */
  wishesWithTitles: Criteria;
  /** What a job may have that is spoken of and neither wished nor ruled out: "nights are fine". */
  spokenOf: Criterion[];
  person: Person;
  terms: Glossary['terms'];
  band: Band | undefined;
  /** What is asked to be yes or no. */
  yesOrNo: YesOrNo | undefined;
  /** Places in a list, counted from 0; -1 for the last. */
  places: number[];
  /** For each clause of `asks`, whether it has the words of a question. */
  asking: boolean[];
  /** For each clause of `asks`, its words. */
  clauseWords: string[][];
  cues: ReadonlySet<string>;
  /** The cues that end where each job begins, that stand at the end of what was typed for it, and that begin behind it. */
  besideJob: {
    before: ReadonlySet<string>;
    within: ReadonlySet<string>;
    after: ReadonlySet<string>;
  }[];
  unknownTitle: string | undefined;
  strangeBefore: string | undefined;
  /** 0 to 1: how much stands in no phrase of this field. */
  foreign: number;
  gibberish: number;
  field: 'strong' | 'weak' | 'none';
}
