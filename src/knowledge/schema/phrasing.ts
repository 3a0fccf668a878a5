// How people ask: the files of knowledge/phrasing but those of facts, distress and personal details.

import { z } from 'zod';
import {
  ENTRY_MINIMUMS,
  INTERESTS,
  LOCAL_SUBJECTS,
  PEOPLE,
  ROUTE_KINDS,
  TRAITS,
} from '../kinds.ts';
import { idSchema as id, sentenceSchema as sentence } from '../parts.ts';

/** A list that says what kind of question its phrases ask. {role} stands for any job title in them. */
export const intentSchema = z.strictObject({
  intent: id,
  /** What is said of a matter that is not the bot's: where to turn. */
  says: sentence.optional(),
  phrases: z.array(sentence).min(1),
});

/** Words by which people name an interest, a group of people or a place when they search for jobs. */
export const searchWordsSchema = z.strictObject({
  interests: z.partialRecord(z.enum(INTERESTS), z.array(sentence)),
  people: z.partialRecord(z.enum(PEOPLE), z.array(sentence)),
  /** A kind of place: how people call it, and the words that a role's settings use for it. */
  settings: z.array(
    z.strictObject({ name: sentence, words: z.array(sentence), inSettings: z.array(sentence) }),
  ),
});

export const contactWordsSchema = z.strictObject({
  number: z.array(sentence).min(1),
  page: z.array(sentence).min(1),
});

/** How people ask what only their trust knows: by subject, and the words that may stand around. */
export const localLifeSchema = z.strictObject({
  subjects: z.record(z.enum(LOCAL_SUBJECTS), z.array(sentence).min(1)),
  around: z.array(sentence).min(1),
});

/** How people ask for what they said to be deleted; the file says what each list is. */
export const erasureSchema = z.strictObject({
  delete: z.array(sentence).min(1),
  forget: z.array(sentence).min(1),
  deleted: z.array(sentence).min(1),
  whole: z.array(sentence),
  unkept: z.array(sentence),
  things: z.array(sentence).min(1),
  pointing: z.array(sentence),
  plans: z.array(sentence).min(1),
  negations: z.array(sentence).min(1),
  asks: z.array(sentence).min(1),
  requests: z.array(sentence).min(1),
  elsewhere: z.array(sentence),
  politeness: z.array(sentence),
});

/** What tells a question about this assistant from others; the file says what each list is. */
export const assistantSchema = z.strictObject({
  anchors: z.array(sentence).min(1),
  elsewhere: z.array(sentence),
});

/** How people turn round what they say next; the file says what each list is. */
export const negationsSchema = z.strictObject({
  against: z.array(sentence).min(1),
  instead: z.array(sentence),
  prepositions: z.array(sentence),
  lacking: z.array(sentence),
  harmless: z.array(sentence),
  ends: z.array(sentence),
  /** Between two jobs: the one before is taken back. */
  'taken-back': z.array(sentence),
});

/** How people say what a job must or must not have. */
export const searchLimitsSchema = z.strictObject({
  minimums: z.partialRecord(z.enum(ENTRY_MINIMUMS), z.array(sentence)),
  routes: z.partialRecord(z.enum(ROUTE_KINDS), z.array(sentence)),
  contact: z.strictObject({ little: z.array(sentence), most: z.array(sentence) }),
  /**
   * What a job brings with it. names: wished away behind a word such as "no"; with: a job that has it is wanted;
   * without: a whole phrase that wishes it away.
   */
  traits: z.record(
    z.enum(TRAITS),
    z.strictObject({
      names: z.array(sentence).default([]),
      with: z.array(sentence).default([]),
      without: z.array(sentence).default([]),
    }),
  ),
  /** That one of the names, put for {it}, is put up with: neither wished nor wished away. */
  fine: z.array(sentence),
  ignore: z.array(sentence),
});

