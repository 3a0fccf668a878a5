// What a title index is told about its field. The code itself knows no field: all words come from here.

import type { WordSet } from '../language/word-set.ts';

export interface NoiseWords {
  /** Grade, contract and team words of advertisements, which say nothing about the job: band, bank, trainee. */
  grades?: readonly string[];
  /** Where and with whom: ward, community, stroke. They narrow a job down but seldom make another one of it. */
  settings?: readonly string[];
  /** Small words inside titles and questions: of, for, the, what, become. */
  fillers?: readonly string[];
}

/** Words around a title in a sentence which tell whether a job is spoken of or a person: "become a doctor", "my doctor". */
export interface CueWords {
  before?: readonly string[];
  after?: readonly string[];
  owners?: readonly string[];
}

export interface TitleIndexOptions {
  noise?: NoiseWords;
  /**
   * Phrases that mean the same inside a title, most usual first:
   * `['occupational therapy', 'OT']` lets "OT support worker" find "Occupational therapy support worker".
   */
  synonyms?: readonly (readonly string[])[];
  /** Words that anybody may use and that are titles all the same: doctor, driver. Alone in a sentence they prove little. */
  commonWords?: Iterable<string>;
  cues?: CueWords;
  /** Ordinary English words: none of them is taken for a misspelt title. */
  ordinaryWords?: WordSet;
}
