// Loads everything under knowledge/ and checks that its parts fit together. All faults of all files are reported at once.

import { readConfig } from '../config.ts';
import { type ContentFile, formatProblem, type Problem } from './files.ts';
import { type Folder, isComplete, openFolder } from './folder.ts';
import { type Phrasing, readPhrasing } from './phrasing.ts';
import {
  type PersonToAsk,
  peopleToAskSchema,
  questionsById,
  readThemes,
  type SmallQuestion,
  type Theme,
} from './questions.ts';
import { checkRoles, checkTopics, unknown } from './references.ts';
import { describeRunning, type Running } from './running.ts';
import { type Family, familiesSchema } from './schema/family.ts';
import {
  type ApprenticeshipLevels,
  apprenticeshipLevelsSchema,
  type GcseGrades,
  type Glossary,
  gcseGradesSchema,
  glossarySchema,
  type OfficialSources,
  officialSourcesSchema,
  type PayBands,
  payBandsSchema,
  type QualificationLevels,
  qualificationLevelsSchema,
  type Registers,
  registersSchema,
  type Signposts,
  signpostsSchema,
} from './schema/reference.ts';
import { type Role, roleSchema } from './schema/role.ts';
import { type TopicFile, topicSchema } from './schema/topic.ts';
import { type Trust, trustSchema } from './schema/trust.ts';
import { type DeskWording, deskWordingSchema } from './wording/desk.ts';
import { type WebWording, webWordingSchema } from './wording/web.ts';
import { type Wording, wordingSchema } from './wording/wording.ts';

/** What the bot knows. Roles, families and topics by id. */
export interface Knowledge {
  roles: ReadonlyMap<string, Role>;
  families: ReadonlyMap<string, Family>;
  topics: ReadonlyMap<string, TopicFile>;
  /** Small questions of all themes by id. */
  questions: ReadonlyMap<string, SmallQuestion>;
  peopleToAsk: readonly PersonToAsk[];
  payBands: PayBands;
  glossary: Glossary;
  registers: Registers;
  signposts: Signposts;
  qualificationLevels: QualificationLevels;
  gcseGrades: GcseGrades;
  apprenticeshipLevels: ApprenticeshipLevels;
  officialSources: OfficialSources;
  trust: Trust;
  wording: Wording;
  webWording: WebWording;
  deskWording: DeskWording;
  phrasing: Phrasing;
  /** What the running settings say, in words; the usual ones until a start gives its own. */
  running: Running;
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
 * @param own the trust's folder that lies over it
 * @throws ContentError that lists every fault in every file
 */
export function loadKnowledge(folder: string, own?: string): Knowledge {
  const { knowledge, problems } = readKnowledge(folder, own);
  if (!knowledge || problems.length > 0) throw new ContentError(problems);
  return knowledge;
}

/** Reads the knowledge base and says what is wrong with it; `knowledge` only where every file could be read. */
export function readKnowledge(
  name: string,
  own?: string,
): {
  knowledge?: Knowledge;
  themes: ContentFile<Theme>[];
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const folder = openFolder(name, problems, own);
  const roleFiles = folder.all('roles', roleSchema);
  const topicFiles = folder.all('topics', topicSchema);
  const families = folder.one('families.yaml', familiesSchema);
  const reference = readReference(folder);
  const { phrasing, byRole } = readPhrasing(folder);

  // A role whose file has a fault is there all the same: its fault is told once, not at all who name it.
  const ids = folder.ids('roles');
  checkRoles(roleFiles, ids, families ?? [], problems);
  for (const file of byRole) {
    for (const id of Object.keys(file.content)) {
      if (!ids.has(id)) problems.push(file.problem([id], unknown('this', id, ids, 'role')));
    }
  }
  checkTopics(topicFiles, problems);
  const named = namesOf(ids, families, reference);
  const themes = readThemes(folder, named, problems);
  folder.reportUnread();

  if (!families || !phrasing || !isComplete(reference)) return { themes, problems };
  return {
    themes,
    problems,
    knowledge: {
      roles: byId(roleFiles.map((file) => file.content)),
      families: byId(families),
      topics: byId(topicFiles.map((file) => file.content)),
      questions: questionsById(themes),
      ...reference,
      running: describeRunning(readConfig({})),
      phrasing,
    },
  };
}

/** The single files: reference/, the trust, the sentences of the bot. */
function readReference(folder: Folder) {
  return {
    payBands: folder.one('reference/pay-bands.yaml', payBandsSchema),
    glossary: folder.one('reference/glossary.yaml', glossarySchema),
    registers: folder.one('reference/registers.yaml', registersSchema),
    signposts: folder.one('reference/signposts.yaml', signpostsSchema),
    qualificationLevels: folder.one(
      'reference/qualification-levels.yaml',
      qualificationLevelsSchema,
    ),
    gcseGrades: folder.one('reference/gcse-grades.yaml', gcseGradesSchema),
    apprenticeshipLevels: folder.one(
      'reference/apprenticeship-levels.yaml',
      apprenticeshipLevelsSchema,
    ),
    peopleToAsk: folder.one('reference/people-to-ask.yaml', peopleToAskSchema),
    officialSources: folder.one('reference/official-sources.yaml', officialSourcesSchema),
    trust: folder.one('trust.yaml', trustSchema),
    wording: folder.one('wording.yaml', wordingSchema),
    webWording: folder.one('web.yaml', webWordingSchema),
    deskWording: folder.one('desk.yaml', deskWordingSchema),
  };
}

/** What small questions may name. */
function namesOf(
  roles: ReadonlySet<string>,
  families: readonly Family[] = [],
  {
    signposts,
    peopleToAsk = [],
  }: { signposts: Signposts | undefined; peopleToAsk: PersonToAsk[] | undefined },
) {
  const ids = [...(signposts?.signposts ?? []), ...peopleToAsk].flatMap(({ id }) => id ?? []);
  return { roles, families: new Set(families.map(({ id }) => id)), turnTo: new Set(ids) };
}

function byId<T extends { id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
