// What a person says of themselves, or of somebody else, as values.

import { z } from 'zod';
import { DEGREE_CLASSES } from './kinds.ts';

export const NATIONS = ['england', 'scotland', 'wales', 'northern-ireland'] as const;
export type Nation = (typeof NATIONS)[number];

const whole = z.number().int();

/** What can be known of a person. GCSE grades are numbers; old letters are given as the lowest number they are worth. */
export const factSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('gcses'),
    count: whole.optional(),
    grade: whole.optional(),
  }),
  /** A single GCSE subject. One that was failed is lacked, and has no grade. */
  z.strictObject({ kind: z.literal('subject'), subject: z.string(), grade: whole.optional() }),
  z.strictObject({
    kind: z.literal('a-levels'),
    count: whole.optional(),
    grades: z.string().optional(),
    subjects: z.array(z.string()).optional(),
  }),
  /** A qualification by its level: an NVQ 2, a BTEC, an access course. */
  z.strictObject({
    kind: z.literal('level'),
    level: whole,
    name: z.string().optional(),
    subject: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('degree'),
    class: z.enum(DEGREE_CLASSES).optional(),
    subject: z.string().optional(),
    masters: z.boolean().optional(),
    phd: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('no-qualifications') }),
  z.strictObject({ kind: z.literal('age'), years: whole }),
  z.strictObject({ kind: z.literal('school-year'), year: whole }),
  /** What is being learned now, and so is not held yet. */
  z.strictObject({
    kind: z.literal('studying'),
    what: z.string(),
    level: whole.optional(),
  }),
  z.strictObject({ kind: z.literal('condition'), condition: z.string() }),
  z.strictObject({ kind: z.literal('family'), what: z.string() }),
  z.strictObject({
    kind: z.literal('employed'),
    where: z.enum(['nhs', 'care', 'elsewhere', 'none']),
  }),
  /** How long something was done; months are parts of a year. */
  z.strictObject({
    kind: z.literal('years'),
    years: z.number(),
    /** "Over 3 years". */
    isMore: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('experience'), in: z.string().optional() }),
  z.strictObject({ kind: z.literal('driving'), licence: z.literal('c1').optional() }),
  z.strictObject({ kind: z.literal('registered') }),
  z.strictObject({ kind: z.literal('origin'), from: z.string() }),
  z.strictObject({
    kind: z.literal('nation'),
    nation: z.enum(NATIONS),
  }),
  z.strictObject({ kind: z.literal('record') }),
  z.strictObject({ kind: z.literal('hours'), wants: z.string() }),
  z.strictObject({ kind: z.literal('band'), band: whole }),
]);

export type Fact = z.infer<typeof factSchema>;
export type FactKind = Fact['kind'];

export const FACT_KINDS = factSchema.options.map((option) => option.shape.kind.value);

/** A fact and what was said of it. */
export interface Told {
  fact: Fact;
  /** Who it is about: the person who writes, or somebody they write for. */
  of: 'self' | 'other';
  /** Something that is only asked about is not held. */
  polarity: 'has' | 'lacks' | 'asked-about';
}

/** A fact, and where it stands in the text as given. */
export interface Stated extends Told {
  start: number;
  end: number;
}
