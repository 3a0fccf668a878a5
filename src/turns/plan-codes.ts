// The code of a saved plan in a message: looked up in the store, and kept out of what is stored of the message.

import { MASK, type Mask } from '../safety/masking.ts';
import { hashPlanCode } from '../safety/plan-code.ts';
import type { Store } from '../store/store.ts';
import { buildLimit } from './limits.ts';

/**
 * Wrong plan codes of one conversation: a person mistypes a few times. Guessing needs 2 to the power of 69 tries, so this
 * only keeps the store from being asked for nothing. A whole trust may share one address, so it may mistype more often.
 */
const WRONG_CODES_AT_ONCE = 5;
const WRONG_CODES_PER_MINUTE = 0.5;
const WRONG_CODES_OF_ADDRESS_AT_ONCE = 200;
const WRONG_CODES_OF_ADDRESS_PER_MINUTE = 20;
/** A code, and where it stands in a text. */
export interface CodeInText {
  code: string;
  start: number;
  end: number;
}

/** A right code is answered, however many wrong ones came before it. */
export function buildRecall(store: Store) {
  const ofConversation = buildLimit('wrong codes', WRONG_CODES_PER_MINUTE, WRONG_CODES_AT_ONCE);
  const ofAddress = buildLimit(
    'wrong codes',
    WRONG_CODES_OF_ADDRESS_PER_MINUTE,
    WRONG_CODES_OF_ADDRESS_AT_ONCE,
  );
  /** @throws TooManyRequests for one more wrong code */
  return async (code: string, key: string | undefined, from: string | undefined) => {
    const plan = await store.recallPlan(hashPlanCode(code));
    if (plan) return plan;
    if (key !== undefined) ofConversation.count(key);
    if (from !== undefined) ofAddress.count(from);
    return null;
  };
}

/** What the conversation gets (a plan's code in its usual form) and what is kept (no code, either). */
export function masked(
  text: string,
  found: CodeInText | undefined,
  mask: Mask,
): { asked: string; said: string } {
  if (!found) {
    const asked = mask(text);
    return { asked, said: asked };
  }
  const before = mask(text.slice(0, found.start));
  const after = mask(text.slice(found.end));
  return { asked: before + found.code + after, said: before + MASK + after };
}
