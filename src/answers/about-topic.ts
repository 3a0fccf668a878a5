// Answers a general question from a file of knowledge/topics, and a term from the glossary.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Glossary } from '../knowledge/schema/reference.ts';
import type { TopicFile } from '../knowledge/schema/topic.ts';
import { sentences } from '../language/text.ts';
import { readWords } from '../language/words.ts';
import { localLinks } from './about-role.ts';
import {
  type Block,
  heading,
  leadOf,
  type Outcome,
  paragraph,
  type Reply,
  reply,
} from './reply.ts';
import { type Asked, answering, inOrderOfLikeness } from './sentences.ts';
import { type Content, MOST_WORDS, type Point, type Space, shape, wordsIn } from './shape.ts';
import { sourceBlock } from './sources.ts';

/** Related topics that are offered as next questions. */
const RELATED_OFFERED = 3;

/** The answer of a topic file: its first sentence, or the one that has the question's own words. */
export function aboutTopic(
  knowledge: Knowledge,
  topic: TopicFile,
  confidence: number,
  { room = MOST_WORDS, asked = [] }: Space = {},
): Reply {
  const { running, trust, webWording } = knowledge;
  const { hours, plans, idle, unanswered: days, privacyPage: url } = running;
  const values = { hours, plans, idle, trust: trust.name, recruitment: trust.recruitment.name };
  const filled = (text: string) => (topic.assistant ? fill(text, values) : text);
  const isAboutData = topic.assistant === 'answer';
  const points = [
    ...(isAboutData && days !== undefined
      ? [fill(knowledge.wording.erasure.unanswered, { days })]
      : []),
    ...topic.points.map(filled),
  ];
  const title = heading(topic.title);
  const source = sourceOf(knowledge, topic);
  const around = [title, ...source.filter(({ kind }) => kind !== 'source')];
  const content = {
    ...topicContent(knowledge, filled(topic.answer), points, topic, asked),
    also: [
      ...localLinks(knowledge, topic.id),
      ...(topic.assistant && url !== undefined
        ? [{ kind: 'links' as const, links: [{ title: webWording.privacy.title, url }] }]
        : []),
    ],
  };
  const { blocks, more } = shape(content, room - wordsIn(around));
  return reply({
    outcome: outcomeOf(topic),
    topic: topic.signpost ? 'none' : topic.topic,
    blocks: [title, ...blocks, ...source],
    ...(more.length > 0 && { more }),
    choices: topic.signpost ? [] : nextQuestions(knowledge, topic),
    confidence,
  });
}

function outcomeOf({ signpost, assistant }: TopicFile): Outcome {
  if (signpost) return 'out-of-scope';
  return assistant === 'smalltalk' ? 'smalltalk' : 'answer';
}

/** Of the assistant itself the settings are the source, and the privacy page says more. */
function sourceOf(knowledge: Knowledge, { assistant, sources, checked }: TopicFile): Block[] {
  const isNamed = !assistant || sources.some(({ url }) => url);
  return isNamed ? [sourceBlock(knowledge, sources, checked)] : [];
}

/**
 * The opening, or the sentence that has the question's words where the opening is no yes or no; then the others.
 * Sentences that lean on the one before ("It is free.") stay with it.
 */
function topicContent(
  { wording }: Knowledge,
  answer: string,
  points: readonly string[],
  { signpost, assistant, title }: TopicFile,
  asked: Asked,
): Content {
  const { leaning, verdicts } = wording.sentences;
  const parts = joined(sentences(answer), leaning);
  const all: Point[] = [...parts.map((one) => ({ parts: one })), ...points.map(pointOf)];
  const [opening = { parts: [] }] = all;
  const textOf = (point: Point) => [point.lead ?? '', ...point.parts].join(' ');
  const isFirst = signpost || assistant || beginsWith(answer, verdicts);
  const alone = all.filter((point) => point === opening || !beginsWith(textOf(point), leaning));
  const first = (isFirst ? undefined : answering(alone, textOf, asked, title)) ?? opening;
  const rest = all.filter((point) => point !== first);
  const says =
    first.lead === undefined ? first.parts.join(' ') : `${first.lead}: ${first.parts.join(' ')}`;
  return { says, points: inOrderOfLikeness(rest, textOf, asked, title) };
}

function pointOf(text: string): Point {
  const lead = leadOf(text);
  if (lead === undefined) return { parts: sentences(text) };
  return { lead: lead.slice(0, -1), parts: sentences(text.slice(lead.length).trim()) };
}

/** Sentences in groups: one that begins with such a word goes with the one before. */
function joined(texts: readonly string[], leaning: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const text of texts) {
    const group = groups.at(-1);
    if (group && beginsWith(text, leaning)) group.push(text);
    else groups.push([text]);
  }
  return groups;
}

function beginsWith(text: string, openings: readonly string[]): boolean {
  const words = readWords(text).map((word) => word.text);
  return openings.some((opening) =>
    opening.split(' ').every((word, place) => words[place] === word),
  );
}

function nextQuestions(knowledge: Knowledge, topic: TopicFile): string[] {
  const related = topic.relatedTopics.flatMap((id) => firstWhole(knowledge.topics.get(id)) ?? []);
  return [...topic.next, ...related].slice(0, RELATED_OFFERED);
}

/** The first of its questions that stands without a job's title. */
function firstWhole(topic: TopicFile | undefined): string | undefined {
  return topic?.questions.find((question) => !question.includes('{'));
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
