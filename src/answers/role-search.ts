// Finds the roles that have what someone wants. Limits must hold; wishes are weighed, and a role must meet most of them.

import { LEVEL_OF_MINIMUM } from '../knowledge/eligibility.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import { onceEach } from '../matching/once-each.ts';
import { buildTextIndex, textWords } from '../matching/text-index.ts';
import { Vocabulary } from '../matching/vocabulary.ts';
import type { WordSet } from '../matching/word-set.ts';
import { readWords } from '../matching/words.ts';
import type { Criteria, Criterion } from '../recognizer/criteria.ts';
import { inSetting, reasonFor } from './search-reasons.ts';

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

/** How much a word counts by where it stands: what a role is called and known by says most. */
const FIELD_WEIGHTS: readonly [
  (role: Role, everyday: readonly string[]) => readonly string[],
  number,
][] = [
  [(role) => role.searchWords, 3],
  [(role, everyday) => [role.title, ...role.alsoCalled, ...everyday], 3],
  [(role) => [role.summary, ...role.duties], 2],
  [(role) => [...role.settings, ...role.people, ...role.interests], 2],
  [(role) => role.skills, 1],
  [(role) => [role.entry.summary], 0.5],
];
/** Wishes by word may weigh as much as this many wishes by kind: ten odd words are not ten wishes. */
const MOST_WORD_WEIGHT = 2.5;
/** A role must meet this share of the wishes, and nearly as much as the best role. */
const LEAST_COVERED = 0.45;
const NEAR_THE_BEST = 0.8;
/** How much the very words in a role's file count beside what they stand for. */
const NAMED = 0.6;
const LEAST_LIKENESS = 0.8;
/** The n-th interest or group of people in a role's file counts a little less than the one before. */
const STEP_DOWN = 0.08;

const LIMITS: ReadonlySet<Criterion['kind']> = new Set([
  'minimum',
  'route',
  'register',
  'band',
  'contact',
]);

/** The search over all roles; its index is built when someone first looks for jobs, so that a start is quick. */
export function buildRoleSearch(knowledge: Knowledge, ordinaryWords: WordSet): RoleSearch {
  let built: RoleSearch | undefined;
  return {
    search(criteria, except) {
      built ??= indexRoles(knowledge, ordinaryWords);
      return built.search(criteria, except);
    },
  };
}

