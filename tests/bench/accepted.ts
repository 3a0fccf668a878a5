// The figures that a change may not make worse, in per cent; raise them when they are beaten.

import { readFileSync } from 'node:fs';
import { z } from 'zod';

const shares = z.record(z.string(), z.number());

export const accepted = z
  .strictObject({
    /** The share of a file's questions that is right, at least. */
    right: shares,
    /** The share of a file's questions about other matters that is answered, at most. */
    answeredOfOtherMatters: shares,
    /** Points that a wrapping may cost, at most. */
    wrappingCosts: z.number(),
  })
  .parse(JSON.parse(readFileSync('tests/bench/accepted.json', 'utf8')));
