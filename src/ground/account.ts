// What someone has told of themselves in a conversation, kept as values: a guided dialog does not ask it again.

import { type Fact, type FactKind, factSchema, type Told } from '../knowledge/fact.ts';
import type { TraitName } from '../knowledge/kinds.ts';
import { TRAITS } from '../knowledge/kinds.ts';

export interface Account {
  told: Told[];
  /** What the work must not have in it. */
  avoid: TraitName[];
  /** The id of the role that is their own now. */
  own?: string;
}

/** More is seldom told, and the ground stays small. */
const MOST_TOLD = 24;
/** Of these each message may add one; of the others the last one holds. */
const SEVERAL: ReadonlySet<FactKind> = new Set([
  'subject',
  'degree',
  'employed',
  'level',
  'family',
]);
/** Nobody's health and nobody's record is kept. */
const NOT_KEPT: ReadonlySet<FactKind> = new Set(['condition', 'record', 'nation', 'family']);
/** Family matters that count as experience of care. */
const CARER = 'carer';

/** The account with what a message told. */
export function withTold(
  before: Account | undefined,
  { told, avoid, own }: { told: readonly Told[]; avoid: readonly TraitName[]; own?: string },
): Account | undefined {
  const fresh = told.filter(isKept).map(({ fact, of, polarity }) => ({ fact, of, polarity }));
  if (fresh.length + avoid.length === 0 && own === undefined) return before;
  const replaced = (one: Told) => fresh.some(({ fact }) => holdsInPlaceOf(fact, one.fact));
  const kept = (before?.told ?? []).filter((one) => !replaced(one));
  const mine = own ?? before?.own;
  return {
    told: [...kept, ...fresh].slice(-MOST_TOLD),
    avoid: [...new Set([...(before?.avoid ?? []), ...avoid])],
    ...(mine === undefined ? {} : { own: mine }),
  };
}

/** What a store gives back, without what no longer fits. */
export function restoreAccount(
  kept: unknown,
  isRole: (id: string) => boolean,
): Account | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { told, avoid, own } = kept as Record<string, unknown>;
  if (!Array.isArray(told) || !Array.isArray(avoid)) return undefined;
  return {
    told: told.filter((one) => factSchema.safeParse(one?.fact).success),
    avoid: TRAITS.filter((trait) => avoid.includes(trait)),
    ...(typeof own === 'string' && isRole(own) ? { own } : {}),
  };
}

function isKept({ fact, polarity }: Told): boolean {
  if (polarity === 'asked-about') return false;
  return !NOT_KEPT.has(fact.kind) || (fact.kind === 'family' && fact.what === CARER);
}

function holdsInPlaceOf(fact: Fact, before: Fact): boolean {
  if (fact.kind === 'subject' && before.kind === 'subject') return fact.subject === before.subject;
  return fact.kind === before.kind && !SEVERAL.has(fact.kind);
}
