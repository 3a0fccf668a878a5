// Finds the roles that have what someone wants, each with the reason why it is there.

import { LEVEL_OF_MINIMUM } from '../knowledge/eligibility.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import { fill } from '../knowledge/wording.ts';
import { Vocabulary } from '../matching/vocabulary.ts';
import { readWords, root, stem } from '../matching/words.ts';
import type { Criteria, Criterion } from '../recognizer/criteria.ts';

export interface FoundRole {
  role: Role;
  /** Why it is there, in words. */
  reasons: string[];
}

export interface SearchResult {
  /** Best first. */
  found: FoundRole[];
  /** Criteria that no role has together with the others, so that they were left aside. */
  leftAside: Criterion[];
}

export interface RoleSearch {
  search(criteria: Criteria): SearchResult;
}

/** How much a word counts by where it stands: what a role is called and known by says most. */
const FIELD_WEIGHTS: readonly [(role: Role) => readonly string[], number][] = [
  [(role) => role.searchWords, 4],
  [(role) => [role.title, ...role.alsoCalled], 4],
  [(role) => role.settings, 2],
  [(role) => [role.summary, ...role.duties], 2],
  [(role) => role.skills, 1],
  [(role) => [role.entry.summary], 1],
];
/** A word found only in the skills or the entry text is no reason to offer a role. */
const LEAST_WORD_WEIGHT = 2;
const LEAST_LIKENESS = 0.8;

/** Builds the search over all roles. */
export function buildRoleSearch(knowledge: Knowledge, ordinaryWords: Iterable<string>): RoleSearch {
  const vocabulary = new Vocabulary(new Set(ordinaryWords));
  const roles = [...knowledge.roles.values()];
  const weights = new Map<Role, Map<string, number>>();
  const everyday = knowledge.phrasing.colloquialTitles;
  for (const role of roles) {
    const own = new Map<string, number>();
    for (const [texts, weight] of FIELD_WEIGHTS) {
      for (const text of [...texts(role), ...(weight === 4 ? (everyday[role.id] ?? []) : [])]) {
        for (const { folded } of readWords(text)) {
          vocabulary.add(folded);
          const key = root(stem(folded));
          own.set(key, Math.max(own.get(key) ?? 0, weight));
        }
      }
    }
    weights.set(role, own);
  }

  /** 0 where the role does not have it. */
  function strength(role: Role, criterion: Criterion): number {
    switch (criterion.kind) {
      case 'interest': {
        const place = role.interests.indexOf(criterion.value);
        return place < 0 ? 0 : 3 - place * 0.3;
      }
      case 'people': {
        const place = role.people.indexOf(criterion.value);
        return place < 0 ? 0 : 3 - place * 0.3;
      }
      case 'setting':
        return inSetting(role, criterion.value) ? 2 : 0;
      case 'family':
        return role.family === criterion.value ? 3 : 0;
      case 'band':
        return role.bands?.includes(criterion.value)
          ? role.bands[0] === criterion.value
            ? 3
            : 2
          : 0;
      case 'minimum':
        return fitsMinimum(role, criterion.value) ? 2 : 0;
      case 'route':
        return role.routes.some((route) => route.kind === criterion.value) ? 2 : 0;
      case 'register':
        return role.registration === criterion.value ? 2 : 0;
      case 'contact':
        return role.patientContact === criterion.value ? 2 : 0;
      case 'words':
        return wordStrength(role, criterion.value);
    }
  }

  function wordStrength(role: Role, word: string): number {
    const [read] = readWords(word);
    if (!read) return 0;
    const key = root(stem(read.folded));
    const direct = weights.get(role)?.get(key) ?? 0;
    if (direct >= LEAST_WORD_WEIGHT) return direct;
    const near = vocabulary
      .read(read.text, read.folded)
      .find((reading) => !reading.part && reading.likeness >= LEAST_LIKENESS);
    const corrected = near && vocabulary.words[near.word];
    const weight = corrected ? (weights.get(role)?.get(root(stem(corrected))) ?? 0) : 0;
    return weight >= LEAST_WORD_WEIGHT ? weight * 0.9 : 0;
  }

  function inSetting(role: Role, name: string): boolean {
    const setting = knowledge.phrasing.searchWords.settings.find((one) => one.name === name);
    return (setting?.inSettings ?? []).some((part) =>
      role.settings.some((own) => own.toLowerCase().includes(part.toLowerCase())),
    );
  }

  /** Roles that have all of `must`, strongest first. */
  function all(must: readonly Criterion[], mustNot: readonly Criterion[]): FoundRole[] {
    const found: { role: Role; sum: number }[] = [];
    for (const role of roles) {
      if (mustNot.some((criterion) => strength(role, criterion) >= 2)) continue;
      let sum = 0;
      const groups = new Map<string, number>();
      for (const criterion of must) {
        // Two bands or two groups of people are alternatives; two interests or two words are both wanted.
        const group = ALTERNATIVES.has(criterion.kind) ? criterion.kind : JSON.stringify(criterion);
        groups.set(group, Math.max(groups.get(group) ?? 0, strength(role, criterion)));
      }
      for (const value of groups.values())
        sum = value === 0 ? Number.NEGATIVE_INFINITY : sum + value;
      if (sum > 0) found.push({ role, sum });
    }
    found.sort((a, b) => b.sum - a.sum || (a.role.careerLevel ?? 9) - (b.role.careerLevel ?? 9));
    return found.map(({ role }) => ({
      role,
      reasons: must
        .filter((one) => strength(role, one) > 0)
        .map((one) => reason(knowledge, role, one)),
    }));
  }

  return {
    search({ must, mustNot }) {
      const everything = all(must, mustNot);
      if (everything.length > 0 || must.length < 2) return { found: everything, leftAside: [] };
      const reduced = must
        .map((criterion) => ({
          criterion,
          found: all(
            must.filter((one) => one !== criterion),
            mustNot,
          ),
        }))
        .filter(({ criterion, found }) => criterion.kind === 'words' && found.length > 0)
        .sort((a, b) => a.found.length - b.found.length)[0];
      return reduced
        ? { found: reduced.found, leftAside: [reduced.criterion] }
        : { found: [], leftAside: [] };
    },
  };
}

const ALTERNATIVES: ReadonlySet<Criterion['kind']> = new Set([
  'band',
  'family',
  'setting',
  'register',
]);

function fitsMinimum(role: Role, most: keyof typeof LEVEL_OF_MINIMUM): boolean {
  if (role.entry.minimum === 'registered') return false;
  if (most === 'degree')
    return role.entry.minimum === 'degree' || role.entry.minimum === 'postgraduate';
  return LEVEL_OF_MINIMUM[role.entry.minimum] <= LEVEL_OF_MINIMUM[most];
}

function reason({ wording, families }: Knowledge, role: Role, criterion: Criterion): string {
  const words = wording.search.reasons;
  switch (criterion.kind) {
    case 'family':
      return fill(words.family, { value: families.get(criterion.value)?.title ?? criterion.value });
    case 'minimum':
      return fill(words.minimum, { value: wording.minimums[role.entry.minimum] });
    case 'route':
      return fill(words.route, { value: wording.routeKinds[criterion.value] });
    case 'contact':
      return fill(words.contact, { value: wording.search.contact[criterion.value] });
    case 'setting':
      return fill(words.setting, { value: role.settings.slice(0, 2).join(', ') });
    case 'band':
      return fill(words.band, { value: (role.bands ?? []).join(', ') });
    default:
      return fill(words[criterion.kind], { value: criterion.value });
  }
}
