// The people that someone who works in the NHS asks about the next step.

import { contactWords } from '../../answers/contact.ts';
import { list } from '../../answers/reply.ts';
import { capital } from '../../answers/role-words.ts';
import { fill } from '../../knowledge/fill.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { DialogWording } from '../script/wording.ts';
import type { Section } from './sections.ts';

/** Whom someone who works in the NHS asks. */
export function speak({ trust }: Knowledge, words: DialogWording): Section {
  const text = words.ladder.speak;
  return {
    title: text.heading,
    blocks: list([
      text.manager,
      text.learning,
      capital(fill(text.recruitment, { contact: contactWords(trust.recruitment) })),
      text.someone,
    ]),
  };
}
