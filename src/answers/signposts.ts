// Other organisations to turn to, as lines that can be called, texted or opened.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Signposts } from '../knowledge/schema/reference.ts';
import type { Line } from './reply.ts';

export type Signpost = Signposts['signposts'][number];

/** How it can be reached at once, by phone or by text; undefined where it has neither. */
export function lineOf(
  { wording }: Pick<Knowledge, 'wording'>,
  signpost: Signpost,
): Line | undefined {
  const { name, phone, text, label, for: about } = signpost;
  if (phone !== undefined) {
    const address = `tel:${phone.replaceAll(' ', '')}`;
    return {
      label: label ?? fill(wording.distress.call, { name, number: phone }),
      address,
      about,
    };
  }
  if (text === undefined) return undefined;
  return {
    label: label ?? fill(wording.distress.text, { name, word: text.word, number: text.to }),
    address: `sms:${text.to}?body=${encodeURIComponent(text.word)}`,
    about,
  };
}
