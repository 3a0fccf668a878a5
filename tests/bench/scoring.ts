// Whether a reply is what a question of a bench file expects.

import { z } from 'zod';
import type { TurnReport } from '../../src/channels/terminal/play.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

export const questionSchema = z.object({
  id: z.string(),
  kind: z.string(),
  turns: z.array(z.string()).min(1),
  expect: z.object({
    outcome: z.string(),
    topic: z.string(),
    roles: z.array(z.array(z.string())),
    dialog: z.string().nullable(),
    must_say: z.array(z.string()),
    must_not_say: z.array(z.string()),
  }),
});
export type Question = z.infer<typeof questionSchema>;

/** Topics that a fair reader takes for each other. */
const SAME_TOPICS = [
  ['entry', 'qualifications', 'experience', 'routes', 'apprenticeship', 'college', 'university'],
  ['training', 'routes', 'university', 'apprenticeship'],
  ['overview', 'duties', 'settings'],
  ['duties', 'skills'],
  ['entry', 'checks', 'registration'],
  ['apply', 'interview', 'general', 'routes'],
];
/** Topics that files of knowledge/topics have, any of which counts as `general`. */
const GENERAL = loadTopics();
/** A search is right when one of this many first roles is accepted. */
const FIRST_RESULTS = 5;

/** Everything that is wrong with the last reply. */
export function faults(
  { expect, kind }: Question,
  last: Omit<TurnReport, 'turn' | 'ms'>,
): string[] {
  const found: string[] = [];
  if (last.outcome !== expect.outcome) {
    found.push(`outcome ${last.outcome}, expected ${expect.outcome}`);
  }
  if (!sameTopic(last.topic, expect.topic) && expect.outcome !== 'dialog') {
    found.push(`topic ${last.topic}, expected ${expect.topic}`);
  }
  if (expect.dialog !== last.dialog) found.push(`dialog ${last.dialog}, expected ${expect.dialog}`);
  const ids = last.roles.map((role) => role.id);
  const isList = expect.topic === 'find-roles' || expect.outcome === 'clarify';
  const hasRoles = isList
    ? expect.roles.every((ok) => ids.slice(0, FIRST_RESULTS).some((id) => ok.includes(id)))
    : expect.roles.length > 1 || kind === 'compare' || expect.outcome === 'dialog'
      ? expect.roles.every((accepted) => ids.some((id) => accepted.includes(id)))
      : expect.roles.every((accepted) => ids[0] !== undefined && accepted.includes(ids[0]));
  if (!hasRoles) {
    const wanted = expect.roles.map((ok) => ok.slice(0, 4).join('|')).join(' + ');
    found.push(`roles ${ids.slice(0, FIRST_RESULTS).join(', ') || 'none'}, expected ${wanted}`);
  }
  for (const pattern of expect.must_say) {
    if (!new RegExp(pattern, 'i').test(last.text)) found.push(`does not say ${pattern}`);
  }
  for (const pattern of expect.must_not_say) {
    if (new RegExp(pattern, 'i').test(last.text)) found.push(`says ${pattern}`);
  }
  return found;
}

export function sameTopic(given: string, expected: string): boolean {
  if (given === expected) return true;
  if (SAME_TOPICS.some((group) => group.includes(given) && group.includes(expected))) return true;
  return (
    (given === 'general' && GENERAL.has(expected)) || (expected === 'general' && GENERAL.has(given))
  );
}

function loadTopics(): Set<string> {
  return new Set([...loadKnowledge('knowledge').topics.values()].map((topic) => topic.topic));
}
