// From a recognised utterance to a reply. The readings are tried in order; the first that fits is answered.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role, TopicFile } from '../knowledge/schema.ts';
import { onceEach } from '../matching/once-each.ts';
import type { Criterion } from '../recognizer/criteria.ts';
import type { JobMention } from '../recognizer/mentions.ts';
import { hasQualifications } from '../recognizer/person.ts';
import type { Ask, Recognition } from '../recognizer/recognize.ts';
import { aboutRole } from './about-role.ts';
import { aboutTerm, aboutTopic } from './about-topic.ts';
import { type Answered, about, said } from './answered.ts';
import { type Aspect, isAspect } from './aspects.ts';
import { combine } from './combine.ts';
import { compare, comparedBy, isComparison } from './compare.ts';
import { couldI } from './could-i.ts';
import { buildEllipsisReader, leadingPart } from './ellipsis.ts';
import { buildFinder } from './finding.ts';
import type { Focus } from './focus.ts';
import { buildHonesty } from './honesty.ts';
import { howDoYouKnow } from './how-do-you-know.ts';
import { aboutBand, bandAsked, bandVerdict } from './pay.ts';
import { questionsOf, topicOfIntent, UNDERSTOOD } from './questions.ts';
import { paragraph, type Reply } from './reply.ts';
import type { RoleSearch } from './role-search.ts';
import { roleWords } from './role-words.ts';
import {
  ABOUT_A_JOB,
  AS_A_LIFE,
  CLEAR,
  COMPARING_WORDS,
  ENTRY_LIKE,
  GUIDED,
  INTRODUCES,
  isAboutCareers,
  isElliptic,
  isTitleAlone,
  JOBS,
  MOSTLY_GIBBERISH,
  MOVE,
  movesBetween,
  OF_ONESELF,
  SENTENCE,
  SMALL_WORDS,
  SMALLTALK_WORDS,
  TOO_FOREIGN,
  WHAT,
} from './signs.ts';
import {
  confidence,
  isElsewhere,
  isFollowUp,
  isTopic,
  readSituation,
  restOf,
  type Situation,
  scoreOf,
} from './situation.ts';
import { smalltalk } from './smalltalk.ts';
import {
  notInFiles,
  notUnderstood,
  outOfScope,
  person,
  unknownJob,
  whichJob,
  whichRole,
} from './unsure.ts';

export interface Answerer {
  answer(recognition: Recognition, focus: Focus): Answered;
}

/** How much more than about careers an utterance with a job in it must be about something else. */
const BESIDE_A_JOB = 0.2;

/** The scripts that intents start. */
const DIALOGS: Readonly<Record<string, string>> = {
  'dialog-how-do-i-start': 'how-do-i-start',
  'dialog-progression': 'progression',
  'dialog-find-a-role': 'find-a-role',
};

