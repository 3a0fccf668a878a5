// Parts of a plan, each under its own heading.

import { type Block, heading } from '../../answers/reply.ts';

export interface Section {
  title: string;
  blocks: Block[];
}

/** The parts one below the other. */
export function underHeadings(sections: readonly Section[]): Block[] {
  return sections.flatMap(({ title, blocks }) => [heading(title), ...blocks]);
}
