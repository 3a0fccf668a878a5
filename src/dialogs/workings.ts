// What every part of a dialog works with: the scripts, their words ready to be looked for, and a few readings of an utterance.

import { type Block, paragraph, type Reply, reply } from '../answers/reply.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { buildLexicon, type Lexicon } from '../matching/lexicon.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import { tokens } from '../text.ts';
import { type Heard, type HeardPhrases, hear, heardPhrases } from './hear.ts';
import type { Scripts } from './load.ts';
import type { CountRoles } from './path.ts';
import { countFitting } from './rank-roles.ts';
import { type AnswerReader, answerReader } from './read-answer.ts';
import type { AskStep, Script } from './schema.ts';
import { SLOT_NAMES, type SlotName, type Slots } from './slots.ts';
import type { DialogState } from './state.ts';
import type { DialogWording } from './wording.ts';

/** What one message did to a dialog. */
export interface Taken {
  /** undefined: the dialog is over. */
  state: DialogState | undefined;
  replies: Reply[];
  /** The end was reached: what can be kept under a code. */
  ended?: { script: string; slots: Slots };
}

export interface Workings {
  knowledge: Knowledge;
  all: Scripts;
  wording: DialogWording;
  countRoles: CountRoles;
  readers: ReadonlyMap<AskStep, AnswerReader>;
  phrases: ReadonlyMap<string, HeardPhrases>;
  goOnWords: Lexicon<true>;
  correcting: Lexicon<true>;
}

/** No more words than this pick something or ask to go on; a longer text is something else. */
export const LONGEST_PICK = 8;

/** "Yes, I look after my mum" is no nod but an answer to something. */
const LONGEST_NOD = 4;

/** Builds the look-ups of every script once; they hold nothing of any person. */
export function buildWorkings(knowledge: Knowledge, all: Scripts): Workings {
  const { scripts, wording } = all;
  const words = (phrases: readonly string[]) => buildLexicon([{ value: true as const, phrases }]);
  const dontKnow = words(wording.dontKnow);
  const readers = new Map<AskStep, AnswerReader>();
  const phrases = new Map<string, HeardPhrases>();
  for (const script of scripts.values()) {
    phrases.set(script.id, heardPhrases(script));
    for (const step of script.steps)
      if (step.kind === 'ask') readers.set(step, answerReader(step, dontKnow));
  }
  return {
    knowledge,
    all,
    wording,
    countRoles: (slots) => countFitting(knowledge, slots),
    readers,
    phrases,
    goOnWords: words(wording.goOn),
    correcting: words(wording.corrections),
  };
}

/** The script with this id, which a restored state is known to have. */
export function scriptOf(w: Workings, id: string): Script {
  const { scripts } = w.all;
  const script = scripts.get(id);
  if (!script) throw new Error(`there is no dialog "${id}"; add dialogs/${id}.yaml`);
  return script;
}

/** Everything that an utterance plainly fills. */
export function listen(
  w: Workings,
  script: Script,
  recognition: Recognition,
  isStart: boolean,
): Heard {
  const { knowledge, phrases } = w;
  const lexicon = phrases.get(script.id);
  return lexicon ? hear(knowledge, script, lexicon, recognition, isStart) : { slots: {} };
}

/** Whether an utterance has a word of correction in it: "no, I have 5 GCSEs". */
export function isCorrection(w: Workings, { utterance }: Recognition): boolean {
  const { correcting } = w;
  return correcting.find(utterance).length > 0;
}

/** "carry on", "Go on with …": said in so many words. */
export function saysGoOn({ goOnWords }: Workings, { utterance }: Recognition): boolean {
  return goOnWords.find(utterance).length > 0 && tokens(utterance).length <= LONGEST_PICK;
}

/** "yes", "ok", "carry on": the question again, and no answer to it. */
export function wantsToGoOn(w: Workings, recognition: Recognition): boolean {
  const [best] = recognition.asks;
  return (
    saysGoOn(w, recognition) ||
    (best !== undefined &&
      tokens(recognition.utterance).length <= LONGEST_NOD &&
      best.score >= 0.6 &&
      GOING_ON.has(best.intent))
  );
}

const GOING_ON: ReadonlySet<string> = new Set([
  'yes',
  'acknowledgement',
  'thanks',
  'greeting',
  'praise',
]);

/** Answers that mean nothing without the one before them. */
export const DEPENDENT: ReadonlySet<SlotName> = new Set(['gcseCount', 'gcseGrade', 'abroadLevel']);

/** The slots that hold something, in the order of their list. */
export function namesIn(slots: Slots): SlotName[] {
  return SLOT_NAMES.filter((name) => slots[name] !== undefined);
}

/** A reply that belongs to a dialog. */
export function inDialog(
  script: Script,
  blocks: Block[],
  dialog: string | null = script.id,
): Reply {
  return reply({ outcome: 'dialog', topic: script.topic, dialog, blocks });
}

/** The reply with sentences before it. */
export function prepend(one: Reply, lines: readonly string[]): Reply {
  return lines.length > 0 ? { ...one, blocks: [...lines.map(paragraph), ...one.blocks] } : one;
}
