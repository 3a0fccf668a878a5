// The real knowledge, dialogs and conversation, for suites that test something else than reading or building them.

declare global {
  /** Set by environment.mjs. */
  var builtOnce: () => typeof import('./built-once.ts');
}

export const realKnowledge = () => globalThis.builtOnce().realKnowledge();
export const realScripts = () => globalThis.builtOnce().realScripts();
export const realConversation = () => globalThis.builtOnce().realConversation();
