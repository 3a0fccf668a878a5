// The example phrases of all intents and topic files, and the descriptions of all roles, put into the tables that the
// recogniser reads them by.

import type { Knowledge } from '../../knowledge/load.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import { buildPhraseTables, type PhraseTables } from '../../matching/phrase-tables.ts';

/** Stands for a job title in phrases and utterances alike. */
export const ROLE_WORD = 'xrolex';
/** Labels of topic files among the intents. */
export const TOPIC_PREFIX = 'topic-';
/** Intents about other things than careers. */
export const ELSEWHERE_PREFIX = 'elsewhere-';

/** "an optometrist" and "a porter" are asked about alike. */
const ARTICLE = new RegExp(`\\ban\\s+${ROLE_WORD}`, 'gi');

export interface RecognizerTables {
  /** By intent and topic. */
  questions: PhraseTables;
  /** By role. */
  descriptions: () => PhraseTables;
}

/** The tables of a knowledge base. */
export function recognizerTables(
  knowledge: Pick<Knowledge, 'phrasing' | 'topics' | 'roles'>,
): RecognizerTables {
  return {
    questions: questionTables(knowledge),
    descriptions: () => descriptionTables(knowledge),
  };
}

/** What people say of those who do each job, what the job is, and the words it is known by. */
function descriptionTables({
  phrasing,
  roles,
}: Pick<Knowledge, 'phrasing' | 'roles'>): PhraseTables {
  const described = [...roles.values()].map((role) => ({
    label: role.id,
    phrases: descriptionsOf(role, phrasing),
  }));
  return buildPhraseTables(described, phrasing.synonyms);
}

/** All that a job is described by. */
export function descriptionsOf(
  { id, duties, summary, searchWords }: Role,
  { descriptions, colloquialTitles }: Knowledge['phrasing'],
): string[] {
  return [
    ...(descriptions[id] ?? []),
    ...(colloquialTitles[id] ?? []),
    ...duties,
    ...summary.split(/(?<=\.) /),
    searchWords.join(' '),
  ];
}

/** What people ask. */
function questionTables({
  phrasing,
  topics,
}: Pick<Knowledge, 'phrasing' | 'topics'>): PhraseTables {
  const intents = phrasing.intents.map(({ intent, phrases }) => ({
    label: intent,
    phrases: phrases.map(withRoleWord),
    isBackground: intent.startsWith(ELSEWHERE_PREFIX),
  }));
  const aboutTopics = [...topics.values()].map(({ id, title, questions }) => ({
    label: TOPIC_PREFIX + id,
    phrases: [title, ...questions].map(withRoleWord),
  }));
  return buildPhraseTables([...intents, ...aboutTopics], phrasing.synonyms);
}

function withRoleWord(phrase: string): string {
  return withoutAn(phrase.replaceAll('{role}', ROLE_WORD));
}

/** A text with ROLE_WORD in it, "a" before it where "an" stood. */
export function withoutAn(text: string): string {
  return text.replace(ARTICLE, `a ${ROLE_WORD}`);
}
