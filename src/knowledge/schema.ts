// The shape of every file in knowledge/, written once: the types that the code uses come from here.

import { z } from 'zod';
import {
  BANDS,
  ENTRY_MINIMUMS,
  INTERESTS,
  PEOPLE,
  REGISTERS,
  ROUTE_KINDS,
  TOPICS,
} from './kinds.ts';

const sentence = z.string().trim().min(1);
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id has small letters, digits and single hyphens');
const band = z.union([z.number(), z.string()]).transform(String).pipe(z.enum(BANDS));
/** The month in which someone last held the file against its sources: "2026-11". */
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month is written like 2026-11');

const source = z.strictObject({
  title: sentence,
  /** Left out where the page has no address any more; `npm run check` warns of it. */
  url: z.url().optional(),
  /** The page was read as a copy on another site: provenance, never shown to people. */
  mirror: z.boolean().optional(),
});

/**
 * What a requirement asks for in figures, so that "can I, with 2 GCSEs?" is computed.
 * Every part that is given must be met. Left out altogether where only words can say it.
 */
const needs = z.strictObject({
  gcses: z
    .strictObject({
      /** How many are needed. */
      count: z.number().int().min(1).max(10),
      /** The lowest grade that counts, as a number: 4 is the old C, 3 the old D. */
      grade: z.number().int().min(1).max(9),
      /** Subjects that must be among them. */
      subjects: z.array(sentence).optional(),
    })
    .optional(),
  aLevels: z
    .strictObject({
      count: z.number().int().min(1).max(4),
      subjects: z.array(sentence).optional(),
    })
    .optional(),
  /** A finished qualification at this level or above (3: A levels, 6: a bachelor's degree). */
  level: z.number().int().min(1).max(8).optional(),
  /** Already on a statutory register, or already qualified in the profession. */
  registered: z.boolean().optional(),
  /** Already employed by the NHS or in a job that fits. */
  employed: z.boolean().optional(),
  /** Relevant experience, paid or not. */
  experience: z.boolean().optional(),
  /** The lowest age in years. */
  age: z.number().int().min(13).max(25).optional(),
  /** A driving licence. */
  driving: z.boolean().optional(),
});

const requirement = z.strictObject({
  /** The requirement in words, as it is shown. */
  says: sentence,
  needs: needs.optional(),
  /** must: without it, no. often: some employers or courses ask. helps: good to have. */
  weight: z.enum(['must', 'often', 'helps']).default('must'),
  /** The level of course or apprenticeship that the line is for; lines for other levels are other ways in. */
  forLevel: z.number().int().min(2).max(8).optional(),
  /** This line may be met in place of the line before it. */
  or: z.boolean().optional(),
});

const route = z.strictObject({
  kind: z.enum(ROUTE_KINDS),
  summary: sentence,
  requirements: z.array(requirement).default([]),
  level: z.union([z.number(), z.array(z.number())]).optional(),
  standard: sentence.optional(),
  duration: sentence.optional(),
});

const doubt = z.strictObject({
  /** The topics whose answers should be careful. */
  about: z.array(z.enum(TOPICS)).min(1),
  /** What a person who asks about them is told, one plain sentence; left out where it is only a note for staff. */
  says: sentence.optional(),
  /** What was not settled, for the people who edit this file. */
  note: sentence,
});

export const roleSchema = z.strictObject({
  id,
  title: sentence,
  alsoCalled: z.array(sentence).default([]),
  abbreviations: z.array(sentence).default([]),
  family: id,
  /** 2 support worker … 6 newly registered or graduate, 7 advanced, 8 consultant, 9 director. */
  careerLevel: z.number().int().min(1).max(9).optional(),
  bands: z.array(band).optional(),
  registration: z.enum(REGISTERS).optional(),
  protectedTitle: z.boolean().optional(),
  summary: sentence,
  duties: z.array(sentence).min(1),
  settings: z.array(sentence).default([]),
  people: z.array(z.enum(PEOPLE)).default([]),
  interests: z.array(z.enum(INTERESTS)).default([]),
  skills: z.array(sentence).default([]),
  /** How much of the work is with patients or clients, face to face or by phone. */
  patientContact: z.enum(['most', 'some', 'little']).optional(),
  /** Words people would search for this job by that stand nowhere else in it: "eyes", "phone calls", "outdoors". */
  searchWords: z.array(sentence).default([]),
  entry: z.strictObject({
    minimum: z.enum(ENTRY_MINIMUMS),
    summary: sentence,
    experience: sentence.optional(),
  }),
  routes: z.array(route).default([]),
  training: sentence.optional(),
  hours: sentence.optional(),
  progression: z
    .array(z.strictObject({ to: id.optional(), title: sentence, how: sentence.optional() }))
    .default([]),
  relatedRoles: z.array(id).default([]),
  checked: month,
  sources: z.array(source).min(1),
  unsure: z.array(doubt).default([]),
});

