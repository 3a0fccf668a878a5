// From a recognised utterance to a reply: decides what was asked and calls the answer for it.

import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import { fill } from '../knowledge/wording.ts';
import type { JobMention } from '../recognizer/mentions.ts';
import { hasQualifications } from '../recognizer/person.ts';
import { type Ask, type Recognition, TOPIC_PREFIX } from '../recognizer/recognize.ts';
import { aboutRole } from './about-role.ts';
import { aboutTerm, aboutTopic } from './about-topic.ts';
import { type Aspect, isAspect } from './aspects.ts';
import { combine } from './combine.ts';
import { type ComparedBy, compare } from './compare.ts';
import { couldI } from './could-i.ts';
import { findRoles, RESULTS_AT_A_TIME } from './find-roles.ts';
import { type Focus, withRoles } from './focus.ts';
import { howDoYouKnow } from './how-do-you-know.ts';
import { paragraph, type Reply } from './reply.ts';
import type { RoleSearch } from './role-search.ts';
import { roleWords } from './role-words.ts';
import { smalltalk } from './smalltalk.ts';
import { notUnderstood, outOfScope, person, unknownJob, whichJob, whichRole } from './unsure.ts';

/** What an utterance leads to: a reply, a question which role was meant, or a guided dialog. */
export type Answered =
  | { kind: 'reply'; reply: Reply; focus: Focus }
  | { kind: 'which-role'; reply: Reply; focus: Focus; job: JobMention; candidates: string[] }
  | { kind: 'not-understood'; reply: Reply; focus: Focus }
  | { kind: 'dialog'; script: string; roles: Role[]; own: Role[]; focus: Focus };

export interface Answerer {
  answer(recognition: Recognition, focus: Focus): Answered;
}

/** The scripts that intents start. */
const DIALOGS: Readonly<Record<string, string>> = {
  'dialog-how-do-i-start': 'how-do-i-start',
  'dialog-progression': 'progression',
  'dialog-find-a-role': 'find-a-role',
};
/** Below this score of the best intent, what is asked was not understood; measured with `npm run bench -- questions`. */
const UNDERSTOOD = 0.3;
/** With this much in an utterance that no phrase has, its best intent is not believed. */
const TOO_FOREIGN = 0.55;
const SMALL_WORDS = new Set(
  'a an and or the what whats about how hows for of is are it its then also ok okay so full proper one ones please instead with to in as well what bout say do does job role work xrolex be being become that this hi hello'.split(
    ' ',
  ),
);

