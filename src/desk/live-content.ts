// What is answered from at the moment: knowledge, scripts and the conversation built over them, behind one reference. A
// reload reads and builds all of it anew beside the old, and only then changes the reference.

import type { Config } from '../config.ts';
import { buildConversation } from '../conversation/conversation.ts';
import type { Conversation } from '../conversation/turn.ts';
import type { Content } from '../dialogs/content.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { describeRunning } from '../knowledge/running.ts';
import { buildMask, type Mask } from '../safety/masking.ts';
import { recognizerTables } from '../understanding/readers/phrases.ts';
import { warmUp } from '../understanding/warm-up.ts';

export interface Edition {
  knowledge: Knowledge;
  conversation: Conversation;
  mask: Mask;
  /** When it was put in place; milliseconds since 1970. */
  since: number;
}

export interface LiveContent {
  current(): Edition;
  /**
   * Reads everything again and answers from it.
   *
   * @throws ContentError that lists every fault; then everything stays as it was
   */
  reload(): Promise<Edition>;
}

/**
 * @param read reads and checks all content
 * @param first what was read at the start
 */
export async function buildLiveContent(
  config: Config,
  read: () => Content,
  first: Content,
): Promise<LiveContent> {
  let current = await build(config, first);
  let reloading: Promise<unknown> = Promise.resolve();

  return {
    current: () => current,
    reload() {
      // One that has begun may have read a file before its last change, so it is waited for and not shared.
      const mine = reloading.then(async () => {
        const content = read();
        await others();
        current = await build(config, content);
        return current;
      });
      reloading = mine.catch(() => {});
      return mine;
    },
  };
}

/** Step by step: whoever asks meanwhile is answered in between, from what is still in place. */
async function build(config: Config, { knowledge: content, scripts }: Content): Promise<Edition> {
  const knowledge = { ...content, running: describeRunning(config) };
  const tables = recognizerTables(knowledge);
  await others();
  const conversation = buildConversation(knowledge, scripts, tables);
  await others();
  for (const example of knowledge.wording.examples) {
    warmUp((question) => void conversation.turn(undefined, question), [example]);
    await others();
  }
  const mask = buildMask(knowledge.phrasing.personalDetails);
  return { knowledge, conversation, mask, since: Date.now() };
}

/** Lets everything that waits have its turn. */
function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A conversation that is always the one of now. */
export function liveConversation(live: LiveContent): Conversation {
  return {
    turn: (...turn) => live.current().conversation.turn(...turn),
    welcome: () => live.current().conversation.welcome(),
    open: (plan) => live.current().conversation.open?.(plan),
    care: (utterance) => live.current().conversation.care?.(utterance),
  };
}
