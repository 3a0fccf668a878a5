// What `npm run check` warns of: content that loads but that a careers adviser should look at.

import { exampleFields } from '../../knowledge/example-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Source } from '../../knowledge/parts.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import { countWords, fold } from '../../language/text.ts';

/** Longer answers are not read on a phone; measured in words. */
const LONGEST_ANSWER_WORDS = 90;
/** Plain English keeps sentences below this many words. */
const LONGEST_SENTENCE_WORDS = 30;
const CHECK_AGAIN_AFTER_MONTHS = 12;

/** A thing to look at: the id of the role or topic, and what it is. */
export interface Warning {
  about: string;
  says: string;
}

/** Looks through all content; `today` decides what is out of date. */
export function findWarnings(knowledge: Knowledge, today: Date): Warning[] {
  const roles = [...knowledge.roles.values()];
  const topics = [...knowledge.topics.values()];
  return [
    ...exampleWarning(exampleFields(knowledge.trust)),
    ...sharedTitles(roles),
    ...roles.flatMap((role) => roleWarnings(role, roles)),
    ...topics.flatMap((topic) => [
      ...longAnswer(topic.id, 'answer', topic.answer),
      ...longSentences(topic.id, [topic.answer, ...topic.points]),
      ...(topic.assistant ? [] : sourceWarnings(topic.id, topic.sources)),
      ...staleness(topic.id, topic.checked, today),
    ]),
    ...roles.flatMap((role) => staleness(role.id, role.checked, today)),
  ];
}

function exampleWarning(fields: readonly string[]): Warning[] {
  if (fields.length === 0) return [];
  const says = `still has example data, which leads people nowhere: ${fields.join(', ')}`;
  return [{ about: 'trust.yaml', says }];
}

function sharedTitles(roles: readonly Role[]): Warning[] {
  const owners = new Map<string, string[]>();
  for (const role of roles) {
    const names = [role.title, ...role.alsoCalled, ...role.abbreviations].map(fold);
    for (const name of new Set(names)) {
      owners.set(name, [...(owners.get(name) ?? []), role.id]);
    }
  }
  return [...owners]
    .filter(([, ids]) => ids.length > 1)
    .map(([name, ids]) => ({ about: ids.join(', '), says: `share the title "${name}"` }));
}

function roleWarnings(role: Role, roles: readonly Role[]): Warning[] {
  const warnings: Warning[] = [
    ...longAnswer(role.id, 'summary', role.summary),
    ...longAnswer(role.id, 'entry.summary', role.entry.summary),
    ...longSentences(role.id, [
      role.summary,
      role.entry.summary,
      role.entry.experience ?? '',
      role.training.inTheJob ?? '',
      role.hours ?? '',
      ...role.routes.map((route) => route.summary),
      ...role.progression.map((step) => step.how ?? ''),
    ]),
    ...sourceWarnings(role.id, role.sources),
  ];
  const reached = roles.some((other) => other.progression.some((step) => step.to === role.id));
  if (role.routes.length === 0 && !reached) {
    warnings.push({ about: role.id, says: 'has no way in: no route, and no role leads to it' });
  }
  const supports = role.careerLevel !== undefined && role.careerLevel < 6;
  if (supports && role.progression.length === 0) {
    warnings.push({ about: role.id, says: 'leads nowhere: it has no progression' });
  }
  return warnings;
}

function longAnswer(about: string, field: string, text: string): Warning[] {
  const words = countWords(text);
  return words > LONGEST_ANSWER_WORDS
    ? [{ about, says: `${field} has ${words} words; ${LONGEST_ANSWER_WORDS} is the most` }]
    : [];
}

function longSentences(about: string, texts: readonly string[]): Warning[] {
  return texts
    .flatMap((text) => text.split(/(?<=[.:;])\s+/))
    .filter((sentence) => countWords(sentence) > LONGEST_SENTENCE_WORDS)
    .map((sentence) => ({
      about,
      says: `a sentence has ${countWords(sentence)} words: "${sentence.slice(0, 50)}…"`,
    }));
}

function sourceWarnings(about: string, sources: readonly Source[]): Warning[] {
  return sources
    .filter((source) => source.url === undefined)
    .map((source) => ({ about, says: `the source "${source.title}" has no address` }));
}

function staleness(about: string, checked: string, today: Date): Warning[] {
  const [year = 0, month = 0] = checked.split('-').map(Number);
  const age = today.getUTCFullYear() * 12 + today.getUTCMonth() + 1 - (year * 12 + month);
  return age > CHECK_AGAIN_AFTER_MONTHS
    ? [{ about, says: `was last checked in ${checked}, ${age} months ago` }]
    : [];
}
