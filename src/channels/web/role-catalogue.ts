// The roles as people browse them: found by words, narrowed by filters that stand in the address.

import MiniSearch from 'minisearch';
import { capital } from '../../answers/role-words.ts';
import { fill } from '../../knowledge/fill.ts';
import { BANDS, ENTRY_MINIMUMS, PEOPLE, ROUTE_KINDS } from '../../knowledge/kinds.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import type { TitleIndex } from '../../matching/title-index.ts';

export interface FilterOption {
  value: string;
  label: string;
  has: (role: Role) => boolean;
}

export interface Filter {
  /** Its name in the address. */
  id: string;
  title: string;
  options: FilterOption[];
}

/** What someone asked for: words, and at most one option of each filter. */
export interface RoleQuery {
  words: string;
  chosen: ReadonlyMap<string, FilterOption>;
}

export interface RoleCatalogue {
  filters: readonly Filter[];
  /** Reads an address; what is no option of a filter is left out. */
  read(asked: URLSearchParams): RoleQuery;
  /** The roles that have the words, best first; without words all, by title. */
  search(words: string): Role[];
  /** The options that are called like the words: "band 5", "no degree". */
  optionsCalled(words: string): { filter: Filter; option: FilterOption }[];
}

/** The roles among these that every chosen option lets through. */
export function narrowed(roles: readonly Role[], chosen: RoleQuery['chosen']): Role[] {
  const options = [...chosen.values()];
  return roles.filter((role) => options.every(({ has }) => has(role)));
}

const LONGEST_WORDS = 200;
/** Below this share a title has little more in common with the search than some letters. */
const LEAST_SCORE = 0.02;
/** From this share on it is likely that this title was meant, and it comes before what the words find. */
const MEANT_SCORE = 0.3;
const MOST_TITLES = 10;

export function buildRoleCatalogue(knowledge: Knowledge, titles: TitleIndex): RoleCatalogue {
  const roles = [...knowledge.roles.values()].toSorted((a, b) => a.title.localeCompare(b.title));
  const filters = allFilters(knowledge)
    .map((filter) => ({ ...filter, options: filter.options.filter(({ has }) => roles.some(has)) }))
    .filter(({ options }) => options.length > 0);
  const index = wordIndex(roles);

  return {
    filters,
    read(asked) {
      const chosen = filters.flatMap(({ id, options }): [string, FilterOption][] => {
        const option = options.find(({ value }) => value === asked.get(id));
        return option ? [[id, option]] : [];
      });
      const words = (asked.get('q') ?? '').trim().slice(0, LONGEST_WORDS);
      return { words, chosen: new Map(chosen) };
    },
    search(words) {
      if (words === '') return roles;
      const byTitle = titles.search(words, MOST_TITLES);
      const meant = byTitle.filter(({ score }) => score >= MEANT_SCORE);
      const alike = byTitle.filter(({ score }) => score >= LEAST_SCORE);
      const ids = [...meant, ...index.search(words), ...alike].map(({ id }) => String(id));
      return [...new Set(ids)].flatMap((id) => knowledge.roles.get(id) ?? []);
    },
    optionsCalled(words) {
      const asked = words.toLowerCase().replace(/\s+/g, ' ');
      if (asked.length < 3) return [];
      return filters.flatMap((filter) =>
        filter.options
          .filter(({ label }) => label.toLowerCase().startsWith(asked))
          .map((option) => ({ filter, option })),
      );
    },
  };
}

/** All words of a search must be in a role, in any form; those of its names count most. */
function wordIndex(roles: readonly Role[]): MiniSearch {
  const index = new MiniSearch({
    fields: ['title', 'names', 'searchWords', 'summary', 'duties', 'settings'],
    searchOptions: {
      boost: { title: 6, names: 4, searchWords: 3, summary: 2 },
      combineWith: 'AND',
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.15 : false),
    },
  });
  index.addAll(
    roles.map((role) => ({
      id: role.id,
      title: role.title,
      names: [...role.alsoCalled, ...role.abbreviations].join(' '),
      searchWords: [...role.searchWords, ...role.interests, ...role.people].join(' '),
      summary: role.summary,
      duties: role.duties.join(' '),
      settings: role.settings.join(' '),
    })),
  );
  return index;
}

function allFilters({ families, wording, webWording }: Knowledge): Filter[] {
  const { filters: words, facts } = webWording;
  const option = (value: string, label: string, has: (role: Role) => boolean): FilterOption => ({
    value,
    label: capital(label),
    has,
  });
  const shift = (value: keyof typeof words.shiftOptions, has: (role: Role) => boolean) =>
    option(value, words.shiftOptions[value], has);
  const mayBe = (trait: keyof Role['traits']) => (role: Role) =>
    ['yes', 'some'].includes(role.traits[trait]?.is ?? '');
  const isNot = (trait: keyof Role['traits']) => (role: Role) => role.traits[trait]?.is === 'no';
  const beforeDegree = ['none', 'gcse', 'level-3', 'level-4-5'];
  return [
    {
      id: 'field',
      title: words.field,
      options: [...families.values()]
        .toSorted((a, b) => a.title.localeCompare(b.title))
        .map(({ id, title }) => option(id, title, (role) => role.family === id)),
    },
    {
      id: 'band',
      title: words.band,
      options: BANDS.map((band) =>
        option(
          band,
          fill(facts.band, { bands: band }),
          (role) => role.bands?.includes(band) === true,
        ),
      ),
    },
    {
      id: 'entry',
      title: words.entry,
      options: [
        option('no-degree', words.noDegree, (role) => beforeDegree.includes(role.entry.minimum)),
        ...ENTRY_MINIMUMS.map((minimum) =>
          option(minimum, wording.minimums[minimum], (role) => role.entry.minimum === minimum),
        ),
      ],
    },
    {
      id: 'route',
      title: words.route,
      options: ROUTE_KINDS.map((kind) =>
        option(kind, wording.routeKinds[kind], (role) =>
          role.routes.some((route) => route.kind === kind),
        ),
      ),
    },
    {
      id: 'patients',
      title: facts.patients,
      options: (['most', 'some', 'little'] as const).map((much) =>
        option(much, facts.contact[much], (role) => role.patientContact === much),
      ),
    },
    {
      id: 'people',
      title: words.people,
      options: PEOPLE.map((people) =>
        option(people.replaceAll(' ', '-'), people, (role) => role.people.includes(people)),
      ),
    },
    {
      id: 'shifts',
      title: facts.shifts,
      options: [
        shift('office-hours', mayBe('office-hours')),
        shift('no-nights', isNot('nights')),
        shift('no-weekends', isNot('weekends')),
        shift('part-time', mayBe('part-time')),
        shift('from-home', mayBe('from-home')),
        shift('no-driving', isNot('driving')),
      ],
    },
  ];
}
