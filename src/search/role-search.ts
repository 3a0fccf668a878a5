// Finds the roles that have what someone wants. Limits must hold; wishes are weighed, and a role must meet most of them.

import type { Criteria, Criterion } from '../knowledge/criteria.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import type { WordSet } from '../language/word-set.ts';
import { buildRoleTexts, type RoleTexts, wordReasons } from './role-texts.ts';
import { reasonFor } from './search-reasons.ts';
import { buildStrength, mayHave, type Strength } from './strength.ts';

export interface FoundRole {
  role: Role;
  /** Why it is there, in words. */
  reasons(): string[];
}

export interface SearchResult {
  /** Best first. */
  found: FoundRole[];
  /** Wishes that no found role meets. */
  leftAside: Criterion[];
  /** 0 to 1: how much of what was wished the first role meets. */
  covered: number;
}

export interface RoleSearch {
  /** @param except ids of roles that were ruled out */
  search(criteria: Criteria, except?: ReadonlySet<string>): SearchResult;
}

/** Wishes by word may weigh as much as this many wishes by kind: ten odd words are not ten wishes. */
const MOST_WORD_WEIGHT = 2.5;
/** A role must meet this share of the wishes, and nearly as much as the best role. */
const LEAST_COVERED = 0.45;
const NEAR_THE_BEST = 0.8;
/** How much the very words in a role's file count beside what they stand for. */
const NAMED = 0.6;

const LIMITS: ReadonlySet<Criterion['kind']> = new Set([
  'minimum',
  'route',
  'register',
  'band',
  'contact',
  'trait',
  'licence',
  'dbs',
  'age',
  'level',
]);

/** Builds the search over all roles. */
export function buildRoleSearch(knowledge: Knowledge, ordinaryWords: WordSet): RoleSearch {
  const roles = [...knowledge.roles.values()];
  const texts = buildRoleTexts(knowledge, ordinaryWords);
  const strength = buildStrength(knowledge);
  return {
    search({ must, mustNot, named = [] }, except = new Set()) {
      const limits = must.filter((one) => LIMITS.has(one.kind));
      const wishes = distinct(must.filter((one) => !LIMITS.has(one.kind) && one.kind !== 'words'));
      const spoken = readWordsWished(distinct(must), named, texts);
      const groups = groupWishes(wishes);
      const limitGroups = groupWishes(limits);
      const scored = roles
        .filter((role) => !except.has(role.id))
        .filter((role) =>
          limitGroups.every((group) => group.some((one) => strength(role, one) > 0)),
        )
        .filter((role) => !mustNot.some((one) => mayHave(strength, role, one)))
        .map((role) => scoreRole(role, { limits, groups, spoken, strength }))
        .sort((a, b) => b.score - a.score || (a.role.careerLevel ?? 9) - (b.role.careerLevel ?? 9));
      // A limit alone is a search; words beside it that no file has are how it was said.
      const isLimitAlone = limits.length > 0 && groups.length === 0;
      const kept = nearTheBest(scored, isLimitAlone);
      const [first] = kept;
      return {
        found: kept.map(({ role }) => ({
          role,
          reasons: () =>
            [...limits, ...wishes]
              .filter((one) => strength(role, one) > 0)
              .map((one) => reasonFor(knowledge, role, one))
              .concat(wordReasons(role, spoken.asked)),
        })),
        leftAside: first
          ? wishes.filter((one) => kept.every(({ role }) => strength(role, one) === 0))
          : [],
        covered: first?.covered ?? 0,
      };
    },
  };
}

/** Wishes by word: which of them some file has, and how well each role's file has them. */
interface WordsWished {
  asked: string[];
  /** What they weigh beside the wishes by kind. */
  weight: number;
  /** 0 to 1: the share of them that any file has. */
  knownShare: number;
  textOf(role: Role): { share: number; covered: number };
  /** 0 to 1: how well a role's file has the very words that stand for other wishes. */
  namedIn(role: Role): number;
}

