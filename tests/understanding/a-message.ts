// A message for the tests of those who propose what it meant: what each test does not name is not in it.

import type { Ground } from '../../src/ground/ground.ts';
import { emptyGround } from '../../src/ground/ground.ts';
import type { Evidence } from '../../src/understanding/evidence.ts';
import { buildLabelWords } from '../../src/understanding/label-words.ts';
import { generalTopicsOf, questionsOfLearners } from '../../src/understanding/labels.ts';
import { type Message, readMessage } from '../../src/understanding/message.ts';
import type { Ask } from '../../src/understanding/readers/asks.ts';
import type { JobMention } from '../../src/understanding/readers/job-mention.ts';
import { realKnowledge } from '../careers.ts';

export const knowledge = realKnowledge();
const labelWords = buildLabelWords(knowledge);

const NOTHING: Evidence = {
  beside: [],
  words: 8,
  jobs: [],
  described: [],
  asks: [],
  questions: [],
  wishes: { must: [], mustNot: [] },
  wishesWithTitles: { must: [], mustNot: [] },
  spokenOf: [],
  person: {},
  terms: [],
  band: undefined,
  yesOrNo: undefined,
  places: [],
  asking: [],
  clauseWords: [],
  cues: new Set(),
  besideJob: [],
  unknownTitle: undefined,
  strangeBefore: undefined,
  foreign: 0,
  gibberish: 0,
  field: 'none',
};

/** A message with this evidence, after this ground; `kin` is the id of the role that words like "the assistants" mean. */
export function aMessage(
  evidence: Partial<Evidence>,
  ground: Partial<Ground> = {},
  kin?: string,
): Message {
  const jobs = evidence.jobs ?? [];
  const besideJob = jobs.map(() => ({
    before: new Set<string>(),
    within: new Set<string>(),
    after: new Set<string>(),
  }));
  return readMessage(
    { ...NOTHING, besideJob, ...evidence },
    { ground: { ...emptyGround(), ...ground }, kin: kin === undefined ? undefined : role(kin) },
    {
      knowledge,
      labelWords,
      generalTopics: generalTopicsOf(knowledge),
      ofLearners: questionsOfLearners(knowledge),
      wordsOfRole: () => new Set(),
      covered: () => ({ share: 1, count: 3 }),
    },
  );
}

/** A job that was named so, clearly unless `but` says otherwise. */
export function job(id: string, but: Partial<JobMention> = {}): JobMention {
  return {
    start: 0,
    end: id.length,
    text: id,
    roles: [role(id)],
    score: 0.9,
    isSure: true,
    isElsewhere: false,
    isOwn: false,
    isRuledOut: false,
    isRequired: false,
    ...but,
  };
}

/** What a text is like, the likest kind of question first. */
export function ask(likenesses: Record<string, number>, text = ''): Ask {
  const [first, ...others] = Object.entries(likenesses).map(([label, score]) => ({
    label,
    score,
    phrase: '',
  }));
  return { intent: first?.label ?? '', score: first?.score ?? 0, text, others };
}

function role(id: string) {
  const found = knowledge.roles.get(id);
  if (!found) throw new Error(`no role "${id}"`);
  return found;
}
