// A file of knowledge/topics.

import { z } from 'zod';
import { PLACEHOLDER } from '../fill.ts';
import { TOPICS } from '../kinds.ts';
import {
  idSchema as id,
  monthSchema as month,
  sentenceSchema as sentence,
  sourceSchema as source,
} from '../parts.ts';

/** The running settings that a topic about the assistant may name. */
const SETTINGS_IN_TOPICS = ['trust', 'recruitment', 'hours', 'plans', 'idle'] as const;

export const topicSchema = z
  .strictObject({
    id,
    title: sentence,
    /** What kind of question this is, in the words of `TOPICS`. */
    topic: z.enum(TOPICS),
    /** How people ask it; the recogniser learns from these. */
    questions: z.array(sentence).min(1),
    answer: sentence,
    points: z.array(sentence).default([]),
    validFor: sentence.optional(),
    /**
     * About this assistant itself and what becomes of people's words, and not about careers. Running settings may stand in
     * its text (SETTINGS_IN_TOPICS). smalltalk: who or what the assistant is.
     */
    assistant: z.enum(['answer', 'smalltalk']).optional(),
    /** Offered as next questions, before those of the related topics. */
    next: z.array(sentence).default([]),
    /** Not a careers matter (an appointment, a complaint): the reply is a signpost and says whose it is. */
    signpost: z.boolean().optional(),
    /** It answers its kind of question where no job is named: "any tips for interviews". */
    withoutAJob: z.boolean().optional(),
    relatedTopics: z.array(id).default([]),
    checked: month,
    sources: z.array(source).min(1),
    unsure: z.array(sentence).default([]),
  })
  .superRefine((topic, context) => {
    const allowed: readonly string[] = topic.assistant ? SETTINGS_IN_TOPICS : [];
    const texts = [
      { path: ['answer'], text: topic.answer },
      ...topic.points.map((text, index) => ({ path: ['points', index], text })),
    ];
    for (const { path, text } of texts) {
      for (const [written, name = ''] of text.matchAll(PLACEHOLDER)) {
        if (allowed.includes(name)) continue;
        const right = allowed.map((one) => `{${one}}`).join(', ') || 'none in this topic';
        context.addIssue({
          code: 'custom',
          path,
          message: `${written} means nothing here; use ${right}`,
        });
      }
    }
  });

export type TopicFile = z.infer<typeof topicSchema>;
