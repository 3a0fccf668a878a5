// One answer a kind of request, and what is spoken of after it.

import { type Ground, withJobs } from '../ground/ground.ts';
import type { Request } from '../ground/request.ts';
import { topicOf } from '../knowledge/aspects.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { countWords } from '../language/text.ts';
import type { RoleSearch } from '../search/role-search.ts';
import { aboutQuestion } from './about-question.ts';
import { aboutRole } from './about-role.ts';
import { aboutTerm, aboutTopic } from './about-topic.ts';
import { combine } from './combine.ts';
import { compare } from './compare.ts';
import { couldI } from './could-i.ts';
import { findRoles, RESULTS_AT_A_TIME } from './find-roles.ts';
import { howDoYouKnow } from './how-do-you-know.ts';
import { aboutBand, bandVerdict } from './pay.ts';
import { type Block, paragraph, type Reply, reply } from './reply.ts';
import { roleWords } from './role-words.ts';
import type { Asked } from './sentences.ts';
import { type Space, wordsIn } from './shape.ts';
import { smalltalk } from './smalltalk.ts';
import {
  MOST_CHOICES,
  notInFiles,
  notUnderstood,
  outOfScope,
  person,
  unknownJob,
  whatToFind,
  whichJob,
  whichRole,
} from './unsure.ts';
import { yesOrNo } from './yes-or-no.ts';

export interface Performed {
  reply: Reply;
  ground: Ground;
}

/** Both 0 to 1. */
export interface Sureness {
  /** That its answer is right. */
  confidence: number;
  left: number;
  /** The question's own words: what has them comes first. */
  asked?: Asked;
}

/** What a request is answered with. */
export interface Around {
  knowledge: Knowledge;
  roleSearch: RoleSearch;
  /** The ground before this request. */
  before: Ground;
  sureness: Omit<Sureness, 'left'>;
  /** Words that the answer has room for. */
  room: number;
}

type Of<Kind extends Request['kind']> = Extract<Request, { kind: Kind }>;
type Answers = { [Kind in Request['kind']]: (request: Of<Kind>, around: Around) => Performed };

/** Each of several answers has room for its sentence and a point, in words. */
const LEAST_ROOM = 60;

/** Answers a request. */
export function answerRequest<Kind extends Request['kind']>(
  request: Of<Kind>,
  around: Around,
): Performed {
  const answer: Answers[Kind] = ANSWERS[request.kind as Kind];
  return answer(request, around);
}

const ANSWERS: Answers = {
  role(request, around) {
    const { knowledge, room } = around;
    const role = roleOf(knowledge, request.role);
    const others = rolesOf(knowledge, request.others);
    const lead = leadOf(knowledge, request.meant, role, others);
    const first = [
      ...(request.band ? bandVerdict(knowledge, role, request.band) : []),
      ...(lead === undefined ? [] : [paragraph(lead)]),
    ];
    const opening = request.yesOrNo && yesOrNo(knowledge, role, request.ask, request.yesOrNo);
    const space = {
      ...spaceIn(around, room - wordsIn(first) - countWords(opening ?? '')),
      ...(opening === undefined ? {} : { opening }),
    };
    const answer = aboutRole(knowledge, role, request.ask, rounded(around), space);
    return about(withOthers(answer, role, others, first), around, request);
  },
  'could-i'(request, around) {
    const { knowledge, room } = around;
    const role = roleOf(knowledge, request.role);
    return about(couldI(knowledge, role, request.person, rounded(around), room), around, request);
  },
  topic(request, around) {
    const { knowledge, room } = around;
    const topic = knowledge.topics.get(request.topic);
    if (!topic) throw new Error(`no topic "${request.topic}"`);
    const answer = aboutTopic(knowledge, topic, rounded(around), spaceIn(around, room));
    return about(beside(answer, knowledge, request.role), around, request);
  },
  question(request, around) {
    const { knowledge } = around;
    const question = knowledge.questions.get(request.question);
    if (!question) throw new Error(`no small question "${request.question}"`);
    const answer = aboutQuestion(knowledge, question, request.person, rounded(around));
    return request.role === undefined
      ? said(answer, around, request)
      : about(beside(answer, knowledge, request.role), around, request);
  },
  band(request, around) {
    const answer = aboutBand(around.knowledge, request.band);
    return said(answer, around, request, { band: request.band });
  },
  term(request, around) {
    const { knowledge } = around;
    const term = knowledge.glossary.terms.find((one) => one.term === request.term);
    if (!term) throw new Error(`no term "${request.term}"`);
    return said(aboutTerm(knowledge, term, rounded(around)), around, request);
  },
  search(request, around) {
    const { knowledge, roleSearch, before } = around;
    const { wishes, except, from } = request;
    const found = findRoles(
      knowledge,
      roleSearch,
      wishes,
      from,
      rounded(around),
      new Set(except),
      before.person,
    );
    return said(found, around, request, {
      listed: found.roles.map(({ id }) => id),
      shown: { wishes, except, count: from + RESULTS_AT_A_TIME },
    });
  },
  compare(request, around) {
    const roles = rolesOf(around.knowledge, request.roles);
    return about(compare(around.knowledge, roles, request.by, rounded(around)), around, request);
  },
  social(request, around) {
    const { knowledge } = around;
    const answer = smalltalk(knowledge, request.which) ?? notUnderstood(knowledge, false);
    return said(answer, around, request);
  },
  elsewhere(request, around) {
    const { phrasing, wording } = around.knowledge;
    const whereToTurn = phrasing.intents.find(({ intent }) => intent === request.subject)?.says;
    const lead = whereToTurn ?? wording.unknown.foreign;
    return said(outOfScope(around.knowledge, lead, rounded(around)), around, request);
  },
  'unknown-job'(request, around) {
    const near = rolesOf(around.knowledge, request.near);
    const answer = unknownJob(around.knowledge, request.title, near, rounded(around));
    return said(answer, around, request, { listed: request.near });
  },
  'which-role'(request, around) {
    const { knowledge } = around;
    const options = request.options.slice(0, MOST_CHOICES);
    const roles = rolesOf(knowledge, options);
    const answer = whichRole(knowledge, request.text, roles, rounded(around));
    return said(answer, around, request, { offered: { options, request: request.request } });
  },
  'none-of-these'(request, around) {
    const { clarify, examples: choices } = around.knowledge.wording;
    const blocks = [paragraph(clarify.notThese)];
    return said(reply({ outcome: 'clarify', blocks, choices }), around, request);
  },
  'which-job'(request, around) {
    const answer = whichJob(around.knowledge, rounded(around));
    return said(answer, around, request, { asked: { aspect: request.ask } });
  },
  'what-to-find': (request, around) =>
    said(whatToFind(around.knowledge, rounded(around)), around, request),
  person(request, around) {
    const { knowledge } = around;
    const role = request.role ? roleOf(knowledge, request.role) : undefined;
    return said(person(knowledge, role), around, request);
  },
  source: (request, around) => said(howDoYouKnow(around.knowledge, request), around, request),
  'not-in-files'(request, around) {
    const { offers } = request;
    const jobs = offers.flatMap((one) => (one.kind === 'role' ? [one.role] : []));
    return said(notInFiles(around.knowledge, offers), around, request, {
      // Beside questions a job's place in the list is another one.
      listed: jobs.length === offers.length ? [...new Set(jobs)] : [],
      ...(offers.length > 0 ? { offered: { requests: offers } } : {}),
    });
  },
  'not-understood': (_, { knowledge, before }) => ({
    reply: notUnderstood(knowledge, false),
    ground: before,
  }),
  several(request, around) {
    const { requests } = request;
    const room = Math.max(LEAST_ROOM, Math.floor(around.room / requests.length));
    const replies: Reply[] = [];
    let before = groundOf(around);
    for (const one of requests) {
      const next = answerRequest(one, { ...around, before, room });
      replies.push(next.reply);
      before = next.ground;
    }
    return { reply: combine(replies), ground: { ...before, answered: request } };
  },
  dialog() {
    throw new Error('a dialog is started by the conversation');
  },
};

