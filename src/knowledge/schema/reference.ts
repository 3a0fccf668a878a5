// The files of knowledge/reference: pay, registers, qualifications, words, where else to turn.

import { z } from 'zod';
import { REGISTERS } from '../kinds.ts';
import {
  bandSchema as band,
  idSchema as id,
  monthSchema as month,
  sentenceSchema as sentence,
  sourceSchema as source,
} from '../parts.ts';

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
      /** By which small questions name it in "turn-to". */
      id: id.optional(),
      name: sentence,
      for: sentence,
      /** Other names that people ask for it by. */
      alsoCalled: z.array(sentence).default([]),
      /** What is dialled. */
      phone: z
        .string()
        .regex(/^[\d ]+$/)
        .optional(),
      /** A word that is sent to a number. */
      text: z.strictObject({ word: sentence, to: z.string().regex(/^\d+$/) }).optional(),
      /** What a link that calls or texts it says, where it is not "Call", the name and the number. */
      label: sentence.optional(),
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
  /** Sites that have closed: their pages stay in the files as provenance. */
  closed: z.array(z.strictObject({ host: sentence, owner: sentence })).default([]),
});

export type PayBands = z.infer<typeof payBandsSchema>;

export type Glossary = z.infer<typeof glossarySchema>;

export type Registers = z.infer<typeof registersSchema>;

export type Signposts = z.infer<typeof signpostsSchema>;

export type QualificationLevels = z.infer<typeof qualificationLevelsSchema>;

export type GcseGrades = z.infer<typeof gcseGradesSchema>;

export type ApprenticeshipLevels = z.infer<typeof apprenticeshipLevelsSchema>;

export type OfficialSources = z.infer<typeof officialSourcesSchema>;