export const familySchema = z.strictObject({
  id,
  title: sentence,
  /** What people call the field: "feet", "OT", "baby wards". */
  alsoCalled: z.array(sentence).default([]),
  summary: sentence.optional(),
});

export const familiesSchema = z.array(familySchema).min(1);

export const topicSchema = z.strictObject({
  id,
  title: sentence,
  /** What kind of question this is, in the words of `TOPICS`. */
  topic: z.enum(TOPICS),
  /** How people ask it; the recogniser learns from these. */
  questions: z.array(sentence).min(1),
  answer: sentence,
  points: z.array(sentence).default([]),
  validFor: sentence.optional(),
  /** Not a careers matter (an appointment, a complaint): the reply is a signpost and says whose it is. */
  signpost: z.boolean().optional(),
  relatedTopics: z.array(id).default([]),
  checked: month,
  sources: z.array(source).min(1),
  unsure: z.array(sentence).default([]),
});

/** A list that says what kind of question its phrases ask. {role} stands for any job title in them. */
export const intentSchema = z.strictObject({
  intent: id,
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

/**
 * How someone in distress writes. A sign is a few words in order, alternatives with a slash: "want/going to kill myself";
 * up to two other words may stand between. What a notSign matches is left out first.
 */
export const crisisSchema = z.strictObject({
  signs: z.array(sentence).min(1),
  notSigns: z.array(sentence),
});

/** How people say what a job must or must not have. */
export const searchLimitsSchema = z.strictObject({
  minimums: z.partialRecord(z.enum(ENTRY_MINIMUMS), z.array(sentence)),
  routes: z.partialRecord(z.enum(ROUTE_KINDS), z.array(sentence)),
  contact: z.strictObject({ little: z.array(sentence), most: z.array(sentence) }),
  negations: z.array(sentence),
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
  /** Words by which people say what they like or are good at. */
  liking: z.array(sentence),
});

/** Spelling of single words: the right one, and wrong ones that closeness alone would not find. */
export const spellingSchema = z.record(sentence, z.array(sentence));

/** Groups of words that mean the same when someone asks. The first one stands for all. */
export const synonymsSchema = z.array(z.array(sentence).min(2));

const contact = z.strictObject({
  name: sentence,
  email: z.email().optional(),
  phone: sentence.optional(),
  url: z.url().optional(),
});

export const trustSchema = z.strictObject({
  name: sentence,
  /** Pages that the Teams app and the web pages link to. */
  website: z.url().optional(),
  privacy: z.url().optional(),
  terms: z.url().optional(),
  recruitment: contact,
  vacancies: z.url(),
  voluntaryServices: contact,
  /** Links of this trust for a role or a topic, by id. */
  links: z.array(z.strictObject({ for: id, title: sentence, url: z.url() })).default([]),
});

export const payBandsSchema = z.strictObject({
  title: sentence,
  /** Whole years in the band before each next pay point, by band. */
  yearsToNextPoint: z.record(z.string(), z.array(z.number())),
  notes: z.array(sentence),
  /** Newest first. */
  years: z
    .array(
      z.strictObject({
        year: sentence,
        from: z.iso.date(),
        to: z.iso.date(),
        country: sentence,
        upliftPercent: z.number(),
        status: sentence,
        /** Which figures may be shown; left out: all. */
        showToPublic: z.strictObject({ entryPayOfBands: z.array(band) }).optional(),
        bands: z.array(
          z.strictObject({
            band,
            entry: z.number(),
            top: z.number(),
            points: z.array(z.number()),
            basis: z.array(z.enum(['read', 'worked-out'])).optional(),
          }),
        ),
        sources: z.array(source),
      }),
    )
    .min(1),
  checked: month,
  sources: z.array(source),
  unsure: z.array(sentence).default([]),
});

export const glossarySchema = z.strictObject({
  title: sentence,
  terms: z.array(
    z.strictObject({
      term: sentence,
      longForm: sentence,
      meaning: sentence,
      /** Other ways to write the term. */
      alsoWritten: z.array(sentence).default([]),
    }),
  ),
  checked: month,
  sources: z.array(source),
  unsure: z.array(sentence).default([]),
});

export const registersSchema = z.strictObject({
  title: sentence,
  registers: z.array(
    z.strictObject({
      id: z.enum(REGISTERS),
      name: sentence,
      registers: z.array(sentence),
      where: sentence,
      web: z.url(),
      fee: sentence.optional(),
    }),
  ),
  notes: z.array(sentence),
  validFor: sentence.optional(),
  checked: month,
  sources: z.array(source),
  unsure: z.array(sentence).default([]),
});

export const signpostsSchema = z.strictObject({
  title: sentence,
  signposts: z.array(
    z.strictObject({
      name: sentence,
      for: sentence,
      phone: sentence.optional(),
      email: z.email().optional(),
      web: z.url(),
      /** Shown to someone in distress. */
      crisis: z.boolean().optional(),
      /** false: the address was not seen in a source, so it is not shown until someone has opened it. */
      inSources: z.boolean(),
    }),
  ),
  notes: z.array(sentence),
  checked: month,
  sources: z.array(source),
  unsure: z.array(sentence).default([]),
});

export const qualificationLevelsSchema = z.strictObject({
  title: sentence,
  levels: z.array(
    z.strictObject({
      level: z.union([z.literal('entry'), z.number().int().min(1).max(8)]),
      examples: z.array(sentence),
      equivalent: sentence,
    }),
  ),
  checked: month,
  sources: z.array(source),
  unsure: z.array(sentence).default([]),
});

export const gcseGradesSchema = z.strictObject({
  title: sentence,
  grades: z.array(z.strictObject({ number: sentence, letters: sentence })),
  ranges: z.array(z.strictObject({ numbers: sentence, letters: sentence })),
  passes: z.array(z.strictObject({ grade: sentence, name: sentence })),
  linesUp: z.array(sentence),
  notes: z.array(sentence),
  checked: month,
  sources: z.array(source),
  unsure: z.array(sentence).default([]),
});

export const apprenticeshipLevelsSchema = z.strictObject({
  title: sentence,
  levels: z.array(
    z.strictObject({
      name: sentence,
      level: z.union([z.number(), z.array(z.number())]),
      equivalent: sentence,
      typicalLength: sentence.optional(),
      note: sentence.optional(),
    }),
  ),
  rules: z.array(sentence),
  withdrawnFromSeptember2026: z.array(sentence),
  validFor: sentence.optional(),
  checked: month,
  sources: z.array(source),
  unsure: z.array(sentence).default([]),
});

/** Whose pages may be shown to people as sources. Others stay in the files as provenance. */
export const officialSourcesSchema = z.strictObject({
  /** Every host that ends in one of these: "nhs.uk", "gov.uk". */
  endings: z.array(sentence),
  /** Single hosts, "www." left out, with whose they are. */
  hosts: z.array(z.strictObject({ host: sentence, owner: sentence })),
});

/** Words, one a line or several in a list. */
const wordList = z.array(z.union([sentence, z.array(sentence)])).transform((lines) => lines.flat());

/** Words that stand in or around job titles, for the title index. */
export const titleWordsSchema = z.strictObject({
  /** Grade, contract and team words of advertisements, which say nothing about the job. */
  grades: wordList,
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

export type Role = z.infer<typeof roleSchema>;
export type Family = z.infer<typeof familySchema>;
export type TopicFile = z.infer<typeof topicSchema>;
export type Route = z.infer<typeof route>;
export type RouteKind = (typeof ROUTE_KINDS)[number];
export type Requirement = z.infer<typeof requirement>;
export type Needs = z.infer<typeof needs>;
export type Source = z.infer<typeof source>;
export type Doubt = z.infer<typeof doubt>;
export type Topic = (typeof TOPICS)[number];
export type EntryMinimum = (typeof ENTRY_MINIMUMS)[number];
export type Person = (typeof PEOPLE)[number];
export type Interest = (typeof INTERESTS)[number];
export type Register = (typeof REGISTERS)[number];
export type Band = (typeof BANDS)[number];
export type Intent = z.infer<typeof intentSchema>;
export type SearchWords = z.infer<typeof searchWordsSchema>;
export type Trust = z.infer<typeof trustSchema>;
export type PayBands = z.infer<typeof payBandsSchema>;
export type Glossary = z.infer<typeof glossarySchema>;
export type Registers = z.infer<typeof registersSchema>;
export type Signposts = z.infer<typeof signpostsSchema>;
export type QualificationLevels = z.infer<typeof qualificationLevelsSchema>;
export type GcseGrades = z.infer<typeof gcseGradesSchema>;
export type ApprenticeshipLevels = z.infer<typeof apprenticeshipLevelsSchema>;
export type OfficialSources = z.infer<typeof officialSourcesSchema>;
export type TitleWords = z.infer<typeof titleWordsSchema>;
export type GeneralTitle = z.infer<typeof generalTitlesSchema>[number];
export type SearchLimits = z.infer<typeof searchLimitsSchema>;
