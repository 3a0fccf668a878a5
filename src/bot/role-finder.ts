// Finds roles by a few letters, and in a longer text, with the same title index as the conversation.

import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { fold } from '../language/text.ts';
import type { TitleIndex } from '../matching/title-index.ts';
import { ELSEWHERE } from '../understanding/readers/titles.ts';

export interface RoleFinder {
  /**
   * Roles that the letters may mean, best first: what begins with them, then what the index finds. No letters: all.
   *
   *     finder.byLetters('podi').map((role) => role.title)
   *     // => ['Podiatrist', 'Podiatry assistant', …]
   */
  byLetters(letters: string): Role[];
  /** The roles that a text speaks of, in its order. */
  inText(text: string): Role[];
}

/** Less probable than this is no result: someone who types three letters wants what begins with them. */
const LEAST_SCORE = 0.05;
const LEAST_CERTAINTY = 0.5;
const MOST_MEANT = 25;

export function buildRoleFinder(knowledge: Knowledge, titles: TitleIndex): RoleFinder {
  const names = [...knowledge.roles.values()]
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'))
    .map((role) => ({
      role,
      title: fold(role.title),
      all: [role.title, ...role.alsoCalled, ...role.abbreviations].map((name) => ` ${fold(name)}`),
    }));

  return {
    byLetters(typed) {
      const letters = fold(typed).trim();
      const beginning = names.filter(({ title }) => title.startsWith(letters));
      const within = names.filter(({ all }) => all.some((name) => name.includes(` ${letters}`)));
      const meant = titles
        .search(typed, MOST_MEANT)
        .filter(({ id, score }) => score >= LEAST_SCORE && !id.startsWith(ELSEWHERE))
        .flatMap(({ id }) => knowledge.roles.get(id) ?? []);
      return [...new Set([...[...beginning, ...within].map(({ role }) => role), ...meant])];
    },
    inText(text) {
      const ids = titles
        .find(text)
        .filter(({ certainty }) => certainty >= LEAST_CERTAINTY)
        .flatMap(({ matches }) => matches[0]?.id ?? []);
      return [...new Set(ids)].flatMap((id) => knowledge.roles.get(id) ?? []);
    },
  };
}
