// Answers a general question from a file of knowledge/topics, and a term from the glossary.

import type { Knowledge } from '../knowledge/load.ts';
import type { Glossary, TopicFile } from '../knowledge/schema.ts';
import { localLinks } from './about-role.ts';
import { heading, list, paragraph, type Reply, reply } from './reply.ts';
import { sourceBlock } from './sources.ts';

/** Related topics that are offered as next questions. */
const RELATED_OFFERED = 3;

/** The answer of a topic file, with its points. */
export function aboutTopic(knowledge: Knowledge, topic: TopicFile, confidence: number): Reply {
  return reply({
    outcome: topic.signpost ? 'out-of-scope' : 'answer',
    topic: topic.signpost ? 'none' : topic.topic,
    blocks: [
      heading(topic.title),
      paragraph(topic.answer),
      ...list(topic.points),
      ...localLinks(knowledge, topic.id),
      sourceBlock(knowledge, topic.sources, topic.checked),
    ],
    choices: topic.signpost
      ? []
      : topic.relatedTopics
          .flatMap((id) => knowledge.topics.get(id)?.questions[0] ?? [])
          .slice(0, RELATED_OFFERED),
    confidence,
  });
}

/** What a term of the glossary means. */
export function aboutTerm(
  knowledge: Knowledge,
  term: Glossary['terms'][number],
  confidence: number,
): Reply {
  const { glossary } = knowledge;
  const lead = term.longForm === term.term ? '' : `${term.longForm}. `;
  return reply({
    outcome: 'answer',
    topic: 'general',
    blocks: [
      heading(term.term),
      paragraph(`${lead}${term.meaning}`),
      sourceBlock(knowledge, glossary.sources, glossary.checked),
    ],
    confidence,
  });
}