/** Words that show that a question is about careers; `strong`: one is enough. */
export const fieldWordsSchema = z.strictObject({
  strong: z.array(sentence).min(1),
  weak: z.array(sentence).min(1),
  /** Words with which a question begins: "what", "do". */
  askers: z.array(sentence).min(1),
  /** Words with which people begin and that ask nothing: "so", "ok". */
  openers: z.array(sentence),
  /** Where the job is, said beside a title: every job here is in the NHS. */
  places: z.array(sentence),
  /** Words of people, by which a clause is known to tell a story. */
  people: z.array(sentence).min(1),
  /** Words between two questions. */
  joints: z.array(sentence).min(1),
  /** Words that ask nothing where only a title stands beside them. */
  'beside-a-title': z.array(sentence),
});

/** What people put around a question and that asks nothing; `{who}` stands for each of `who`. */
export const wrappingSchema = z.strictObject({
  who: z.array(sentence).min(1),
  openings: z.array(sentence).min(1),
  joints: z.array(sentence),
  closings: z.array(sentence).min(1),
  signing: z.array(sentence).min(1),
});

const cueLists = z.record(z.string(), z.array(sentence).min(1));

/** Words that say what the words beside them are for. */
export const cuesSchema = z.strictObject({
  anywhere: cueLists,
  'before-a-job': cueLists,
  'after-a-job': cueLists,
  /** Signs that a job near the one spoken of is meant. */
  'another-job': z.strictObject({
    leading: z.array(sentence).min(1),
    correcting: z.array(sentence).min(1),
    'tells-nothing': z.array(sentence),
  }),
});

/** Spelling of single words: the right one, and wrong ones that closeness alone would not find. */
export const spellingSchema = z.record(sentence, z.array(sentence));

/** Groups of words that mean the same when someone asks. The first one stands for all. */
export const synonymsSchema = z.array(z.array(sentence).min(2));

/** Words, one a line or several in a list. */
const wordList = z.array(z.union([sentence, z.array(sentence)])).transform((lines) => lines.flat());

/** Words that stand in or around job titles, for the title index. */
export const titleWordsSchema = z.strictObject({
  /** Grade, contract and team words of advertisements, which say nothing about the job. */
  grades: wordList,
  /** Of these grades those above the basic one. */
  higherGrades: wordList,
  /** Where and with whom: they narrow a title down and seldom make another job of it. */
  settings: wordList,
  /** Small words of titles and ordinary words of questions. */
  fillers: wordList,
  /** Phrases that look like a title and are none: "visiting times". */
  notTitles: wordList,
  /** Ordinary words that are titles too: doctor, driver. */
  commonWords: wordList,
  /** Words beside a title that tell whether the job or a person is meant. */
  cues: z.strictObject({ before: wordList, after: wordList, owners: wordList }),
  /** Phrases that mean the same inside a title, most usual first. */
  sameWords: z.array(z.array(sentence).min(2)),
});

/** Everyday names by role id. A name that fits two roles stands under both and is asked back. */
export const colloquialTitlesSchema = z.record(id, z.array(sentence).min(1));

/** How people who do not know a job's title tell who does it, by role id: "wheels you down to theatre". */
export const descriptionsSchema = z.record(id, z.array(sentence).min(1));

/** Names that stand for several roles of one kind: answered for the first, with a sentence that says so. */
export const generalTitlesSchema = z.array(
  z.strictObject({ names: z.array(sentence).min(1), roles: z.array(id).min(2), says: sentence }),
);

/** Everyday jobs that no file here describes. */
export const jobsElsewhereSchema = z.array(sentence);

export type Intent = z.infer<typeof intentSchema>;

export type SearchWords = z.infer<typeof searchWordsSchema>;

export type TitleWords = z.infer<typeof titleWordsSchema>;

export type GeneralTitle = z.infer<typeof generalTitlesSchema>[number];

export type SearchLimits = z.infer<typeof searchLimitsSchema>;

export type Cues = z.infer<typeof cuesSchema>;

export type Wrapping = z.infer<typeof wrappingSchema>;
