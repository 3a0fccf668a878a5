// The real knowledge, dialogs and conversation, for suites that test something else than reading or building them.

type BuiltOnce = typeof import('./built-once.ts');

declare global {
  /** Set by environment.mjs. */
  var builtOnce: () => BuiltOnce;
}

export const realKnowledge = () => globalThis.builtOnce().realKnowledge();
export const realScripts = () => globalThis.builtOnce().realScripts();
export const realConversation = () => globalThis.builtOnce().realConversation();
export const conversationOver = (...own: Parameters<BuiltOnce['conversationOver']>) =>
  globalThis.builtOnce().conversationOver(...own);
