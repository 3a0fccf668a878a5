// Loads everything under knowledge/ and checks that its parts fit together. All faults of all files are reported at once.

import path from 'node:path';
import type { z } from 'zod';
import { fold, nearest } from '../text.ts';
import {
  type ContentFile,
  formatProblem,
  listFiles,
  type Place,
  type Problem,
  readFile,
} from './files.ts';
import * as schema from './schema.ts';
import { type WebWording, webWordingSchema } from './web-wording.ts';
import { type Wording, wordingSchema } from './wording.ts';

/** What the bot knows. Roles, families and topics by id. */
export interface Knowledge {
  roles: ReadonlyMap<string, schema.Role>;
  families: ReadonlyMap<string, schema.Family>;
  topics: ReadonlyMap<string, schema.TopicFile>;
  payBands: schema.PayBands;
  glossary: schema.Glossary;
  registers: schema.Registers;
  signposts: schema.Signposts;
  qualificationLevels: schema.QualificationLevels;
  gcseGrades: schema.GcseGrades;
  apprenticeshipLevels: schema.ApprenticeshipLevels;
  officialSources: schema.OfficialSources;
  trust: schema.Trust;
  wording: Wording;
  webWording: WebWording;
  phrasing: Phrasing;
}

/** How people ask. */
export interface Phrasing {
  intents: schema.Intent[];
  searchWords: schema.SearchWords;
  fieldWords: z.infer<typeof schema.fieldWordsSchema>;
  searchLimits: schema.SearchLimits;
  crisis: z.infer<typeof schema.crisisSchema>;
  spelling: z.infer<typeof schema.spellingSchema>;
  synonyms: z.infer<typeof schema.synonymsSchema>;
  titleWords: schema.TitleWords;
  /** Everyday names by role id. */
  colloquialTitles: z.infer<typeof schema.colloquialTitlesSchema>;
  /** What people say of those who do a job, by role id. */
  descriptions: z.infer<typeof schema.descriptionsSchema>;
  /** Names of several roles of one kind. */
  generalTitles: schema.GeneralTitle[];
  /** Jobs that people ask for and that no file here describes. */
  jobsElsewhere: string[];
}

/** A content folder with faults; `problems` lists every one. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/**
 * Reads the knowledge base.
 *
 * @param folder the folder `knowledge`
 * @throws ContentError that lists every fault in every file
 */
export function loadKnowledge(folder: string): Knowledge {
  const { knowledge, problems } = readKnowledge(folder);
  if (!knowledge || problems.length > 0) throw new ContentError(problems);
  return knowledge;
}

/** Reads the knowledge base and says what is wrong with it; `knowledge` only where every file could be read. */
export function readKnowledge(folder: string): { knowledge?: Knowledge; problems: Problem[] } {
  const problems: Problem[] = [];
  const file = <S extends z.ZodType>(name: string, shape: S) =>
    readFile(path.join(folder, name), shape, problems);
  const one = <S extends z.ZodType>(name: string, shape: S) => file(name, shape)?.content;
  const all = <S extends z.ZodType>(name: string, shape: S) =>
    listFiles(path.join(folder, name), problems).flatMap(
      (file) => readFile(file, shape, problems) ?? [],
    );

  const roleFiles = all('roles', schema.roleSchema);
  const topicFiles = all('topics', schema.topicSchema);
  const families = one('families.yaml', schema.familiesSchema);
  const reference = {
    payBands: one('reference/pay-bands.yaml', schema.payBandsSchema),
    glossary: one('reference/glossary.yaml', schema.glossarySchema),
    registers: one('reference/registers.yaml', schema.registersSchema),
    signposts: one('reference/signposts.yaml', schema.signpostsSchema),
    qualificationLevels: one(
      'reference/qualification-levels.yaml',
      schema.qualificationLevelsSchema,
    ),
    gcseGrades: one('reference/gcse-grades.yaml', schema.gcseGradesSchema),
    apprenticeshipLevels: one(
      'reference/apprenticeship-levels.yaml',
      schema.apprenticeshipLevelsSchema,
    ),
    officialSources: one('reference/official-sources.yaml', schema.officialSourcesSchema),
    trust: one('trust.yaml', schema.trustSchema),
    wording: one('wording.yaml', wordingSchema),
    webWording: one('web.yaml', webWordingSchema),
  };
  const colloquialTitles = file('phrasing/colloquial-titles.yaml', schema.colloquialTitlesSchema);
  const descriptions = all('phrasing/descriptions', schema.descriptionsSchema);
  const phrasing = {
    fieldWords: one('phrasing/field-words.yaml', schema.fieldWordsSchema),
    searchWords: one('phrasing/search-words.yaml', schema.searchWordsSchema),
    searchLimits: one('phrasing/search-limits.yaml', schema.searchLimitsSchema),
    spelling: one('phrasing/spelling.yaml', schema.spellingSchema),
    crisis: one('phrasing/crisis.yaml', schema.crisisSchema),
    synonyms: one('phrasing/synonyms.yaml', schema.synonymsSchema),
    titleWords: one('phrasing/titles.yaml', schema.titleWordsSchema),
    colloquialTitles: colloquialTitles?.content,
    generalTitles: one('phrasing/general-titles.yaml', schema.generalTitlesSchema),
    jobsElsewhere: one('phrasing/jobs-elsewhere.yaml', schema.jobsElsewhereSchema),
  };
  const intents = all('phrasing/intents', schema.intentSchema).map((file) => file.content);

  // A role whose file has a fault is there all the same: its fault is told once, not at all who name it.
  const ids = new Set(listFiles(path.join(folder, 'roles'), []).map(idOf));
  checkRoles(roleFiles, ids, families ?? [], problems);
  for (const names of [...descriptions, ...(colloquialTitles ? [colloquialTitles] : [])]) {
    for (const id of Object.keys(names.content)) {
      if (!ids.has(id)) problems.push(names.problem([id], unknown('this', id, ids, 'role')));
    }
  }
  checkTopics(topicFiles, problems);

  if (!families || !isComplete(reference) || !isComplete(phrasing)) return { problems };
  return {
    problems,
    knowledge: {
      roles: byId(roleFiles.map((file) => file.content)),
      families: byId(families),
      topics: byId(topicFiles.map((file) => file.content)),
      ...reference,
      phrasing: {
        intents,
        descriptions: Object.assign({}, ...descriptions.map(({ content }) => content)),
        ...phrasing,
      },
    },
  };
}