function rounded({ sureness }: Around): number {
  return Math.round(sureness.confidence * 100) / 100;
}

function spaceIn({ sureness: { asked } }: Around, room: number): Space {
  return { room, ...(asked ? { asked } : {}) };
}

/** What was offered before is over with the next request. */
function groundOf({ before: { offered: _, ...ground } }: Around): Ground {
  return ground;
}

function roleOf(knowledge: Knowledge, id: string): Role {
  const role = knowledge.roles.get(id);
  if (!role) throw new Error(`no role "${id}"`);
  return role;
}

function rolesOf(knowledge: Knowledge, ids: readonly string[]): Role[] {
  return ids.map((id) => roleOf(knowledge, id));
}

/** An answer that is given beside a job. */
function beside(answer: Reply, knowledge: Knowledge, role: string | undefined): Reply {
  return role === undefined ? answer : { ...answer, roles: [nameOf(roleOf(knowledge, role))] };
}

/** A reply that changes only these parts of the ground. */
function said(
  reply: Reply,
  around: Around,
  request: Request,
  changes: Partial<Ground> = {},
): Performed {
  return { reply, ground: { ...groundOf(around), ...changes, answered: request } };
}

/** The sentence that says how the role came to be meant. */
function leadOf(
  { wording, phrasing }: Knowledge,
  meant: 'named' | 'described' | 'kind',
  role: Role,
  others: readonly Role[],
): string | undefined {
  if (meant === 'described') return fill(wording.search.takenFor, roleWords(role));
  if (meant === 'named') return undefined;
  const kinds = new Set([role, ...others].map(({ id }) => id));
  return phrasing.generalTitles.find(({ roles }) => roles.every((id) => kinds.has(id)))?.says;
}

/** @param first what stands before the answer: how the role came to be meant, a verdict */
function withOthers(
  answer: Reply,
  role: Role,
  others: readonly Role[],
  first: readonly Block[],
): Reply {
  if (first.length === 0 && others.length === 0) return answer;
  const rest = answer.roles.filter(({ id }) => id !== role.id);
  return {
    ...answer,
    roles: [nameOf(role), ...rest, ...others.map(nameOf)],
    blocks: [...first, ...answer.blocks],
    choices: [...others.slice(0, 3).map(({ title }) => title), ...answer.choices].slice(
      0,
      MOST_CHOICES,
    ),
  };
}

function nameOf({ id, title }: Role) {
  return { id, title };
}

/** A reply after which its roles are spoken of. */
function about(answer: Reply, around: Around, request: Request): Performed {
  const ids = answer.roles.map(({ id }) => id);
  const isList = answer.topic === topicOf('related');
  const spoken = withJobs(groundOf(around), isList ? ids.slice(0, 1) : ids);
  const { asked: before, ...rest } = spoken;
  const asked = askedBy(request) ?? before;
  return {
    reply: answer,
    ground: {
      ...rest,
      ...(asked ? { asked } : {}),
      ...(ids.length > 1 ? { listed: ids } : {}),
      answered: request,
    },
  };
}

/** What can be asked again of another job. */
function askedBy(request: Request): Ground['asked'] {
  if (request.kind === 'role') return { aspect: request.ask };
  if (request.kind === 'topic') return { topic: request.topic };
  if (request.kind === 'could-i') return { aspect: 'entry' };
  return undefined;
}
