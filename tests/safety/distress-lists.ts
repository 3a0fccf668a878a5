// The lists of what people say in distress, and of what only sounds like it.

import { readFileSync } from 'node:fs';

/** The lines of a list in tests/safety, without its headings. */
export function linesOf(name: string): string[] {
  return [...sectionsOf(name).values()].flat();
}

/** The lines under each heading of a list ("# abuse"); those before the first are under "". */
export function sectionsOf(name: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let heading = '';
  for (const line of readFileSync(`tests/safety/${name}`, 'utf8').split('\n')) {
    if (line.startsWith('# ')) heading = line.slice(2);
    else if (line.trim() !== '') {
      const lines = sections.get(heading);
      if (lines) lines.push(line);
      else sections.set(heading, [line]);
    }
  }
  return sections;
}
