// "How do you know?": the pages that the last answer rests on, and when they were checked.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Focus } from './focus.ts';
import { paragraph, type Reply, reply } from './reply.ts';
import { inSentence } from './role-words.ts';
import { sourceBlock } from './sources.ts';

const MOST_SOURCES = 6;

export function howDoYouKnow(knowledge: Knowledge, focus: Focus): Reply {
  const { wording } = knowledge;
  const role = knowledge.roles.get(focus.roles[0] ?? '');
  const topic = knowledge.topics.get(focus.topicFile ?? '');
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
