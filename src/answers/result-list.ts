// A list of jobs as cards: as many as have room before the fold, the others behind it with their numbers going on.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { shownPay } from '../knowledge/pay.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { payInPounds } from './pay.ts';
import type { Block, Result } from './reply.ts';
import { wordsIn } from './shape.ts';

/** A list of one says that there is no other. */
const FEWEST_SHOWN = 2;

/** @param room words that the list may have before the fold */
export function resultList(
  results: readonly Result[],
  room: number,
): { shown: Block[]; folded: Block[]; count: number } {
  const fitting = results.findIndex(
    (_, index) => wordsIn([listOf(results.slice(0, index + 1))]) > room,
  );
  const count = fitting === -1 ? results.length : Math.max(FEWEST_SHOWN, fitting);
  const rest = results.slice(count);
  return {
    shown: [listOf(results.slice(0, count))],
    folded: rest.length > 0 ? [{ ...listOf(rest), after: count }] : [],
    count: Math.min(count, results.length),
  };
}

function listOf(results: readonly Result[]): Extract<Block, { kind: 'results' }> {
  return { kind: 'results', results: [...results] };
}

/** What opens the rest of a list. */
export function nextTitle({ wording }: Knowledge, count: number): string {
  return count === 1 ? wording.search.nextOne : fill(wording.search.next, { count });
}

/**
 * What a job pays and what one needs to get in, at a glance: "From £32,073. Degree or degree apprenticeship."
 *
 * @param withBands where someone looks for jobs by their bands
 */
export function atAGlance(knowledge: Knowledge, role: Role, withBands: boolean): string {
  const { search } = knowledge.wording;
  const [band] = role.bands ?? [];
  const pay = band && !withBands ? shownPay(knowledge.payBands, band) : undefined;
  const amount = pay && fill(search.payFrom, { amount: pay.entry.toLocaleString('en-GB') });
  return `${amount ?? payInPounds(knowledge, role)}. ${search.needs[role.entry.minimum]}.`;
}
