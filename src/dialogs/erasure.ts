// Deleting what someone said, or a plan they saved: asked for, asked back once, done.

import { paragraph, type Reply, reply } from '../answers/reply.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { fold } from '../language/text.ts';
import type { WordSet } from '../language/word-set.ts';
import { buildErasureReader, type ErasureRequest } from '../safety/erasure.ts';
import { readChoice } from '../understanding/readers/choice.ts';
import type { Recognition } from '../understanding/readers/recognize.ts';

/** What the bot has asked about and not yet deleted. Plans by the hashes of their codes. */
export interface Erasing {
  chat: boolean;
  plans: string[];
  /** It asked for the code of the plan. */
  awaitsCode?: true;
  /** It asked whether to start again with an empty chat. */
  startsAnew?: true;
}

export interface ErasureStep {
  reply: Reply;
  /** Set while the question is open. */
  erasing?: Erasing;
  /** What is to be deleted now. */
  erase?: { chat: boolean; plans: string[] };
}

export interface Erasure {
  /** Said as well where the store cannot wipe the last traces at once. */
  ifTraces: Reply;
  /**
   * What a message does about deleting; undefined where it does nothing of the kind.
   *
   * @param erasing what was asked about in the turn before
   * @param savedPlans hashes of the codes of plans that were saved or shown in this conversation
   * @param code the plan's code in the message, by its hash, and whether a plan is kept under it
   */
  step(
    recognition: Recognition,
    erasing: Erasing | undefined,
    savedPlans: readonly string[],
    code: { hash: string; isKnown: boolean } | undefined,
  ): ErasureStep | undefined;
}

/** "Yes" must be quite like a yes before anything is deleted. */
const AGREED = 0.7;
/** A longer message says more than yes or no. */
const LONGEST_ANSWER = 5;

/** @param ordinary words of the language: one of them is not a slip for a word for deleting */
export function buildErasure(knowledge: Knowledge, ordinary: WordSet): Erasure {
  const words = knowledge.wording.erasure;
  const { hours, plans } = knowledge.running;
  const reader = buildErasureReader(knowledge.phrasing.erasure, ordinary);
  const said = (...texts: string[]) => texts.map((text) => paragraph(fill(text, { hours, plans })));
  const say = (text: string, choices: string[] = []) =>
    reply({ outcome: 'answer', topic: 'general', blocks: said(text), choices });

  function choicesOf({ chat, plans, startsAnew }: Erasing): string[] {
    return [
      startsAnew ? words.yesAnew : words.yes,
      ...(chat && plans.length > 0 ? [words.yesWithPlan] : []),
      words.no,
    ];
  }

  function ask(erasing: Erasing): ErasureStep {
    const hasBoth = erasing.chat && erasing.plans.length > 0;
    const question = erasing.startsAnew ? words.askAnew : words.ask;
    const blocks = erasing.chat
      ? said(question, ...(hasBoth ? [words.planStays] : []))
      : said(words.askPlan);
    const choices = choicesOf(erasing);
    return { reply: reply({ outcome: 'clarify', topic: 'general', blocks, choices }), erasing };
  }

  /** Only in so many words: "start again" by itself is about a guided dialog. */
  function isAnew(utterance: string): boolean {
    return fold(utterance).trim() === fold(words.startAnew);
  }

  function request(
    asked: ErasureRequest,
    savedPlans: readonly string[],
    code: { hash: string; isKnown: boolean } | undefined,
  ): ErasureStep {
    if (asked === 'nothing') return { reply: say(words.notAsked) };
    if (asked === 'chat') return ask({ chat: true, plans: [...savedPlans] });
    if (code) return aboutCode(code);
    if (savedPlans.length > 0) return ask({ chat: false, plans: [...savedPlans] });
    const erasing: Erasing = { chat: false, plans: [], awaitsCode: true };
    return { reply: say(words.whichPlan, [words.deleteChat]), erasing };
  }

  function aboutCode({ hash, isKnown }: { hash: string; isKnown: boolean }): ErasureStep {
    return isKnown ? ask({ chat: false, plans: [hash] }) : { reply: say(words.unknownCode) };
  }

  function done(erasing: Erasing, withPlans: boolean): ErasureStep {
    const { chat } = erasing;
    const plans = withPlans ? erasing.plans : [];
    const texts = [
      ...(chat ? [words.done] : []),
      ...(plans.length > 0 ? [words.planDone] : chat ? [words.planLeft] : []),
    ];
    const answer = reply({ outcome: 'answer', topic: 'general', blocks: said(...texts) });
    return { reply: answer, erase: { chat, plans } };
  }

  function decided(recognition: Recognition, erasing: Erasing): ErasureStep | undefined {
    const { utterance, asks } = recognition;
    const choices = choicesOf(erasing);
    const same = choices.findIndex((choice) => fold(choice) === fold(utterance).trim());
    // Numbers alone: a word that is like one of the choices deletes nothing.
    const numbered = readChoice(
      utterance,
      choices.map(() => ''),
      undefined,
    );
    const place = same >= 0 ? same : numbered;
    const isShort = utterance.trim().split(/\s+/).length <= LONGEST_ANSWER;
    const [best] = asks;
    const intent = isShort && best && best.score >= AGREED ? best.intent : undefined;
    const again = isAnew(utterance) ? 'chat' : reader.read(utterance);
    if (place === 'none' || intent === 'no' || again === 'nothing')
      return { reply: say(words.kept) };
    if (typeof place === 'number') {
      const choice = choices[place];
      if (choice === words.no) return { reply: say(words.kept) };
      return done(erasing, !erasing.chat || choice === words.yesWithPlan);
    }
    const isAskedAgain = again !== undefined && (again === 'chat') === erasing.chat;
    return intent === 'yes' || isAskedAgain ? done(erasing, !erasing.chat) : undefined;
  }

  return {
    ifTraces: say(words.traces),
    step(recognition, erasing, savedPlans, code) {
      if (erasing?.awaitsCode && code) return aboutCode(code);
      const answered = erasing && !erasing.awaitsCode && decided(recognition, erasing);
      if (answered) return answered;
      if (isAnew(recognition.utterance)) {
        return ask({ chat: true, plans: [...savedPlans], startsAnew: true });
      }
      const asked = reader.read(recognition.utterance);
      return asked && request(asked, savedPlans, code);
    },
  };
}
