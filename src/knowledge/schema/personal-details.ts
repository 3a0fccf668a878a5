// knowledge/phrasing/personal-details.yaml: what is masked in a message.

import { z } from 'zod';
import { idSchema as id, sentenceSchema as sentence } from '../parts.ts';

const words = z.array(z.string().min(1)).min(1);

/** What a form of a personal detail has to pass besides its shape. */
const DETAIL_CHECKS = [
  'luhn',
  'not-an-ordinal',
  'not-years',
  'not-round',
  'has-digits',
  'has-letters',
  'has-many-digits',
] as const;

const DETAIL_READERS = ['spoken-digits', 'email', 'date', 'profile', 'name'] as const;

/** What is masked in a message: one entry a kind, and the words that lead to one. */
export const personalDetailsSchema = z.strictObject({
  between: words,
  saysNumber: words,
  digitWords: z.record(z.string().regex(/^\d+$/), words),
  twice: words,
  thrice: words,
  months: words,
  dayWords: words,
  emailWords: z.strictObject({
    at: words,
    dot: words,
    providers: words,
    endings: words,
    stops: words,
  }),
  profiles: z.strictObject({ sites: words, names: words, certain: words, public: words }),
  names: z.strictObject({
    after: words,
    openings: words,
    heads: words,
    titles: words,
    notNames: words,
    ends: words,
    most: z.number().int().min(1).max(8),
  }),
  kinds: z
    .array(
      z.strictObject({
        kind: id,
        why: sentence,
        source: z.url(),
        forms: words.optional(),
        after: words.optional(),
        afterForms: words.optional(),
        read: z.enum(DETAIL_READERS).optional(),
        check: z.enum(DETAIL_CHECKS).optional(),
        unlessAfter: words.optional(),
        unlessStarts: words.optional(),
        examples: z
          .array(z.string().regex(/\{.+\}/, 'an example has the detail between { and }'))
          .min(1),
        stays: words,
      }),
    )
    .min(1),
});

export type PersonalDetails = z.infer<typeof personalDetailsSchema>;
