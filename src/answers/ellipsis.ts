// Finishes what someone left out: "what about the assistants" after a speech therapist means that field's assistants.

import { rolesLeadingTo } from '../knowledge/ladder.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import { onceEach } from '../matching/once-each.ts';
import { textWords } from '../matching/text-index.ts';
import { readWords } from '../matching/words.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import { smallWords } from '../recognizer/small-words.ts';
import type { Focus } from './focus.ts';

/** More words than this are a question of their own. */
const MOST_WORDS = 8;
/** A title's word counts in full, a word of the role's text by this much. */
const TEXT_WORD = 0.5;
/** Each word of a title that was neither said nor in the role before counts against it. */
const EXTRA_WORD = 0.15;

export interface EllipsisReader {
  /** The role near the one in focus that the words tell apart; undefined where they name none. */
  read(recognition: Recognition, focus: Focus): Role | undefined;
}

export function buildEllipsisReader(knowledge: Knowledge): EllipsisReader {
  const small = smallWords(knowledge.phrasing);
  const titleWords = onceEach((role: Role) => new Set(textWords(role.title, small)));
  const allWords = onceEach(
    (role: Role) =>
      new Set(
        textWords(
          [
            ...role.alsoCalled,
            ...role.searchWords,
            role.summary,
            ...role.duties,
            ...(knowledge.phrasing.colloquialTitles[role.id] ?? []),
          ].join(' '),
          small,
        ),
      ),
  );

  const near = onceEach((role: Role): Role[] => {
    const ids = [...role.relatedRoles, ...role.progression.flatMap((step) => step.to ?? [])];
    const family = [...knowledge.roles.values()].filter((one) => one.family === role.family);
    return [
      ...new Set([
        ...family,
        ...ids.flatMap((id) => knowledge.roles.get(id) ?? []),
        ...rolesLeadingTo(knowledge, role.id),
      ]),
    ].filter((one) => one !== role);
  });

  return {
    read({ utterance }, focus) {
      const role = knowledge.roles.get(focus.roles[0] ?? '');
      const words = [...new Set(textWords(utterance, small))];
      const count = readWords(utterance).length;
      if (!role || words.length === 0 || count > MOST_WORDS) return undefined;
      if (!LEADS.test(utterance) && !CORRECTS.test(utterance) && count > MOST_BARE_WORDS) {
        return undefined;
      }
      const before = titleWords(role);
      const telling = words.filter((word) => !before.has(word));
      let best: { role: Role; score: number } | undefined;
      for (const one of near(role)) {
        const title = titleWords(one);
        const text = allWords(one);
        const hits = telling.map((word) => (title.has(word) ? 1 : text.has(word) ? TEXT_WORD : 0));
        const sum = hits.reduce<number>((all, hit) => all + hit, 0);
        if (sum < 1 && !(telling.length === 1 && sum > 0 && CORRECTS.test(utterance))) continue;
        const extra = [...title].filter(
          (word) => !before.has(word) && !words.includes(word),
        ).length;
        const score = sum / telling.length - EXTRA_WORD * extra;
        if (!best || score > best.score) best = { role: one, score };
      }
      return best && best.score > LEAST ? best.role : undefined;
    },
  };
}

const LEAST = 0.3;
/** "What about the assistants", "and a senior one". */
const LEADS = /^\s*(?:and|n|or|ok|so|what about|what bout|how about)\b/i;
/** "Childrens", "the music one": so few words are no question. */
const MOST_BARE_WORDS = 3;
/** Signs that another job than the one before is meant. */
const CORRECTS = /\b(?:meant|mean|other|another|instead|rather|the one|not that|nah|no)\b/i;
