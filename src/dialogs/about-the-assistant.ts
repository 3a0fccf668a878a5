// Questions about the assistant itself: who sees a chat, what is kept of it, who runs it.

import { aboutTopic } from '../answers/about-topic.ts';
import type { Reply } from '../answers/reply.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { TopicFile } from '../knowledge/schema/topic.ts';
import type { WordSet } from '../language/word-set.ts';
import { buildLexicon } from '../matching/lexicon.ts';
import { TOPIC_PREFIX } from '../understanding/readers/phrases.ts';
import type { Recognition } from '../understanding/readers/recognize.ts';

export interface AssistantAnswers {
  /**
   * The answer to a question about the assistant; undefined for any other message.
   *
   * @param hasDialog "what do you know about me" asks for the answers given in a dialog, where there was one
   */
  answer(recognition: Recognition, hasDialog: boolean): Reply | undefined;
}

/** Below this likeness a question is only somewhat like those of the topic; `npm run bench -- questions` has none. */
const LEAST_SCORE = 0.4;
/** A question in just the words of a topic needs no other sign of being about this chat. */
const IN_ITS_WORDS = 0.97;

/** "What have you got" is a little like "what have you got about me". */
const JUST_THAT = 0.75;
/** The topic that says what is kept of people. */
const KEPT_ABOUT_THEM = 'what-is-kept-about-you';

/** @param ordinary words of the language: one of them is not a slip for a word of the lists */
export function buildAssistantAnswers(knowledge: Knowledge, ordinary: WordSet): AssistantAnswers {
  const { anchors, elsewhere } = knowledge.phrasing.assistant;
  const about = buildLexicon([{ value: true, phrases: anchors }], ordinary);
  const other = buildLexicon([{ value: true, phrases: elsewhere }], ordinary);

  function topicOf({ asks, utterance }: Recognition): TopicFile | undefined {
    const [best] = asks;
    if (!best?.intent.startsWith(TOPIC_PREFIX) || best.score < LEAST_SCORE) return undefined;
    const topic = knowledge.topics.get(best.intent.slice(TOPIC_PREFIX.length));
    if (!topic?.assistant) return undefined;
    if (best.score >= IN_ITS_WORDS) return topic;
    return about.find(utterance).length > 0 && other.find(utterance).length === 0
      ? topic
      : undefined;
  }

  return {
    answer(recognition, hasDialog) {
      const [best] = recognition.asks;
      const isAboutThem = best?.intent === 'what-have-i-told-you' && best.score >= JUST_THAT;
      const topic =
        isAboutThem && !hasDialog ? knowledge.topics.get(KEPT_ABOUT_THEM) : topicOf(recognition);
      return topic && aboutTopic(knowledge, topic, recognition.asks[0]?.score ?? 0);
    },
  };
}
