// Admits what an answer does not speak of: when someone asks about a porter's uniform and the file has nothing on it,
// the answer says so before it gives the nearest thing.

import type { Knowledge } from '../knowledge/load.ts';
import { onceEach } from '../matching/once-each.ts';
import { textWords } from '../matching/text-index.ts';
import { readWords } from '../matching/words.ts';
import { ordinaryWords } from '../recognizer/ordinary-words.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import { smallWords } from '../recognizer/small-words.ts';
import { nearest } from '../text.ts';
import { paragraph, type Reply, replyText } from './reply.ts';
import type { Situation } from './situation.ts';

export interface Honesty {
  /** 0 to 1: how much of the question's own words neither the reply nor the usual way of asking has. */
  missing(reply: Reply | undefined, recognition: Recognition, intent: string): number;
  /** The reply, with a sentence before it where it does not speak of what was asked. */
  admit(reply: Reply, situation: Situation, intent: string): Reply;
}

export function buildHonesty(knowledge: Knowledge): Honesty {
  const { phrasing, wording, topics } = knowledge;
  const small = smallWords(phrasing);
  for (const { text } of phrasing.fieldWords.openers.flatMap(readWords)) small.add(text);
  const phrasesOf = new Map<string, readonly string[]>([
    ...phrasing.intents.map(({ intent, phrases }) => [intent, phrases] as const),
    ...[...topics.values()].map(
      ({ id, title, questions }) => [`topic-${id}`, [title, ...questions]] as const,
    ),
  ]);
  const slips = new Set(Object.values(phrasing.spelling).flat());
  const asking = new Map<string, Set<string>>();

  /** The words of the usual ways to ask it; worked out when they are first needed. */
  function wordsOfAsking(intent: string): Set<string> {
    const known = asking.get(intent);
    if (known) return known;
    const words = new Set(
      (phrasesOf.get(intent) ?? []).flatMap((phrase) => textWords(phrase, small)),
    );
    asking.set(intent, words);
    return words;
  }

  /** The words of a question beside the job titles. */
  const contentOf = onceEach((recognition: Recognition) => {
    let rest = recognition.utterance;
    for (const job of [...recognition.jobs].reverse())
      rest = `${rest.slice(0, job.start)} ${rest.slice(job.end)}`;
    const words = readWords(rest).filter(
      ({ text }) => !small.has(text) && !slips.has(text) && !isSlipFor(text, small),
    );
    return new Set(words.flatMap(({ text }) => textWords(text, small)));
  });
  const spokenIn = onceEach((reply: Reply) => new Set(textWords(replyText(reply.blocks), small)));

  function missing(reply: Reply | undefined, recognition: Recognition, intent: string): number {
    const content = contentOf(recognition);
    const known = wordsOfAsking(intent);
    const unusual = [...content].filter((word) => !known.has(word) && !isSlipFor(word, known));
    if (unusual.length === 0) return 0;
    const spoken = reply && spokenIn(reply);
    return unusual.filter((word) => !spoken?.has(word)).length / content.size;
  }

  return {
    missing,
    admit(reply, { recognition }, intent) {
      if (reply.outcome !== 'answer' || missing(reply, recognition, intent) < MOST_MISSING)
        return reply;
      return { ...reply, blocks: [paragraph(wording.unknown.notExactlyTopic), ...reply.blocks] };
    },
  };
}

/** Whether a word is no English one and spelt nearly like one of these: "becom", "lisence". */
function isSlipFor(word: string, words: ReadonlySet<string>): boolean {
  if (word.length < SHORTEST_SLIP || ordinaryWords.has(word)) return false;
  return nearest(word, words) !== undefined;
}
const SHORTEST_SLIP = 4;

/** Share of the question's own words that neither the answer nor the usual way of asking has. */
const MOST_MISSING = 0.6;