function indexRoles(knowledge: Knowledge, ordinaryWords: WordSet): RoleSearch {
  const roles = [...knowledge.roles.values()];
  const everyday = knowledge.phrasing.colloquialTitles;
  const entries = roles.map((role) => ({
    id: role.id,
    parts: FIELD_WEIGHTS.map(([texts, weight]) => ({
      text: texts(role, everyday[role.id] ?? []).join('. '),
      weight,
    })),
  }));
  const texts = buildTextIndex(entries);
  const vocabulary = new Vocabulary(ordinaryWords);
  for (const { parts } of entries) {
    for (const { text } of parts) for (const { folded } of readWords(text)) vocabulary.add(folded);
  }

  /** The word as some role's file spells it; undefined where none has it. */
  function spelt(word: string): string | undefined {
    const [read] = readWords(word);
    if (!read) return undefined;
    if (texts.rarity(word) < 1) return word;
    const [near] = vocabulary
      .read(read.text, read.folded)
      .filter((reading) => !reading.part && !reading.strained && reading.likeness >= LEAST_LIKENESS)
      .sort((a, b) => b.likeness - a.likeness);
    return near && vocabulary.words[near.word];
  }

  /** 0 where the role does not have it, to 1. */
  function strength(role: Role, criterion: Criterion): number {
    switch (criterion.kind) {
      case 'interest':
        return placed((role.interests as readonly string[]).indexOf(criterion.value));
      case 'people':
        return placed((role.people as readonly string[]).indexOf(criterion.value));
      case 'setting':
        return inSetting(knowledge, role, criterion.value) ? 1 : 0;
      case 'family':
        return role.family === criterion.value ? 1 : 0;
      case 'band':
        return placed((role.bands ?? []).indexOf(criterion.value));
      case 'minimum':
        return fitsMinimum(role, criterion.value) ? 1 : 0;
      case 'route':
        return role.routes.some((route) => route.kind === criterion.value) ? 1 : 0;
      case 'register':
        return role.registration === criterion.value ? 1 : 0;
      case 'contact':
        return role.patientContact === criterion.value ? 1 : 0;
      case 'words':
        return criterionWords(criterion).some((word) => titleWords(role).has(word)) ? 1 : 0;
    }
  }

  const criterionWords = onceEach(({ value }: Criterion) => textWords(value, new Set()));
  const titleWords = onceEach(
    (role: Role) => new Set(textWords([role.title, ...role.searchWords].join('. '), new Set())),
  );

  function search(
    { must, mustNot, named = [] }: Criteria,
    except: ReadonlySet<string>,
  ): SearchResult {
    const limits = must.filter((one) => LIMITS.has(one.kind));
    const wishes = distinct(must.filter((one) => !LIMITS.has(one.kind) && one.kind !== 'words'));
    const words = distinct(must.filter((one) => one.kind === 'words'));
    const asked = words.flatMap((one) => spelt(one.value) ?? []);
    const unknownWords = words.length - asked.length;
    const rarities = asked.reduce((sum, word) => sum + texts.rarity(word), 0) + 0.5 * unknownWords;
    const wordWeight = Math.min(MOST_WORD_WEIGHT, rarities);
    const byText = new Map(texts.read(asked.join(' ')).map((match) => [match.id, match]));
    const bestText = Math.max(1, ...[...byText.values()].map((match) => match.score));
    const byName = new Map(texts.read(named.join(' ')).map((match) => [match.id, match.score]));
    const bestName = Math.max(1, ...byName.values());
    const knownShare = rarities > 0 ? 1 - (0.5 * unknownWords) / rarities : 0;
    const groups = groupWishes(wishes);
    const limitGroups = groupWishes(limits);
    const all = groups.length + wordWeight;

    const scored = roles
      .filter((role) => !except.has(role.id))
      .filter((role) => limitGroups.every((group) => group.some((one) => strength(role, one) > 0)))
      .filter((role) => !mustNot.some((one) => strength(role, one) > 0))
      .map((role) => {
        const text = byText.get(role.id);
        const met = groups.filter((group) => group.some((one) => strength(role, one) > 0));
        const covered =
          all === 0 ? 1 : (met.length + wordWeight * knownShare * (text?.covered ?? 0)) / all;
        const wished = groups.reduce(
          (sum, group) => sum + Math.max(...group.map((one) => strength(role, one))),
          0,
        );
        const limitFit = limits.reduce((sum, one) => sum + strength(role, one), 0) * 0.1;
        const spoken = NAMED * ((byName.get(role.id) ?? 0) / bestName);
        const score = wished + wordWeight * ((text?.score ?? 0) / bestText) + limitFit + spoken;
        return { role, covered, score };
      })
      .sort((a, b) => b.score - a.score || (a.role.careerLevel ?? 9) - (b.role.careerLevel ?? 9));
    const best = Math.max(0, ...scored.map((one) => one.covered));
    // A limit alone is a search; words beside it that no file has are how it was said.
    const isLimitAlone = limits.length > 0 && groups.length === 0;
    const kept =
      best < LEAST_COVERED && !isLimitAlone
        ? []
        : scored.filter((one) => one.covered >= best * NEAR_THE_BEST);
    const shown = kept.map(({ role }) => ({
      role,
      reasons: () =>
        [...limits, ...wishes]
          .filter((one) => strength(role, one) > 0)
          .map((one) => reasonFor(knowledge, role, one))
          .concat(wordReasons(role, asked)),
    }));
    const [first] = kept;
    return {
      found: shown,
      leftAside: first
        ? wishes.filter((one) => kept.every(({ role }) => strength(role, one) === 0))
        : [],
      covered: first?.covered ?? 0,
    };
  }

  /** The duty or the sentence about the role that has the words. */
  function wordReasons(role: Role, words: readonly string[]): string[] {
    const wanted = new Set(words.flatMap((word) => textWords(word, new Set())));
    if (wanted.size === 0) return [];
    const lines = [...role.duties, role.summary.split(/(?<=\.)\s/)[0] ?? ''];
    const [best] = lines
      .map((line) => ({
        line,
        hits: textWords(line, new Set()).filter((word) => wanted.has(word)).length,
      }))
      .sort((a, b) => b.hits - a.hits);
    return best && best.hits > 0 ? [best.line.replace(/\.$/, '')] : [];
  }

  return { search: (criteria, except = new Set()) => search(criteria, except) };
}

function placed(place: number): number {
  return place < 0 ? 0 : Math.max(0.5, 1 - place * STEP_DOWN);
}

/** Two bands, families, places or registers are alternatives; two interests or groups of people are both wanted. */
const ALTERNATIVES: ReadonlySet<Criterion['kind']> = new Set([
  'band',
  'family',
  'setting',
  'register',
  'route',
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

function fitsMinimum(role: Role, most: keyof typeof LEVEL_OF_MINIMUM): boolean {
  if (role.entry.minimum === 'registered') return false;
  if (most === 'degree')
    return role.entry.minimum === 'degree' || role.entry.minimum === 'postgraduate';
  return LEVEL_OF_MINIMUM[role.entry.minimum] <= LEVEL_OF_MINIMUM[most];
}
