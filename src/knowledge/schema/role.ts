// A file of knowledge/roles: the shape, and the types that the code uses.

import { z } from 'zod';
import {
  DBS_LEVELS,
  DEGREE_CLASSES,
  DRIVING_LICENCES,
  ENTRY_MINIMUMS,
  GROUNDS,
  INTERESTS,
  PEOPLE,
  REGISTERS,
  ROUTE_KINDS,
  TOPICS,
  TRAIT_VALUES,
  TRAITS,
} from '../kinds.ts';
import {
  bandSchema as band,
  idSchema as id,
  monthSchema as month,
  sentenceSchema as sentence,
  sourceSchema as source,
} from '../parts.ts';

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
  /** The lowest class of a degree that is taken. */
  degreeClass: z.enum(DEGREE_CLASSES).optional(),
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
  /** The apprenticeship standard with its reference: "Arts therapist (ST0633)". */
  standard: sentence.optional(),
  /** Whether the apprenticeship can be started; left out where nobody has said. */
  runs: z
    .strictObject({
      /** limited: for some people or places only. */
      is: z.enum(['yes', 'no', 'not-yet', 'limited']),
      /** What a person who asks is told, one plain sentence. */
      says: sentence.optional(),
    })
    .optional(),
  duration: sentence.optional(),
});

/** One part of the way from school to the job: a degree, the foundation programme, training at work. */
const stage = z.strictObject({
  /** What it is, as it stands in a list: "medical degree". */
  name: sentence,
  /** Its usual length in years, full time: 5, or [5, 6]. Left out where nobody has set one. */
  years: z
    .union([
      z.number().positive(),
      z
        .tuple([z.number().positive(), z.number().positive()])
        .refine(([least, most]) => least < most, 'a range goes up'),
    ])
    .optional(),
  /** It is the least that is asked for. */
  orMore: z.boolean().optional(),
  /** What else there is to know of it in short sentences: a shorter way, pay, exams. */
  says: sentence.optional(),
});

/** In years; without `most`, the least that it takes. */
export interface YearRange {
  least: number;
  most?: number;
}

const training = z
  .strictObject({
    /** What one is taught in the job itself. */
    inTheJob: sentence.optional(),
    /** The usual way from school, at about 18, to the job, in order. */
    stages: z.array(stage).default([]),
  })
  .transform((training) => ({ ...training, totalFromSchool: totalOf(training.stages) }));

function totalOf(stages: readonly z.infer<typeof stage>[]): YearRange | undefined {
  if (stages.length === 0) return undefined;
  const ranges = stages.map(({ years = 0 }) =>
    typeof years === 'number' ? [years, years] : years,
  );
  const sum = (place: 0 | 1) => ranges.reduce((total, range) => total + (range[place] ?? 0), 0);
  const isLeast = stages.some(({ years, orMore }) => years === undefined || orMore === true);
  return isLeast ? { least: sum(0) } : { least: sum(0), most: sum(1) };
}

const grounds = z.enum(GROUNDS);

/** Whether a job has something, and from where that is known. */
const trait = z.strictObject({
  is: z.enum(TRAIT_VALUES),
  from: grounds,
  /** One plain sentence that says it of this job. */
  says: sentence.optional(),
});

const traits = z.partialRecord(z.enum(TRAITS), trait);

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
  training: training.prefault({}),
  hours: sentence.optional(),
  /** The lowest age at which people are taken on for the job itself. */
  minimumAge: z
    .strictObject({
      years: z.number().int().min(14).max(25),
      from: grounds,
      says: sentence.optional(),
    })
    .optional(),
  /** What the job brings with it: nights, lifting, blood, driving … */
  traits: traits.default({}),
  /** The kinds of licence that a driver in this job needs; `traits.driving` says whether all posts do. */
  drivingLicences: z.array(z.enum(DRIVING_LICENCES)).default([]),
  /** The criminal record check that the job usually has. */
  dbs: z
    .strictObject({ level: z.enum(DBS_LEVELS), from: grounds, says: sentence.optional() })
    .optional(),
  /** Licences and certificates other than for driving: "SIA licence". */
  licences: z
    .array(
      z.strictObject({
        name: sentence,
        /** must: the law or every employer asks for it. some: some posts do. helps: good to have. */
        needed: z.enum(['must', 'some', 'helps']),
        says: sentence.optional(),
      }),
    )
    .default([]),
  /** Registers that the law does not ask for. */
  voluntaryRegisters: z
    .array(
      z.strictObject({
        name: sentence,
        short: sentence.optional(),
        web: z.url().optional(),
        /** must: employers as a rule ask for it. some: some do. choice: one may join. */
        needed: z.enum(['must', 'some', 'choice']),
        says: sentence.optional(),
      }),
    )
    .default([]),
  progression: z
    .array(z.strictObject({ to: id.optional(), title: sentence, how: sentence.optional() }))
    .default([]),
  relatedRoles: z.array(id).default([]),
  checked: month,
  sources: z.array(source).min(1),
  unsure: z.array(doubt).default([]),
});

export type Role = z.infer<typeof roleSchema>;

export type Route = z.infer<typeof route>;

export type Requirement = z.infer<typeof requirement>;

export type Needs = z.infer<typeof needs>;

export type Stage = z.infer<typeof stage>;
