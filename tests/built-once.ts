// What the bot knows and the conversation over it, read and built when a test first asks for them. Node.js loads this
// file itself, once for each worker of Jest: see environment.mjs.

import { buildConversation } from '../src/conversation/conversation.ts';
import type { OpenConversation } from '../src/conversation/turn.ts';
import { loadDialogs, type Scripts } from '../src/dialogs/script/load.ts';
import { type Knowledge, loadKnowledge } from '../src/knowledge/load.ts';
import { type RecognizerTables, recognizerTables } from '../src/understanding/readers/phrases.ts';

let knowledge: Knowledge | undefined;
let scripts: Scripts | undefined;
let conversation: OpenConversation | undefined;
let tables: RecognizerTables | undefined;

/** All of `knowledge`; nothing can change it. */
export function realKnowledge(): Knowledge {
  knowledge ??= frozen(loadKnowledge('knowledge'));
  return knowledge;
}

/** All of `dialogs`; nothing can change it. */
export function realScripts(): Scripts {
  scripts ??= frozen(loadDialogs('dialogs'));
  return scripts;
}

/** The conversation over both, which keeps nothing of what is said to it. */
export function realConversation(): OpenConversation {
  conversation ??= buildConversation(realKnowledge(), realScripts());
  return conversation;
}

/** A conversation over scripts of the test's own, or over another trust. */
export function conversationOver(
  own: { trust?: Knowledge['trust'] },
  ownScripts?: Scripts,
): OpenConversation {
  tables ??= recognizerTables(realKnowledge());
  return buildConversation({ ...realKnowledge(), ...own }, ownScripts, tables);
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof RegExp) return value;
  Object.freeze(value);
  for (const part of value instanceof Map ? value.values() : Object.values(value)) frozen(part);
  return value;
}
