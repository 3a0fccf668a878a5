// Reads whether someone wants what they said, or a saved plan, deleted. Asking how deleting works, or that nothing be
// deleted, does not count.

import type { Phrasing } from '../knowledge/phrasing.ts';
import type { WordSet } from '../language/word-set.ts';
import { wordsOf } from '../language/words.ts';
import { buildLexicon, type Lexicon, type LexiconHit } from '../matching/lexicon.ts';

/** What is to be deleted; 'nothing' where someone says that nothing is to be. */
export type ErasureRequest = 'chat' | 'plan' | 'nothing';

export interface ErasureReader {
  /**
   * What a message asks to be deleted; undefined where it asks for nothing of the kind.
   *
   *     read('please wipe all my messages') // => 'chat'
   *     read('when do you wipe my messages') // => undefined
   *     read("please don't wipe my messages") // => 'nothing'
   */
  read(text: string): ErasureRequest | undefined;
}

/** 'what-was-named': it points, as "this" and "it" do. */
type Named = 'chat' | 'plan' | 'what-was-named';
type Sign = keyof Phrasing['erasure'];
type Hits = Map<Sign, LexiconHit<true>[]>;

/** Other words that may stand between the word for deleting and what is to go: "wipe all of my saved messages". */
const MOST_BETWEEN = 3;
/** As many between a negation and the word for deleting: "I do not want you to delete this". */
const MOST_AFTER_A_NEGATION = 4;
const CLAUSE_END = /[.!?;,:\n]+|\b(?:but|so that|because)\b/i;

/** @param ordinary words of the language: one of them is not a slip for a word of this list */
export function buildErasureReader(
  phrasing: Phrasing['erasure'],
  ordinary: WordSet,
): ErasureReader {
  const signs = Object.keys(phrasing) as Sign[];
  // One lexicon a sign: "me" in "tell me" must not hide "about me".
  const lexicons = new Map<Sign, Lexicon<true>>(
    signs.map((sign) => [sign, buildLexicon([{ value: true, phrases: phrasing[sign] }], ordinary)]),
  );

  function read(text: string): ErasureRequest | undefined {
    let isAboutPlan = false;
    for (const clause of text.split(CLAUSE_END)) {
      const found = readClause(clause);
      // "I do not need my plan any more, delete it."
      if (found === 'what-was-named') return isAboutPlan ? 'plan' : 'chat';
      if (found) return found;
      isAboutPlan ||= (lexicons.get('plans')?.find(clause).length ?? 0) > 0;
    }
    return undefined;
  }

  function readClause(clause: string): ErasureRequest | 'what-was-named' | undefined {
    const hits: Hits = new Map(signs.map((sign) => [sign, lexicons.get(sign)?.find(clause) ?? []]));
    const of = (sign: Sign) => hits.get(sign) ?? [];
    if (of('elsewhere').length > 0) return undefined;
    const [unkept] = of('unkept');
    if (unkept && !isAsked(hits, unkept)) return objectOf(hits, unkept, true) ?? 'chat';
    const [whole] = of('whole');
    if (whole) return told(hits, whole, 'chat');
    for (const verb of [...of('delete'), ...of('forget')]) {
      const object = objectOf(hits, verb, of('delete').includes(verb));
      if (object) return told(hits, verb, object);
    }
    const [passive] = of('deleted');
    const isWished =
      passive &&
      [...of('requests'), ...of('negations')].some((hit) => hit.lastWord < passive.firstWord);
    const object = isWished && objectBefore(hits, passive);
    if (passive && object) return told(hits, passive, object);
    const [verb] = of('delete');
    return verb && isAlone(clause, hits, verb) ? 'chat' : undefined;
  }

  return { read };
}

/** What a word for deleting makes of its clause: a request, a request that it be left, or a question. */
function told(
  hits: Hits,
  verb: LexiconHit<true>,
  object: Named,
): ErasureRequest | Named | undefined {
  if (isAsked(hits, verb)) return undefined;
  return isNegated(hits, verb) ? 'nothing' : object;
}

function isNegated(hits: Hits, verb: LexiconHit<true>): boolean {
  return (hits.get('negations') ?? []).some(
    ({ lastWord }) =>
      lastWord < verb.firstWord && verb.firstWord - lastWord - 1 <= MOST_AFTER_A_NEGATION,
  );
}

/**
 * Whether the nearest sign before it is one of asking rather than of wanting. Of two that end at one word the longer
 * counts: "can you" wants something, "if I want" does not.
 */
function isAsked(hits: Hits, verb: LexiconHit<true>): boolean {
  const [nearest] = (['requests', 'negations', 'asks'] as const)
    .flatMap((sign) => (hits.get(sign) ?? []).map((hit) => ({ sign, hit })))
    .filter(({ hit }) => hit.firstWord < verb.firstWord)
    .sort((a, b) => b.hit.lastWord - a.hit.lastWord || a.hit.firstWord - b.hit.firstWord);
  return nearest?.sign === 'asks';
}

/** The thing after the word for deleting; `isPointing`: "this" and "it" count. */
function objectOf(hits: Hits, verb: LexiconHit<true>, isPointing: boolean): Named | undefined {
  return nearestOf(hits, isPointing, ({ firstWord }) => firstWord - verb.lastWord - 1);
}

function objectBefore(hits: Hits, verb: LexiconHit<true>): Named | undefined {
  return nearestOf(hits, true, ({ lastWord }) => verb.firstWord - lastWord - 1);
}

function nearestOf(
  hits: Hits,
  isPointing: boolean,
  between: (hit: LexiconHit<true>) => number,
): Named | undefined {
  const near = (signs: Sign[]) =>
    signs
      .flatMap((sign) => hits.get(sign) ?? [])
      .map(between)
      .filter((words) => words >= 0 && words <= MOST_BETWEEN);
  const plan = Math.min(...near(['plans']));
  const chat = Math.min(...near(['things']));
  const pointing = isPointing ? Math.min(...near(['pointing'])) : Number.POSITIVE_INFINITY;
  // "Delete that plan", "delete all of my messages": the noun after the word that points.
  if (plan < Number.POSITIVE_INFINITY && plan <= chat) return 'plan';
  if (chat < Number.POSITIVE_INFINITY) return 'chat';
  return pointing < Number.POSITIVE_INFINITY ? 'what-was-named' : undefined;
}

/** "Delete", "erase please". */
function isAlone(clause: string, hits: Hits, verb: LexiconHit<true>): boolean {
  const taken = (hits.get('politeness') ?? []).reduce(
    (count, { firstWord, lastWord }) => count + lastWord - firstWord + 1,
    verb.lastWord - verb.firstWord + 1,
  );
  return wordsOf(clause).length === taken;
}