function checkRoles(
  files: readonly ContentFile<schema.Role>[],
  ids: ReadonlySet<string>,
  families: readonly schema.Family[],
  problems: Problem[],
): void {
  const familyIds = new Set(families.map((family) => family.id));
  checkNames(files, problems);
  for (const file of files) {
    const role = file.content;
    const folder = path.basename(path.dirname(file.file));
    if (role.family !== folder) {
      problems.push(
        file.problem(['family'], `family is "${role.family}"; the folder says "${folder}"`),
      );
    }
    if (families.length > 0 && !familyIds.has(role.family)) {
      problems.push(
        file.problem(['family'], unknown('family', role.family, familyIds, 'families.yaml')),
      );
    }
    const refer = (id: string | undefined, place: Place) => {
      if (id === undefined) return;
      const field = String(place[0]);
      if (id === role.id) problems.push(file.problem(place, `${field} names the role itself`));
      else if (!ids.has(id)) problems.push(file.problem(place, unknown(field, id, ids, 'role')));
    };
    role.relatedRoles.forEach((id, index) => {
      refer(id, ['relatedRoles', index]);
    });
    role.progression.forEach((step, index) => {
      refer(step.to, ['progression', index, 'to']);
    });
  }
}

function checkTopics(files: readonly ContentFile<schema.TopicFile>[], problems: Problem[]): void {
  const ids = new Set(files.map((file) => file.content.id));
  checkNames(files, problems);
  for (const file of files) {
    file.content.relatedTopics.forEach((id, index) => {
      if (!ids.has(id)) {
        problems.push(
          file.problem(['relatedTopics', index], unknown('relatedTopics', id, ids, 'topic')),
        );
      }
    });
  }
}

function idOf(file: string): string {
  return path.basename(file).replace(/\.ya?ml$/, '');
}

/** A file's name is its id, and no two files have the same one. */
function checkNames(files: readonly ContentFile<{ id: string }>[], problems: Problem[]): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const { id } = file.content;
    const name = idOf(file.file);
    if (name !== id) {
      problems.push(file.problem(['id'], `id is "${id}"; the file's name says "${name}"`));
    }
    const first = seen.get(id);
    if (first) problems.push(file.problem(['id'], `id "${id}" is taken by ${first}`));
    else seen.set(id, file.file);
  }
}

function unknown(field: string, id: string, ids: Iterable<string>, what: string): string {
  const near = nearest(fold(id), ids);
  return `${field} names "${id}", which no ${what} has; ${near ? `did you mean "${near}"?` : 'add it or take it out'}`;
}

function isComplete<T extends object>(
  group: T,
): group is { [K in keyof T]: Exclude<T[K], undefined> } & T {
  return Object.values(group).every((part) => part !== undefined);
}

function byId<T extends { id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