export function buildAnswerer(knowledge: Knowledge, roleSearch: RoleSearch): Answerer {
  const { wording } = knowledge;

  function answer(recognition: Recognition, focus: Focus): Answered {
    const [best] = recognition.asks;
    const jobs = recognition.jobs.map((job) => narrow(job, focus));
    const goals = jobs.filter((job) => !job.isOwn || jobs.length === 1);
    const known = goals.filter((job) => job.isSure).flatMap((job) => job.roles.slice(0, 1));
    const score = best?.score ?? 0;

    const talk = best && jobs.length === 0 ? smalltalk(knowledge, best.intent) : undefined;
    if (talk && recognition.foreign < TOO_FOREIGN && score >= UNDERSTOOD) {
      return { kind: 'reply', reply: talk, focus };
    }
    const script = dialogAsked(recognition, jobs);
    if (script) return { kind: 'dialog', script, roles: known, own: ownRoles(jobs), focus };

    if (best?.intent === 'compare' || looksLikeComparison(recognition, known)) {
      const roles = known.length >= 2 ? known : [...known, ...inFocus(focus, known)];
      if (roles.length >= 2)
        return replyAbout(
          compare(knowledge, roles, comparedBy(recognition), confidence(goals, score)),
          focus,
        );
    }
    const unsure = goals.find((job) => !job.isSure && !job.isElsewhere);
    const foreignJob = jobs.find((job) => job.isElsewhere && !job.isOwn);
    if (foreignJob && known.length === 0 && !isSearch(recognition)) {
      return {
        kind: 'reply',
        reply: unknownJob(knowledge, foreignJob.text, [], foreignJob.score),
        focus,
      };
    }
    if (known.length === 0 && isSearch(recognition)) return search(recognition, focus, score);
    if (unsure && known.length === 0) return ask(unsure, focus);

    const asked = questions(recognition, known, focus);
    if (asked.length > 0) return answerAll(recognition, asked, known, goals, focus);

    const [term] = recognition.terms;
    if (best?.intent === 'meaning' && known.length === 0) {
      if (term) return { kind: 'reply', reply: aboutTerm(knowledge, term, score), focus };
      return {
        kind: 'reply',
        reply: outOfScope(
          knowledge,
          fill(wording.unknown.meaning, { text: recognition.utterance }),
          score,
        ),
        focus,
      };
    }
    const [role] = known;
    if (role) return roleAlone(recognition, role, goals, focus);
    if (best?.intent.startsWith('elsewhere-') && score >= UNDERSTOOD) {
      const lead =
        best.intent === 'elsewhere-health'
          ? wording.unknown.foreignHealth
          : wording.unknown.foreign;
      return { kind: 'reply', reply: outOfScope(knowledge, lead, score), focus };
    }
    if (term && recognition.foreign < TOO_FOREIGN)
      return { kind: 'reply', reply: aboutTerm(knowledge, term, 0.6), focus };
    if (best && isAspect(best.intent) && score >= UNDERSTOOD && recognition.foreign < TOO_FOREIGN) {
      return { kind: 'reply', reply: whichJob(knowledge, score), focus };
    }
    if (
      recognition.foreign >= TOO_FOREIGN &&
      recognition.utterance.trim().split(/\s+/).length > 2
    ) {
      return {
        kind: 'reply',
        reply: outOfScope(knowledge, wording.unknown.foreign, 1 - score),
        focus,
      };
    }
    return { kind: 'not-understood', reply: notUnderstood(knowledge, false), focus };
  }

  /** The questions to answer, each with the aspect or topic that it is about; a guess is none. */
  function questions(recognition: Recognition, known: readonly Role[], focus: Focus): Ask[] {
    const [whole, ...clauses] = recognition.asks;
    if (!whole) return [];
    const isAnswerable = (one: Ask) => {
      if (isAspect(one.intent)) return known.length > 0 || focus.roles.length > 0;
      return one.intent.startsWith(TOPIC_PREFIX) || SPECIAL.has(one.intent);
    };
    const strong = (one: Ask) => one.score >= UNDERSTOOD && isAnswerable(one);
    const distinct = clauses
      .filter(strong)
      .filter((one, place, all) => all.findIndex((other) => other.intent === one.intent) === place);
    const meaningful = distinct.filter((one) => one.intent !== 'overview');
    if (
      meaningful.length >= 2 &&
      Math.min(...meaningful.map((one) => one.score)) >= whole.score * 0.75
    ) {
      return meaningful.slice(0, 3);
    }
    if (recognition.foreign >= TOO_FOREIGN && known.length === 0) return [];
    if (strong(whole)) return [whole];
    const runnerUp = whole.others.find(
      (one) =>
        one.score >= Math.max(UNDERSTOOD, whole.score * 0.85) &&
        isAnswerable({ ...whole, intent: one.label }),
    );
    if (runnerUp && known.length > 0)
      return [{ ...whole, intent: runnerUp.label, score: runnerUp.score }];
    const [clause] = meaningful;
    return clause ? [clause] : [];
  }

  function answerAll(
    recognition: Recognition,
    asked: readonly Ask[],
    known: readonly Role[],
    goals: readonly JobMention[],
    focus: Focus,
  ): Answered {
    const roles = known.length > 0 ? known : inFocus(focus, []).slice(0, 1);
    const replies = asked.map((one) =>
      answerOne(recognition, one, roles, confidence(goals, one.score), focus),
    );
    const [first] = asked;
    const aspect = first && isAspect(first.intent) ? first.intent : undefined;
    const topicFile = first?.intent.startsWith(TOPIC_PREFIX)
      ? first.intent.slice(TOPIC_PREFIX.length)
      : undefined;
    return replyAbout(combine(replies), {
      ...focus,
      ...(aspect ? { aspect } : {}),
      ...(topicFile ? { topicFile } : {}),
    });
  }

  function answerOne(
    recognition: Recognition,
    one: Ask,
    roles: readonly Role[],
    sureness: number,
    focus: Focus,
  ): Reply {
    const [role] = roles;
    if (one.intent.startsWith(TOPIC_PREFIX)) {
      const topic = knowledge.topics.get(one.intent.slice(TOPIC_PREFIX.length));
      const aspect = topic && isAspect(topic.topic) ? topic.topic : undefined;
      const better = one.others.find(
        (other) => isAspect(other.label) && other.score >= one.score * 0.8,
      );
      if (role && recognition.jobs.length > 0 && better && isAspect(better.label))
        return aboutRole(knowledge, role, better.label, sureness);
      if (topic) {
        const reply = aboutTopic(knowledge, topic, sureness);
        return role && recognition.jobs.length > 0 && aspect
          ? { ...reply, roles: [{ id: role.id, title: role.title }] }
          : reply;
      }
    }
    if (one.intent === 'source') return howDoYouKnow(knowledge, focus);
    if (one.intent === 'person') return person(knowledge);
    if (
      role &&
      (one.intent === 'eligibility' ||
        (ENTRY_LIKE.has(one.intent) && hasQualifications(recognition.person)))
    ) {
      return couldI(knowledge, role, recognition.person, sureness);
    }
    if (role && isAspect(one.intent)) return aboutRole(knowledge, role, one.intent, sureness);
    return whichJob(knowledge, sureness);
  }

  /** A job and nothing that was understood beside it: its overview, or what was asked before about another job. */
  function roleAlone(
    recognition: Recognition,
    role: Role,
    goals: readonly JobMention[],
    focus: Focus,
  ): Answered {
    const isElliptic = restOf(recognition).every((word) => SMALL_WORDS.has(word));
    if (hasQualifications(recognition.person)) {
      return replyAbout(couldI(knowledge, role, recognition.person, confidence(goals, 0.7)), focus);
    }
    const aspect: Aspect =
      isElliptic && focus.aspect && focus.roles.length > 0 ? focus.aspect : 'overview';
    const reply = aboutRole(knowledge, role, aspect, confidence(goals, isElliptic ? 0.95 : 0.6));
    if (isElliptic) return replyAbout(reply, { ...focus, aspect });
    const caution = paragraph(fill(wording.unknown.notExactly, roleWords(role)));
    return replyAbout({ ...reply, blocks: [caution, ...reply.blocks] }, { ...focus, aspect });
  }

  function search(recognition: Recognition, focus: Focus, score: number): Answered {
    const reply = findRoles(knowledge, roleSearch, recognition.criteria, 0, score);
    return {
      kind: 'reply',
      reply,
      focus: {
        ...focus,
        listed: reply.roles.map((role) => role.id),
        search: { utterance: recognition.utterance, shown: RESULTS_AT_A_TIME },
      },
    };
  }

  function ask(job: JobMention, focus: Focus): Answered {
    const candidates = job.roles;
    const reply =
      job.score < 0.3
        ? unknownJob(knowledge, job.text, candidates, job.score)
        : whichRole(knowledge, job.text, candidates, job.score);
    return {
      kind: 'which-role',
      reply,
      focus,
      job,
      candidates: reply.roles.map((role) => role.id),
    };
  }

  /** Words that fit several jobs mean one of the family that is being talked about. */
  function narrow(job: JobMention, focus: Focus): JobMention {
    if (job.isSure || job.isElsewhere) return job;
    const families = new Set(
      focus.roles.slice(0, 2).flatMap((id) => knowledge.roles.get(id)?.family ?? []),
    );
    const own = job.roles.filter(
      (role) => families.has(role.family) && !focus.roles.includes(role.id),
    );
    return own.length > 0 ? { ...job, roles: own, isSure: own.length === 1 } : job;
  }

  function inFocus(focus: Focus, except: readonly Role[]): Role[] {
    return focus.roles
      .flatMap((id) => knowledge.roles.get(id) ?? [])
      .filter((role) => !except.includes(role));
  }

  function replyAbout(reply: Reply, focus: Focus): Answered {
    return {
      kind: 'reply',
      reply,
      focus: withRoles(
        focus,
        reply.topic === 'find-roles' ? [] : reply.roles.map((role) => role.id),
      ),
    };
  }

  return { answer };
}

