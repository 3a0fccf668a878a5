// Finishes what someone left out: "what about the assistants" after a speech therapist means that field's assistants.

import { rolesLeadingTo } from '../knowledge/ladder.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { onceEach } from '../language/once-each.ts';
import { ordinaryWords } from '../language/ordinary-words.ts';
import { readWords } from '../language/words.ts';
import { buildLexicon } from '../matching/lexicon.ts';
import { textWords } from '../matching/text-index.ts';
import { smallWords } from './readers/small-words.ts';

/** More words than this are a question of their own. */
const MOST_WORDS = 8;
/** "Childrens", "the music one": so few words are no question. */
const MOST_BARE_WORDS = 3;
/** Below it no role near the last one is meant. */
const LEAST = 0.3;
/** A title's word counts in full, a word that the role is known by, or that its text has, by this much. */
const KNOWN_BY = 0.7;
const TEXT_WORD = 0.5;
/** Each word of a title that was neither said nor in the role before counts against it. */
const EXTRA_WORD = 0.15;
/** They tell nothing in most questions, and here they tell the support worker from the therapist. */
const KIND_WORDS = ['support', 'worker', 'workers', 'staff', 'senior'];
/** One of the same family is meant sooner than a neighbour. */
const KIN = 0.25;

export interface KinReader {
  /** The role near `role`, the one spoken of, that the words tell apart; undefined where they name none. */
  read(text: string, role: Role | undefined): Role | undefined;
}

export function buildKinReader(knowledge: Knowledge): KinReader {
  const small = smallWords(knowledge.phrasing);
  for (const word of KIND_WORDS) small.delete(word);
  const titleWords = onceEach((role: Role) => new Set(textWords(role.title, small)));
  const titles = onceEach((role: Role) =>
    [role.title, ...role.alsoCalled].map((title) => new Set(textWords(title, small))),
  );
  const wordsIn = (texts: readonly string[]) => new Set(textWords(texts.join('. '), small));
  const knownBy = onceEach((role: Role) =>
    wordsIn([...role.searchWords, ...(knowledge.phrasing.colloquialTitles[role.id] ?? [])]),
  );
  const toldBy = onceEach((role: Role) => wordsIn([role.summary, ...role.duties]));

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

  const another = knowledge.phrasing.cues['another-job'];
  const leading = buildLexicon([{ value: true, phrases: another.leading }], ordinaryWords);
  const correcting = buildLexicon([{ value: true, phrases: another.correcting }], ordinaryWords);
  const tellsNothing = new Set(textWords(another['tells-nothing'].join(' '), new Set()));

  function leads(text: string): boolean {
    return leading.find(text)[0]?.firstWord === 0;
  }

  /** "Too long. What about the assistants, what do they need": the part that says whom it is about. */
  function leadingPart(text: string): string | undefined {
    return text.split(/[,;.?!]/).find((part) => leads(part) && readWords(part).length > 1);
  }

  return {
    read(text, role) {
      const utterance = leadingPart(text) ?? text;
      const words = [...new Set(textWords(utterance, small))];
      const count = readWords(utterance).length;
      if (!role || words.length === 0 || count > MOST_WORDS) return undefined;
      const corrects = correcting.find(utterance).length > 0;
      if (!leads(utterance) && !corrects && count > MOST_BARE_WORDS) return undefined;
      const before = titleWords(role);
      const telling = words.filter((word) => !before.has(word) && !tellsNothing.has(word));
      let best: { role: Role; score: number } | undefined;
      for (const one of near(role)) {
        for (const title of titles(one)) {
          const hits = telling.map((word) =>
            title.has(word)
              ? 1
              : knownBy(one).has(word)
                ? KNOWN_BY
                : toldBy(one).has(word)
                  ? TEXT_WORD
                  : 0,
          );
          const sum = hits.reduce<number>((all, hit) => all + hit, 0);
          if (sum < 1 && !(sum > 0 && sum / telling.length >= TEXT_WORD && corrects)) continue;
          const extra = [...title].filter(
            (word) => !before.has(word) && !words.includes(word),
          ).length;
          const score =
            sum / telling.length - EXTRA_WORD * extra + (one.family === role.family ? KIN : 0);
          if (!best || score > best.score) best = { role: one, score };
        }
      }
      return best && best.score > LEAST ? best.role : undefined;
    },
  };
}
