// "How do you know?": the pages that the last answer rests on, and when they were checked.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { paragraph, type Reply, reply } from './reply.ts';
import { inSentence } from './role-words.ts';
import { sourceBlock } from './sources.ts';

const MOST_SOURCES = 6;

/** @param last the role or the topic that was answered last */
export function howDoYouKnow(knowledge: Knowledge, last: { role?: string; topic?: string }): Reply {
  const { wording } = knowledge;
  const role = knowledge.roles.get(last.role ?? '');
  const topic = knowledge.topics.get(last.topic ?? '');
  const about = role ?? topic;
  if (!about) {
    return reply({
      outcome: 'answer',
      topic: 'general',
      blocks: [paragraph(wording.sources.howNothing)],
    });
  }
  return reply({
    outcome: 'answer',
    topic: 'general',
    roles: role ? [{ id: role.id, title: role.title }] : [],
    blocks: [
      paragraph(fill(wording.sources.how, { what: inSentence(about.title) })),
      sourceBlock(knowledge, about.sources, about.checked, MOST_SOURCES),
    ],
  });
}