function readWordsWished(
  must: readonly Criterion[],
  named: readonly string[],
  texts: RoleTexts,
): WordsWished {
  const words = must.flatMap((one) => (one.kind === 'words' ? one.value : []));
  const asked = words.flatMap((word) => texts.spelt(word) ?? []);
  const unknownWords = words.length - asked.length;
  const rarities = asked.reduce((sum, word) => sum + texts.rarity(word), 0) + 0.5 * unknownWords;
  const byText = new Map(texts.read(asked.join(' ')).map((match) => [match.id, match]));
  const bestText = Math.max(1, ...[...byText.values()].map((match) => match.score));
  const byName = new Map(texts.read(named.join(' ')).map((match) => [match.id, match.score]));
  const bestName = Math.max(1, ...byName.values());
  return {
    asked,
    weight: Math.min(MOST_WORD_WEIGHT, rarities),
    knownShare: rarities > 0 ? 1 - (0.5 * unknownWords) / rarities : 0,
    textOf({ id }) {
      const text = byText.get(id);
      return { share: (text?.score ?? 0) / bestText, covered: text?.covered ?? 0 };
    },
    namedIn: ({ id }) => (byName.get(id) ?? 0) / bestName,
  };
}

interface ScoredRole {
  role: Role;
  /** 0 to 1: how much of what was wished it meets. */
  covered: number;
  score: number;
}

function scoreRole(
  role: Role,
  {
    limits,
    groups,
    spoken,
    strength,
  }: {
    limits: readonly Criterion[];
    groups: readonly Criterion[][];
    spoken: WordsWished;
    strength: Strength;
  },
): ScoredRole {
  let met = 0;
  let wished = 0;
  for (const group of groups) {
    const most = Math.max(...group.map((one) => strength(role, one)));
    if (most > 0) met++;
    wished += most;
  }
  const text = spoken.textOf(role);
  const all = groups.length + spoken.weight;
  const covered = all === 0 ? 1 : (met + spoken.weight * spoken.knownShare * text.covered) / all;
  const limitFit = limits.reduce(
    (sum, one) => sum + strength(role, one) * (one.kind === 'trait' ? 1 : 0.1),
    0,
  );
  const byName = NAMED * spoken.namedIn(role);
  const score = wished + spoken.weight * text.share + limitFit + byName - remoteness(role);
  return { role, covered, score };
}

/** How much lower a job is listed that needs a profession, or two degrees, before one can start. */
const REMOTE = 0.3;
const REMOTE_MINIMUMS: ReadonlySet<Role['entry']['minimum']> = new Set([
  'postgraduate',
  'registered',
]);

function remoteness({ entry }: Role): number {
  return REMOTE_MINIMUMS.has(entry.minimum) ? REMOTE : 0;
}

function nearTheBest(scored: readonly ScoredRole[], isLimitAlone: boolean): ScoredRole[] {
  const best = Math.max(0, ...scored.map((one) => one.covered));
  if (best < LEAST_COVERED && !isLimitAlone) return [];
  return scored.filter((one) => one.covered >= best * NEAR_THE_BEST);
}

/** Two bands, families, places or registers are alternatives; two interests or groups of people are both wanted. */
const ALTERNATIVES: ReadonlySet<Criterion['kind']> = new Set([
  'band',
  'family',
  'setting',
  'register',
  'route',
  'licence',
  'dbs',
  'level',
]);

function groupWishes(criteria: readonly Criterion[]): Criterion[][] {
  const groups = new Map<string, Criterion[]>();
  for (const one of criteria) {
    const key = ALTERNATIVES.has(one.kind) ? one.kind : JSON.stringify(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function distinct(criteria: readonly Criterion[]): Criterion[] {
  return [...new Map(criteria.map((one) => [JSON.stringify(one), one])).values()];
}
