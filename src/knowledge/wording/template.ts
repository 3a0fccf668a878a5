// A sentence of the bot with the {placeholders} that may stand in it, so that a slip is found when files are loaded.

import { z } from 'zod';
import { PLACEHOLDER } from '../fill.ts';

/** A sentence in which only these placeholders may stand. */
export function template(...names: string[]) {
  return z
    .string()
    .trim()
    .min(1)
    .superRefine((text, context) => {
      for (const [written, name = ''] of text.matchAll(PLACEHOLDER)) {
        if (!names.includes(name)) {
          const right = names.length > 0 ? names.map((one) => `{${one}}`).join(', ') : 'no {…}';
          context.addIssue({
            code: 'custom',
            message: `${written} means nothing here; use ${right}`,
          });
        }
      }
    });
}

/** {title} "podiatrist", {Title} "Podiatrist", {aTitle} "a podiatrist". */
export const aboutRole = (...more: string[]) => template('title', 'Title', 'aTitle', ...more);
export const plain = template();
