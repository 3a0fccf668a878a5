// What every part of a dialog works with: the scripts, their words ready to be looked for, and a few readings of an utterance.

import { type Block, paragraph, type Reply, reply } from '../../answers/reply.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { knownWords } from '../../language/ordinary-words.ts';
import { tokens } from '../../language/text.ts';
import { buildLexicon, type Lexicon } from '../../matching/lexicon.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import { smallWords } from '../../understanding/readers/small-words.ts';
import { countFitting } from '../plan/rank-roles.ts';
import type { Scripts } from '../script/load.ts';
import type { CountRoles } from '../script/path.ts';
import type { AskStep, Script } from '../script/schema.ts';
import { SLOT_NAMES, type SlotName, type Slots } from '../script/slots.ts';
import type { DialogWording } from '../script/wording.ts';
import { type AnswerPhrases, answerPhrases, hear, type ToldSlots } from './hear.ts';
import { type AnswerReader, answerReader } from './read-answer.ts';
import type { DialogState } from './state.ts';

/** What one message did to a dialog. */
export interface DialogTurn {
  /** undefined: the dialog is over. */
  state: DialogState | undefined;
  replies: Reply[];
  /** The end was reached: what can be kept under a code. */
  ended?: { script: string; slots: Slots };
}

export interface Engine {
  knowledge: Knowledge;
  all: Scripts;
  wording: DialogWording;
  countRoles: CountRoles;
  readers: ReadonlyMap<AskStep, AnswerReader>;
  phrases: ReadonlyMap<string, AnswerPhrases>;
  goOnWords: Lexicon<true>;
  /** Phrases for "I do not know". */
  dontKnow: Lexicon<true>;
  correcting: Lexicon<true>;
  /** Words that put another job in the place of the goal. */
  instead: Lexicon<true>;
  /** Words that turn down what is shown. */
  refusing: Lexicon<true>;
  /** Words of someone who doubts that they are good enough. */
  doubting: Lexicon<true>;
  /** Words that tell nothing apart. */
  smallWords: ReadonlySet<string>;
  /** Words of someone who wants to sit at work. */
  seated: Lexicon<true>;
}

/** No more words than this pick something or ask to go on; a longer text is something else. */
export const LONGEST_PICK = 8;

/** "Yes, I look after my mum" is not a nod but an answer to something. */
const LONGEST_NOD = 4;

/** Builds the look-ups of every script once; they hold nothing of any person. */
export function buildEngine(knowledge: Knowledge, all: Scripts): Engine {
  const { scripts, wording } = all;
  const words = (phrases: readonly string[]) =>
    buildLexicon([{ value: true as const, phrases }], knownWords);
  const dontKnow = words(wording.dontKnow);
  const readers = new Map<AskStep, AnswerReader>();
  const phrases = new Map<string, AnswerPhrases>();
  for (const script of scripts.values()) {
    phrases.set(script.id, answerPhrases(script, scripts.values()));
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
    dontKnow,
    correcting: words(wording.corrections),
    instead: words(wording.instead),
    refusing: words(wording.refusals),
    doubting: words(wording.doubts),
    seated: words(wording.seated),
    smallWords: smallWords(knowledge.phrasing),
  };
}

/** The script with this id, which a restored state is known to have. */
export function scriptOf(engine: Engine, id: string): Script {
  const { scripts } = engine.all;
  const script = scripts.get(id);
  if (!script) throw new Error(`there is no dialog "${id}"; add dialogs/${id}.yaml`);
  return script;
}

/** Everything that an utterance plainly fills. */
export function listen(
  engine: Engine,
  script: Script,
  recognition: Recognition,
  isStart: boolean,
): ToldSlots {
  const { knowledge, phrases } = engine;
  const lexicon = phrases.get(script.id);
  const heard = lexicon ? hear(knowledge, script, lexicon, recognition, isStart) : { slots: {} };
  if (wantsToSit(engine, recognition)) heard.slots.seated = true;
  return heard;
}

/** "A sit-down job", or knees that do not let one stand. */
function wantsToSit({ seated }: Engine, { facts, utterance }: Recognition): boolean {
  const isHurt = facts.some(
    ({ fact, polarity }) =>
      polarity === 'has' && fact.kind === 'condition' && HURT_BY_STANDING.has(fact.condition),
  );
  return isHurt || seated.find(utterance).length > 0;
}
const HURT_BY_STANDING: ReadonlySet<string> = new Set(['bad-knee', 'bad-hip']);

/** Whether an utterance has a word of correction in it: "no, I have 5 GCSEs". */
export function isCorrection(engine: Engine, { utterance }: Recognition): boolean {
  const { correcting } = engine;
  return correcting.find(utterance).length > 0;
}

/** "carry on", "Go on with …": said in so many words. */
export function saysGoOn({ goOnWords }: Engine, { utterance }: Recognition): boolean {
  return goOnWords.find(utterance).length > 0 && tokens(utterance).length <= LONGEST_PICK;
}

/** "yes", "ok", "carry on": the question again, and no answer to it. */
export function wantsToGoOn(engine: Engine, recognition: Recognition): boolean {
  const [best] = recognition.asks;
  return (
    saysGoOn(engine, recognition) ||
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