const SPECIAL: ReadonlySet<string> = new Set(['eligibility', 'source', 'person']);
const ENTRY_LIKE: ReadonlySet<string> = new Set(['entry', 'qualifications', 'routes']);

function dialogAsked(recognition: Recognition, jobs: readonly JobMention[]): string | undefined {
  const [best] = recognition.asks;
  const script = best && best.score >= UNDERSTOOD ? DIALOGS[best.intent] : undefined;
  if (script === 'progression') return jobs.length > 0 || best ? script : undefined;
  return script;
}

function ownRoles(jobs: readonly JobMention[]): Role[] {
  return jobs.filter((job) => job.isOwn && job.isSure).flatMap((job) => job.roles.slice(0, 1));
}

function looksLikeComparison({ utterance, asks }: Recognition, known: readonly Role[]): boolean {
  if (known.length < 2) return false;
  return (
    /\b(?:vs|versus|or|difference|compare|compared|better than|same as|than)\b/i.test(utterance) &&
    !asks[0]?.intent.startsWith('dialog')
  );
}

function comparedBy({ utterance, asks }: Recognition): ComparedBy {
  if (
    /\b(?:longer|long|more training|quick(?:er|est)?|fast(?:er|est)?|short(?:er|est)?|years)\b/i.test(
      utterance,
    )
  )
    return 'duration';
  if (/\b(?:pays?|paid|earns?|money|salary|wages?)\b/i.test(utterance)) return 'pay';
  if (/\bsame\b/i.test(utterance)) return 'same';
  const aspect = asks[0]?.others.find((one) => isAspect(one.label))?.label;
  return aspect && isAspect(aspect) && /\bbetter\b/i.test(utterance) ? aspect : undefined;
}

function isSearch({ asks, criteria }: Recognition): boolean {
  return (
    asks[0]?.intent === 'find-roles' &&
    asks[0].score >= UNDERSTOOD &&
    criteria.must.length + criteria.mustNot.length > 0
  );
}

/** The words beside the job titles. */
function restOf({ utterance, jobs }: Recognition): string[] {
  let rest = utterance;
  for (const job of [...jobs].reverse())
    rest = `${rest.slice(0, job.start)} ${rest.slice(job.end)}`;
  return (
    rest
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function confidence(jobs: readonly JobMention[], score: number): number {
  const job = Math.min(1, ...jobs.filter((one) => !one.isElsewhere).map((one) => one.score));
  return Math.round(Math.min(1, job * (0.5 + score / 2)) * 100) / 100;
}
