// knowledge/phrasing/facts.yaml: how people speak of themselves.

import { z } from 'zod';
import { FACT_KINDS } from '../fact.ts';
import { FACT_SIGNS } from '../kinds.ts';
import { sentenceSchema as sentence } from '../parts.ts';

const patterns = z.array(sentence).min(1);

/** How people speak of their qualifications, age, health, family and work; the file tells how a pattern is written. */
export const factWordsSchema = z.strictObject({
  lists: z.record(z.string(), z.array(sentence)),
  groups: z.record(z.string(), z.record(z.string(), z.array(sentence))),
  /** Words that may stand between a sign and what it is about. */
  filler: z.array(z.string()),
  /** Short forms, read as the words that they stand for. */
  contractions: z
    .record(z.string(), sentence)
    .transform((words): ReadonlyMap<string, string> => new Map(Object.entries(words))),
  /** Words at which a free description ends. */
  ends: z.array(z.string()),
  /** What tells whether something is had, lacked or asked about; each reaches to the end of its clause. */
  signs: z.record(z.enum(FACT_SIGNS), patterns),
  /** What behind a qualification tells whether it is held. */
  after: z.strictObject({
    needed: patterns,
    course: patterns,
    finished: patterns,
    learned: patterns,
  }),
  /** What is passed over. */
  nothing: patterns,
  facts: z.array(
    z.strictObject({
      kind: z.enum(FACT_KINDS),
      /** What every one of the patterns says of the fact. */
      set: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      patterns,
      /** Behind which signs it is had; left out: `has`. */
      claims: z.array(z.enum(FACT_SIGNS)).default(['has']),
      /** What it says without a sign; left out: nothing. */
      bare: z.enum(['has', 'lacks', 'asked-about']).optional(),
      /** Without a sign it counts only with one of these in it, at the beginning of a sentence that asks nothing, alone between commas, or as the opening of a story. */
      bareNeeds: z
        .array(z.enum(['count', 'grade', 'class', 'first-place', 'own-clause', 'opening']))
        .default([]),
      /** Only fillers may stand between the sign and it. */
      near: z.boolean().default(false),
      /** It is not a fact where one of these follows. */
      unlessBefore: z.array(sentence).default([]),
      /** What it says of the past. */
      past: z.enum(['has', 'lacks']).default('has'),
      /** Read only where it is lacked. */
      only: z.literal('lacks').optional(),
      /** Lacking what the patterns name is the fact: "no qualifications". */
      isTurned: z.boolean().default(false),
      /** "No GCSEs, 5 years in care": a denial does not reach it. */
      isNeverLacked: z.boolean().default(false),
      /** Had whatever stands before it: "my kids". */
      isSure: z.boolean().default(false),
    }),
  ),
});

export type FactWords = z.infer<typeof factWordsSchema>;
