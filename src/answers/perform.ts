// From a request to a reply, and to what is spoken of after it. Sees no text of the person and no score but one:
// how likely it is that the request is what was meant.

import type { Ground } from '../ground/ground.ts';
import type { Request } from '../ground/request.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { RoleSearch } from '../search/role-search.ts';
import { answerRequest, type Performed, type Sureness } from './answer-request.ts';
import { paragraph, replyText, unfolded } from './reply.ts';
import { inSentence, joinWords, roleWords } from './role-words.ts';
import { type Asked, withoutThoseOf } from './sentences.ts';
import { MOST_WORDS, wordsIn } from './shape.ts';
import { subjectOf } from './subject.ts';

export interface Performer {
  /**
   * Answers a request.
   *
   * @param sureness how likely it is that the request is what was meant, and how much of the message it leaves unexplained
   */
  perform(request: Request, ground: Ground, sureness: Sureness): Performed;
}

/** From this share of its words on a question asks for something else than the file has. */
const MOSTLY_LEFT = 0.5;
const CAUTIOUS: ReadonlySet<Request['kind']> = new Set(['role', 'topic', 'question', 'could-i']);

/** Right answers to real questions are surer than this; one that has a word of the question gets no such sentence. */
const SURE = 0.72;
/** Of a longer question its words are a story, and not said back. */
const MOST_WORDS_SAID = 4;

/** Builds the performer; it holds nothing of any person. Dialogs are not performed here. */
export function buildPerformer(knowledge: Knowledge, roleSearch: RoleSearch): Performer {
  /** A sentence comes first where the answer leaves most of the message's words unexplained. */
  function perform(request: Request, before: Ground, sureness: Sureness): Performed {
    const { left, confidence, asked = [] } = sureness;
    const around = { knowledge, roleSearch, before, sureness };
    const performed = answerRequest(request, { ...around, room: MOST_WORDS });
    if (left < MOSTLY_LEFT || !CAUTIOUS.has(request.kind) || performed.reply.outcome !== 'answer')
      return performed;
    const lacked = withoutThoseOf(replyText(unfolded(performed.reply)), asked);
    const isAnswered = lacked.length === 0 || (lacked.length < asked.length && confidence >= SURE);
    if (isAnswered) return performed;
    const caution = paragraph(cautionFor(knowledge, request, asked, lacked));
    const room = MOST_WORDS - wordsIn([caution]);
    const { reply, ground } = answerRequest(request, { ...around, room });
    return { reply: { ...reply, blocks: [caution, ...reply.blocks] }, ground };
  }

  return {
    perform(request, before, sureness) {
      const performed = perform(request, before, sureness);
      const subject = performed.reply.outcome === 'answer' ? subjectOf(request) : undefined;
      if (subject === undefined) return performed;
      return { ...performed, reply: { ...performed.reply, subject } };
    },
  };
}

/** What an answer has nothing on, in terms of the question. */
function cautionFor(knowledge: Knowledge, request: Request, asked: Asked, lacked: Asked): string {
  const { unknown } = knowledge.wording;
  const about = nameOfSubject(knowledge, request);
  if (about === undefined) return unknown.notExactlyThis;
  const isStory = asked.length > MOST_WORDS_SAID || lacked.some(({ isSubject }) => !isSubject);
  if (isStory) return fill(unknown.notExactly, { about });
  const words = joinWords(
    lacked.map(({ text }) => `"${text}"`),
    'or',
  );
  return fill(unknown.notOnWords, { about, words });
}

/** What an answer is about, as it stands after "about"; undefined where it has no name for it. */
function nameOfSubject(knowledge: Knowledge, request: Request): string | undefined {
  if (request.kind === 'topic') {
    const topic = knowledge.topics.get(request.topic);
    return topic && !topic.assistant ? inSentence(topic.title) : undefined;
  }
  if (request.kind !== 'role' && request.kind !== 'could-i') return undefined;
  const role = knowledge.roles.get(request.role);
  return role && fill(knowledge.wording.unknown.beingRole, roleWords(role));
}
