// Small shapes that several content files share.

import { z } from 'zod';
import { BANDS } from './kinds.ts';

export const sentenceSchema = z.string().trim().min(1);

export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id has small letters, digits and single hyphens');

/** The month in which someone last held the file against its sources: "2026-11". */
export const monthSchema = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month is written like 2026-11');

export const sourceSchema = z.strictObject({
  title: sentenceSchema,
  /** Left out where the page has no address any more; `npm run check` warns of it. */
  url: z.url().optional(),
  /** The page was read as a copy on another site: provenance, never shown to people. */
  mirror: z.boolean().optional(),
});

/** A pay band: "5", "8a"; a bare number in a file is one, too. */
export const bandSchema = z.union([z.number(), z.string()]).transform(String).pipe(z.enum(BANDS));

export type Source = z.infer<typeof sourceSchema>;
