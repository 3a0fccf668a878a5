// A general question: what a file of knowledge/topics answers.

import { isTopic } from '../labels.ts';
import { LEAST_SAID, type Message } from '../message.ts';
import { type Features, type Proposal, proposalOf, shareOf } from '../proposal.ts';
import { TOPIC_PREFIX } from '../readers/phrases.ts';
import type { Subject } from '../subjects.ts';

const MOST_TOPICS = 6;

export function inGeneral(message: Message, subjects: readonly Subject[]): Proposal[] {
  const { around, written } = message;
  const about = subjects.find((one) => one.meant === 'named' && (one.isNamed || one.isSpoken));
  return topicsToTry(message).flatMap((id) => {
    const topic = around.knowledge.topics.get(id);
    if (!topic) return [];
    const label = TOPIC_PREFIX + id;
    const left = Math.round(around.labelWords.left(written, label) * written.length);
    return proposalOf(
      message,
      'topic',
      { kind: 'topic', topic: id, ...(about ? { role: about.role.id } : {}) },
      [
        message.fit('topic', label),
        {
          ...besideAJob(message, label, topic.signpost === true),
          ...askedAgain(message, id),
          'topic-own-words': Number(message.evidence.cues.has('own-words')),
          'topic-of-aspect': message.likeness.said(topic.topic),
        },
      ],
      shareOf(left, written.length),
    );
  });
}

function topicsToTry({ likeness: { labels, said }, topicBefore }: Message): string[] {
  const likest = labels
    .filter((label) => isTopic(label) && said(label) >= LEAST_SAID)
    .sort((a, b) => said(b) - said(a))
    .slice(0, MOST_TOPICS)
    .map((label) => label.slice(TOPIC_PREFIX.length));
  return [...new Set([...likest, ...(topicBefore === undefined ? [] : [topicBefore])])];
}

function besideAJob(
  { around: { labelWords }, likeness, best, named, roots }: Message,
  label: string,
  isSignpost: boolean,
): Features {
  const said = likeness.said(label);
  const hasJob = Number(named.length > 0);
  return {
    'topic-signpost': Number(isSignpost),
    'topic-signpost-job': Number(isSignpost) * hasJob,
    'topic-said-job': hasJob * said,
    'topic-lead-job': hasJob * (said - best.aspect),
    'topic-lead-no-job': (1 - hasJob) * (said - best.aspect),
    'topic-anchor-said': labelWords.anchor(roots, label) * said,
    'topic-left-no-job': (1 - hasJob) * labelWords.left(roots, label),
  };
}

function askedAgain({ evidence, topicBefore, roots, named }: Message, id: string): Features {
  if (topicBefore !== id) return {};
  return {
    'topic-again': 1,
    'topic-again-follows': Number(evidence.cues.has('follows') || evidence.cues.has('pointing')),
    'topic-again-bare': Number(roots.length === 0 && named.length > 0),
  };
}
