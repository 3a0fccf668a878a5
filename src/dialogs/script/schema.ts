// The shape of a dialog script: dialogs/<id>.yaml. Its vocabulary is small: ask, say, when, goTo, show, start.

import { z } from 'zod';
import { TOPICS } from '../../knowledge/kinds.ts';
import { SLOT_NAMES } from './slots.ts';

const sentence = z.string().trim().min(1);
const stepId = sentence.regex(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'a step has small letters, digits and single hyphens',
);
const slot = z.enum(SLOT_NAMES);
/** A phrase; a bare number such as 999 is meant as text. */
const phrase = z.union([z.number().transform(String), sentence]);
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const ASK_KINDS = ['choice', 'choices', 'role', 'number', 'yes-no', 'words'] as const;
const SHOWN = ['plan', 'ladder', 'results'] as const;

const choice = z.strictObject({
  /** On the button. */
  title: sentence,
  /** What the slot then holds; for `choices` a list. */
  value,
  /** Other ways to say it when this question has been asked. */
  alsoSaid: z.array(phrase).default([]),
  /** Words that say it plainly enough at any time, so that the question need not be asked. */
  heard: z.array(phrase).default([]),
});

const ask = z.strictObject({
  kind: z.literal('ask'),
  id: stepId,
  ask: z.enum(ASK_KINDS),
  slot,
  prompt: sentence,
  /** The line's name when the person asks what they have told. */
  label: sentence,
  /** The answer to "why do you ask?". */
  why: sentence,
  choices: z.array(choice).default([]),
  /** Whether "skip" works here. */
  skip: z.boolean().default(false),
  /** What "I don't know" puts into the slot; left out: nothing, and the dialog goes on. */
  unknown: value.optional(),
  next: stepId.optional(),
});

const say = z.strictObject({
  kind: z.literal('say'),
  id: stepId,
  say: sentence,
  next: stepId.optional(),
});

const condition = z.strictObject({
  slot: slot.optional(),
  /** The slot holds one of these. */
  is: z.array(value).optional(),
  /** The slot holds anything, or (false) nothing. */
  filled: z.boolean().optional(),
  /** At most this many roles still fit what was said. */
  rolesLeft: z.number().int().min(1).optional(),
  goTo: stepId,
});

const when = z.strictObject({
  kind: z.literal('when'),
  id: stepId,
  /** The first condition that holds says where to go; when none does, the next step follows. */
  when: z.array(condition).min(1),
  next: stepId.optional(),
});

const goTo = z.strictObject({ kind: z.literal('goTo'), id: stepId, goTo: stepId });
const show = z.strictObject({ kind: z.literal('show'), id: stepId, show: z.enum(SHOWN) });
/** Another dialog fills the slot, and this one then goes on. */
const start = z.strictObject({
  kind: z.literal('start'),
  id: stepId,
  start: sentence,
  fills: slot,
  next: stepId.optional(),
});

const KINDS = ['ask', 'say', 'when', 'goTo', 'show', 'start'];

/** A step is of the kind that one of its fields names; a fault is then told for that kind alone. */
const step = z.preprocess(
  (raw) => {
    if (typeof raw !== 'object' || raw === null) return raw;
    return { ...raw, kind: KINDS.find((kind) => kind in raw) };
  },
  z.discriminatedUnion('kind', [ask, say, when, goTo, show, start], {
    error: `a step has one of the fields ${KINDS.join(', ')}`,
  }),
);

export const scriptSchema = z.strictObject({
  id: stepId,
  title: sentence,
  /** What kind of question the dialog answers. */
  topic: z.enum(TOPICS),
  steps: z.array(step).min(1),
});

export type Script = z.infer<typeof scriptSchema>;
export type Step = Script['steps'][number];
export type AskStep = z.infer<typeof ask>;
export type ShowStep = z.infer<typeof show>;
export type StartStep = z.infer<typeof start>;
export type Condition = z.infer<typeof condition>;
export type Choice = z.infer<typeof choice>;
