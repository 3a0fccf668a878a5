// knowledge/families.yaml.

import { z } from 'zod';
import { idSchema as id, sentenceSchema as sentence } from '../parts.ts';

const familySchema = z.strictObject({
  id,
  title: sentence,
  /** What people call the field: "feet", "OT", "baby wards". */
  alsoCalled: z.array(sentence).default([]),
  summary: sentence.optional(),
});

export const familiesSchema = z.array(familySchema).min(1);

export type Family = z.infer<typeof familySchema>;
