// What the bot says when it does not know, is not sure, or is asked for something else.

import type { Request } from '../ground/request.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import type { TopicFile } from '../knowledge/schema/topic.ts';
import { firstSentence } from '../language/text.ts';
import { contactBlocks, contactWords } from './contact.ts';
import { type Block, list, paragraph, type Reply, reply } from './reply.ts';
import { titleOf } from './request-title.ts';
import { sourceBlock } from './sources.ts';

const VOLUNTARY = 'voluntary';
/** At most four choices can be taken in at once. */
export const MOST_CHOICES = 4;

/** Asks which of several roles was meant. */
export function whichRole(
  { wording }: Knowledge,
  text: string,
  candidates: readonly Role[],
  confidence: number,
): Reply {
  const shown = candidates.slice(0, MOST_CHOICES);
  return reply({
    outcome: 'clarify',
    roles: shown.map(({ id, title }) => ({ id, title })),
    blocks: [
      paragraph(fill(wording.clarify.whichRole, { text })),
      { kind: 'numbered', items: shown.map((role) => role.title) },
    ],
    choices: [...shown.map((role) => role.title), wording.next.noneOfThese],
    confidence,
  });
}

/** The title is unknown or too unlike any: says so and offers the nearest. */
export function unknownJob(
  knowledge: Knowledge,
  text: string,
  nearest: readonly Role[],
  confidence: number,
): Reply {
  const { wording } = knowledge;
  const shown = nearest.slice(0, MOST_CHOICES);
  return reply({
    isUnanswered: true,
    outcome: shown.length > 0 ? 'clarify' : 'out-of-scope',
    roles: shown.map(({ id, title }) => ({ id, title })),
    blocks: [
      paragraph(fill(wording.unknown.job, { text })),
      paragraph(shown.length > 0 ? wording.unknown.jobNear : wording.unknown.jobOutside),
      ...(shown.length > 0
        ? [{ kind: 'numbered' as const, items: shown.map((role) => role.title) }]
        : []),
      askAPerson(knowledge),
    ],
    choices:
      shown.length > 0
        ? [...shown.map((role) => role.title), wording.next.noneOfThese]
        : examples(knowledge),
    confidence,
  });
}

/** A question about a job, and none was named. */
export function whichJob({ wording }: Knowledge, confidence: number): Reply {
  return reply({
    outcome: 'clarify',
    blocks: [paragraph(wording.clarify.whichJob)],
    choices: [wording.next.findARole],
    confidence,
  });
}

/** A job is looked for, and nothing was said that it should have. */
export function whatToFind({ wording }: Knowledge, confidence: number): Reply {
  return reply({
    outcome: 'clarify',
    blocks: [paragraph(wording.search.whatToFind)],
    choices: [wording.next.findARole],
    confidence,
  });
}

/** Nothing was understood. The second time in a row it shows how to ask. */
export function notUnderstood(knowledge: Knowledge, isAgain: boolean): Reply {
  const { wording } = knowledge;
  return reply({
    isUnanswered: true,
    outcome: 'clarify',
    blocks: [
      paragraph(isAgain ? wording.unknown.notUnderstoodAgain : wording.unknown.notUnderstood),
      ...canDo(knowledge),
      ...(isAgain ? [askAPerson(knowledge)] : []),
    ],
    choices: examples(knowledge),
    confidence: 0,
  });
}

/**
 * A question about careers that no file speaks of: says so, and names people who may know. What is near is asked back
 * instead.
 */
export function notInFiles(knowledge: Knowledge, offers: readonly Request[] = []): Reply {
  const { wording } = knowledge;
  const offered = offers.flatMap((one) => titleOf(knowledge, one) ?? []);
  const jobs = offers.flatMap((one) =>
    one.kind === 'role' ? (knowledge.roles.get(one.role) ?? []) : [],
  );
  if (offered.length > 0)
    return reply({
      isUnanswered: true,
      outcome: 'clarify',
      topic: 'general',
      roles: [...new Set(jobs)].map(({ id, title }) => ({ id, title })),
      blocks: [
        paragraph(wording.unknown.perhaps),
        { kind: 'numbered', items: offered },
        askAPerson(knowledge),
      ],
      choices: [...offered, wording.next.noneOfThese],
      confidence: 0,
    });
  const service = knowledge.topics.get('national-careers-service');
  return reply({
    isUnanswered: true,
    outcome: 'answer',
    topic: 'general',
    blocks: [paragraph(wording.unknown.notInFiles), askAPerson(knowledge)],
    ...(service ? { more: [paragraph(service.answer)] } : {}),
    choices: examples(knowledge),
    confidence: 0,
  });
}

/** A foreign subject: one sentence, and what the bot can do. */
export function outOfScope(knowledge: Knowledge, lead: string, confidence: number): Reply {
  return reply({
    isUnanswered: true,
    outcome: 'out-of-scope',
    blocks: [paragraph(lead), ...canDo(knowledge)],
    choices: examples(knowledge),
    confidence,
  });
}

/** A careers matter of another service, or a health question: where to turn, from a topic's file. */
export function turnTo(knowledge: Knowledge, topic: TopicFile, confidence: number): Reply {
  return reply({
    outcome: 'out-of-scope',
    blocks: [
      paragraph(topic.answer),
      ...list(topic.points),
      sourceBlock(knowledge, topic.sources, topic.checked),
    ],
    confidence,
  });
}

/** How to reach someone: the recruitment team, or for volunteering those who look after volunteers. */
export function person(knowledge: Knowledge, role?: Role): Reply {
  const { wording, trust } = knowledge;
  if (role?.family === VOLUNTARY) {
    return reply({
      outcome: 'answer',
      topic: 'volunteering',
      roles: [{ id: role.id, title: role.title }],
      blocks: contactBlocks(knowledge, wording.unknown.person, trust.voluntaryServices),
    });
  }
  const topic = knowledge.topics.get('contact-the-recruitment-team');
  const service = knowledge.topics.get('national-careers-service');
  return reply({
    outcome: 'answer',
    topic: 'general',
    blocks: [
      ...contactBlocks(knowledge, wording.unknown.person, trust.recruitment),
      ...(topic ? [paragraph(firstSentence(topic.answer))] : []),
    ],
    more: [topic, service].flatMap((one) => (one ? [paragraph(one.answer)] : [])),
  });
}

/** Beside something else, in one line. */
function askAPerson({ wording, trust }: Knowledge): Block {
  return paragraph(fill(wording.unknown.person, { contact: contactWords(trust.recruitment) }));
}

function canDo(knowledge: Knowledge): Block[] {
  return [paragraph(knowledge.wording.unknown.canDo), ...list(knowledge.wording.examples)];
}

function examples(knowledge: Knowledge): string[] {
  return knowledge.wording.examples.slice(0, MOST_CHOICES);
}