export function buildAnswerer(knowledge: Knowledge, roleSearch: RoleSearch): Answerer {
  const { wording } = knowledge;
  const honesty = buildHonesty(knowledge);
  const ellipsis = buildEllipsisReader(knowledge);
  const finder = buildFinder(knowledge, roleSearch);
  const topicReply = onceEach((topic: TopicFile) => aboutTopic(knowledge, topic, 1));

  const readings = [
    talk,
    nonsense,
    otherSubject,
    dialog,
    finder.described,
    finder.narrowedSearch,
    comparison,
    unknownTitle,
    finder.search,
    jobElsewhere,
    strangeKind,
    questions,
    whichOfSeveral,
    term,
    roleAlone,
    aspectWithoutRole,
    finder.likelySearch,
    finder.searchForNothing,
  ];

  /** For utterances that say nothing of careers. */
  const beforeCareers = [
    talk,
    nonsense,
    otherSubject,
    finder.plainlyDescribed,
    jobElsewhere,
    term,
    finder.likelySearch,
  ];

  function answer(recognition: Recognition, focus: Focus): Answered {
    const situation = readSituation(knowledge, recognition, focus, ellipsis);
    for (const reading of isAboutCareers(situation) ? readings : beforeCareers) {
      const answered = reading(situation);
      if (answered) return answered;
    }
    const words = recognition.utterance.trim().split(/\s+/).length;
    if (words < SENTENCE || recognition.gibberish >= MOSTLY_GIBBERISH) {
      return { kind: 'not-understood', reply: notUnderstood(knowledge, false), focus };
    }
    return recognition.field === 'strong'
      ? said(notInFiles(knowledge), focus)
      : said(outOfScope(knowledge, wording.unknown.foreign, recognition.foreign), focus);
  }

  function talk({ best, goals, recognition, focus }: Situation): Answered | undefined {
    if (!best || goals.length > 0 || best.score < CLEAR.smalltalk) return undefined;
    const reply = smalltalk(knowledge, best.intent);
    const isShort = restOf(recognition).length <= SMALLTALK_WORDS || best.score >= CLEAR.verySaid;
    return reply && isShort && recognition.foreign < TOO_FOREIGN ? said(reply, focus) : undefined;
  }

  function nonsense({ recognition, goals, focus }: Situation): Answered | undefined {
    if (recognition.gibberish < MOSTLY_GIBBERISH || goals.length > 0) return undefined;
    return { kind: 'not-understood', reply: notUnderstood(knowledge, false), focus };
  }

  function dialog(situation: Situation): Answered | undefined {
    const { best, known, own, focus, recognition, elsewhere } = situation;
    if (!best || recognition.foreign >= TOO_FOREIGN) return undefined;
    if (elsewhere && known.length === 0 && best.intent === 'dialog-how-do-i-start')
      return undefined;
    const others = known.filter((role) => !own.includes(role));
    const start = (script: string): Answered => ({
      kind: 'dialog',
      script,
      roles: others,
      own,
      focus,
    });
    if (recognition.field !== 'strong' && known.length + own.length === 0) {
      if (honesty.missing(undefined, recognition, best.intent) >= 0.4) return undefined;
    }
    const wantsOn = scoreOf(best, (intent) => intent === 'dialog-progression');
    const script = best.score >= CLEAR.dialog ? DIALOGS[best.intent] : undefined;
    const asksAboutJob = recognition.asks
      .slice(1)
      .some((ask) => ABOUT_A_JOB.has(ask.intent) && ask.score >= CLEAR.smalltalk);
    if (own.length > 0 && others.length > 0 && asksAboutJob) return undefined;
    const isOtherMatter = isTopic(best.intent) && wantsOn < best.score;
    if (own.length > 0 && script !== 'find-a-role' && !isOtherMatter) {
      if (wantsOn >= UNDERSTOOD * 0.7 && wantsOn >= best.score * 0.4) return start('progression');
      if (script === 'how-do-i-start' && others.length > 0) return start('progression');
      const isMoving = others.length > 0 ? MOVE.has(best.intent) : best.intent === 'progression';
      if (isMoving) return start('progression');
    }
    const [from, to] = own.length === 0 ? movesBetween(recognition) : [];
    if (from && to) {
      return { kind: 'dialog', script: 'progression', roles: [to], own: [from], focus };
    }
    const comesFromElsewhere = recognition.jobs.some((job) => job.isOwn && job.isElsewhere);
    if (script === 'progression' && comesFromElsewhere && own.length + known.length === 0) {
      return start('how-do-i-start');
    }
    if (script === 'progression' && own.length === 0 && known.length > 0) {
      // Someone from outside asks about a job: that is a question about getting in.
      const entry = scoreOf(best, (intent) => ENTRY_LIKE.has(intent));
      if (comesFromElsewhere || entry >= UNDERSTOOD) return undefined;
      const isOwnUnsure = recognition.jobs.some((job) => job.isOwn && !job.isSure);
      if (isOwnUnsure) return start('progression');
      const [now, ...goals] = known;
      return { kind: 'dialog', script, roles: goals, own: now ? [now] : [], focus };
    }
    // "How do I start as a porter" is answered; only who asks for a plan or to be guided is asked questions.
    if (script === 'how-do-i-start' && known.length > 0 && !GUIDED.test(recognition.utterance)) {
      return undefined;
    }
    return script ? start(script) : undefined;
  }

  function comparison(situation: Situation): Answered | undefined {
    const { recognition, known, goals, focus, best } = situation;
    if (goals[0]?.text === '' && known.length === 1) return undefined;
    const isAsked = scoreOf(best, (intent) => intent === 'compare') >= UNDERSTOOD;
    const withFocus = known.length === 1 && focus.roles.length > 0 && isFollowUp(recognition);
    if (!isComparison(recognition, goals, isAsked, withFocus)) return undefined;
    const named = [...new Set(goals.flatMap((job) => job.roles.slice(0, 1)))];
    const [one] = named;
    const other =
      named.length === 1 && one ? impliedBeside(recognition, one, goals[0]?.end ?? 0) : undefined;
    const roles =
      named.length >= 2
        ? named
        : one && other
          ? [one, other]
          : [...inFocus(focus, known).slice(0, 1), ...known];
    if (roles.length < 2) return undefined;
    const by = comparedBy(recognition);
    const reply = compare(knowledge, roles, by, confidence(goals, best?.score ?? 0));
    return about(honesty.admit(reply, situation, 'compare'), focus);
  }

  /** "A speech therapist, different from the assistant": that therapist's assistant. */
  function impliedBeside(recognition: Recognition, role: Role, from: number): Role | undefined {
    const utterance = `and ${recognition.utterance.slice(from).replace(COMPARING_WORDS, ' ')}`;
    return ellipsis.read({ ...recognition, utterance }, { roles: [role.id], listed: [] });
  }

  function otherSubject(situation: Situation): Answered | undefined {
    const { best, known, recognition, focus } = situation;
    const score = scoreOf(best, isElsewhere);
    if (!best || score < UNDERSTOOD) return undefined;
    const rival = scoreOf(best, (intent) => !isElsewhere(intent));
    if (known.length > 0 && best.intent === 'elsewhere-other-careers') return undefined;
    const leads =
      isElsewhere(best.intent) && score >= rival + (known.length > 0 ? BESIDE_A_JOB : 0);
    if (!leads || (score < CLEAR.elsewhere && recognition.foreign < TOO_FOREIGN)) return undefined;
    const lead =
      best.intent === 'elsewhere-health' ? wording.unknown.foreignHealth : wording.unknown.foreign;
    return said(outOfScope(knowledge, lead, score), focus);
  }

  function jobElsewhere(situation: Situation): Answered | undefined {
    const { elsewhere, known, unsure, best, focus, goals } = situation;
    const { utterance } = situation.recognition;
    if (!elsewhere || known.length > 0 || unsure) return undefined;
    const isTheirs = goals.some(
      (job) =>
        job.isElsewhere &&
        (AS_A_LIFE.test(utterance.slice(job.end)) ||
          (INTRODUCES.test(utterance.slice(0, job.start)) &&
            OF_ONESELF.test(utterance.slice(job.end)))),
    );
    if (isTheirs || (best && isTopic(best.intent) && best.score >= CLEAR.elsewhere))
      return undefined;
    return said(unknownJob(knowledge, elsewhere.text, [], elsewhere.score), focus);
  }

  function questions(situation: Situation): Answered | undefined {
    const { recognition, known, own, goals, focus, unsure, asksWhatFirst } = situation;
    const isAboutRole = known.length > 0;
    const [subject] = isAboutRole ? known : inFocus(focus, []);
    if (asksWhatFirst && subject) {
      const reply = aboutRole(knowledge, subject, 'entry', confidence(goals, 0.8));
      return about(reply, { ...focus, aspect: 'entry' });
    }
    if (isAboutRole && (isElliptic(recognition, goals) || isTitleAlone(recognition)))
      return undefined;
    if (recognition.foreign >= TOO_FOREIGN && !isAboutRole) return undefined;
    const band = JOBS.test(recognition.utterance) ? undefined : bandAsked(recognition, isAboutRole);
    if (band) return said(aboutBand(knowledge, band), focus);
    const missing = (intent: string) => {
      const topic = topicOfIntent(knowledge, intent);
      return topic ? honesty.missing(topicReply(topic), recognition, intent) : 0;
    };
    const isPlain = recognition.field === 'strong' || isAboutRole || focus.roles.length > 0;
    const asked = questionsOf(knowledge, situation, missing)
      .filter((one) => isPlain || missing(one.intent) < 0.67)
      .filter((one) => !unsure || isAboutRole || !isAspect(one.intent));
    if (asked.length === 0) {
      const before = knowledge.topics.get(focus.topicFile ?? '');
      const isMore = before && known.length === 0 && isFollowUp(recognition);
      const more = isMore ? aboutTopic(knowledge, before, 0.5) : undefined;
      if (!more || !before || honesty.missing(more, recognition, `topic-${before.id}`) > 0.7)
        return undefined;
      return said(honesty.admit(more, situation, `topic-${before.id}`), focus);
    }
    const roles = isAboutRole ? known : own.length > 0 ? own : inFocus(focus, []).slice(0, 1);
    const replies = asked.map((one) =>
      honesty.admit(
        answerOne(situation, one, roles, confidence(goals, one.score)),
        situation,
        one.intent,
      ),
    );
    const [first] = asked;
    const topic = first && topicOfIntent(knowledge, first.intent);
    return about(withKinds(combine(replies), goals), asks(focus, first?.intent, topic));
  }

  function answerOne(
    { recognition, focus, known }: Situation,
    one: Ask,
    roles: readonly Role[],
    sureness: number,
  ): Reply {
    const [role] = roles;
    const topic = topicOfIntent(knowledge, one.intent);
    const [asksBand] =
      topic?.topic === 'pay' && role ? bandVerdict(knowledge, role, recognition.utterance) : [];
    if (asksBand && role && known.includes(role)) {
      const reply = aboutRole(knowledge, role, 'pay', sureness);
      return { ...reply, blocks: [asksBand, ...reply.blocks] };
    }
    if (topic) {
      const reply = aboutTopic(knowledge, topic, sureness);
      const [named] = known.length > 0 || focus.roles.length > 0 ? roles : [];
      return named ? { ...reply, roles: [{ id: named.id, title: named.title }] } : reply;
    }
    if (one.intent === 'source') return howDoYouKnow(knowledge, focus);
    if (one.intent === 'person' || !role) return person(knowledge, known[0]);
    const isEligibility =
      one.intent === 'eligibility' ||
      (ENTRY_LIKE.has(one.intent) && hasQualifications(recognition.person));
    if (isEligibility) return couldI(knowledge, role, recognition.person, sureness);
    if (!isAspect(one.intent)) return whichJob(knowledge, sureness);
    const reply = aboutRole(knowledge, role, one.intent, sureness);
    if (one.intent !== 'pay') return reply;
    const verdict = bandVerdict(knowledge, role, recognition.utterance);
    return { ...reply, blocks: [...verdict, ...reply.blocks] };
  }

  /** "Interstellar midwife": a known job, and a word before it that stands in no file. */
  function strangeKind({
    recognition,
    known,
    goals,
    best,
    focus,
  }: Situation): Answered | undefined {
    const { strangeBefore: word, utterance } = recognition;
    const [role] = known;
    const [job] = goals;
    if (
      !word ||
      !role ||
      !job ||
      best?.intent === 'apply' ||
      finder.knowsWords(recognizeWords(word))
    ) {
      return undefined;
    }
    const title = utterance.slice(utterance.lastIndexOf(word, job.start), job.end);
    const reply = unknownJob(knowledge, title, [role], 0.2);
    return said({ ...reply, outcome: 'clarify' }, { ...focus, listed: [role.id] });
  }

  /** "Suicide prevention practitioner": has the form of a job title, and no role has it. */
  function unknownTitle({
    known,
    unsure,
    recognition,
    focus,
    goals,
  }: Situation): Answered | undefined {
    const { unknownTitle: title } = recognition;
    if (!title || known.length > 0 || unsure || goals.length > 0) return undefined;
    const words = recognizeWords(title);
    const { found: near, covered } = roleSearch.search({ must: words, mustNot: [] });
    const roles = covered >= 0.5 ? near.slice(0, 3).map((one) => one.role) : [];
    const reply = unknownJob(knowledge, title, roles, 0.2);
    return said({ ...reply, outcome: 'clarify' }, { ...focus, listed: roles.map(({ id }) => id) });
  }

  function whichOfSeveral({ unsure, known, focus }: Situation): Answered | undefined {
    if (!unsure || known.length > 0) return undefined;
    const reply =
      unsure.score < 0.3 && unsure.roles.length === 1
        ? unknownJob(knowledge, unsure.text, unsure.roles, unsure.score)
        : whichRole(knowledge, unsure.text, unsure.roles, unsure.score);
    const candidates = reply.roles.map((role) => role.id);
    return { kind: 'which-role', reply, focus, job: unsure, candidates };
  }

  function term({ recognition, known, best, focus }: Situation): Answered | undefined {
    if (known.length > 0) return undefined;
    const [first] = recognition.terms;
    const isMeaning = scoreOf(best, (intent) => intent === 'meaning') >= UNDERSTOOD;
    const isAlone = restOf(recognition).filter((word) => !SMALL_WORDS.has(word)).length <= 2;
    const isAbbreviation =
      first !== undefined &&
      WHAT.test(recognition.utterance) &&
      recognition.utterance.includes(first.term) &&
      !/\p{Ll}/u.test(first.term);
    if (first && (isMeaning || isAlone || isAbbreviation))
      return said(aboutTerm(knowledge, first, 0.8), focus);
    if (best?.intent !== 'meaning' || best.score < CLEAR.elsewhere) return undefined;
    const text = fill(wording.unknown.meaning, { text: recognition.utterance });
    return said(outOfScope(knowledge, text, best.score), focus);
  }

  /** A job and nothing that was understood beside it: its overview, or what was asked before about another job. */
  function roleAlone(situation: Situation): Answered | undefined {
    const { known, goals, recognition, focus } = situation;
    const [role] = known;
    if (!role) return undefined;
    const isBare =
      restOf(recognition).every((word) => SMALL_WORDS.has(word)) || goals[0]?.text === '';
    const [goal] = goals;
    if (isBare && goal?.general && !focus.aspect) {
      const reply = whichRole(knowledge, goal.text, goal.roles, goal.score);
      const candidates = reply.roles.map(({ id }) => id);
      return { kind: 'which-role', reply, focus, job: goal, candidates };
    }
    if (hasQualifications(recognition.person)) {
      return about(couldI(knowledge, role, recognition.person, confidence(goals, 0.7)), focus);
    }
    const before = knowledge.topics.get(focus.topicFile ?? '');
    if (isBare && before && !focus.aspect && leadingPart(recognition.utterance) !== undefined) {
      const again = {
        ...aboutTopic(knowledge, before, 0.8),
        roles: [{ id: role.id, title: role.title }],
      };
      return about(again, focus);
    }
    const aspect: Aspect = (isBare && focus.aspect) || 'overview';
    const reply = aboutRole(knowledge, role, aspect, confidence(goals, isBare ? 0.95 : 0.6));
    if (isBare) return about(reply, { ...focus, aspect });
    const caution = paragraph(fill(wording.unknown.notExactly, roleWords(role)));
    return about({ ...reply, blocks: [caution, ...reply.blocks] }, { ...focus, aspect });
  }

  /** "What hours?" with no job to tell of: asks which, and remembers the question. */
  function aspectWithoutRole({ best, recognition, focus }: Situation): Answered | undefined {
    if (!best || best.score < UNDERSTOOD || recognition.foreign >= TOO_FOREIGN) return undefined;
    const isEligibility = best.intent === 'eligibility';
    if (!isAspect(best.intent) && !isEligibility) return undefined;
    if (recognition.criteria.must.some((one) => one.kind !== 'words')) {
      const result = finder.found(recognition, focus, best.score);
      if (result.reply.roles.length > 0) return result;
    }
    const aspect = isAspect(best.intent) ? best.intent : 'entry';
    return said(whichJob(knowledge, best.score), { ...focus, aspect });
  }

  /** What was asked last is asked again of the next job: an aspect or a topic, not both. */
  function asks(focus: Focus, intent: string | undefined, topic: TopicFile | undefined): Focus {
    const { aspect: _, ...rest } = focus;
    if (topic) return { ...rest, topicFile: topic.id };
    return intent && isAspect(intent) ? { ...focus, aspect: intent } : focus;
  }

  /** A name that stands for several kinds: says which kind the answer is for, and offers the others. */
  function withKinds(reply: Reply, goals: readonly JobMention[]): Reply {
    const goal = goals.find((job) => job.general);
    if (!goal?.general || reply.roles[0]?.id !== goal.roles[0]?.id) return reply;
    const [, ...others] = goal.roles;
    return {
      ...reply,
      roles: [...reply.roles, ...others.map(({ id, title }) => ({ id, title }))],
      blocks: [paragraph(goal.general.says), ...reply.blocks],
      choices: [...others.slice(0, 3).map((role) => role.title), ...reply.choices].slice(0, 4),
    };
  }

  function inFocus(focus: Focus, except: readonly Role[]): Role[] {
    return focus.roles
      .flatMap((id) => knowledge.roles.get(id) ?? [])
      .filter((role) => !except.includes(role));
  }

  return { answer };
}

function recognizeWords(title: string): Criterion[] {
  return title.split(/\s+/).map((value) => ({ kind: 'words' as const, value }));
}
