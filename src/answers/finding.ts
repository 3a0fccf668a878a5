// Answers to those who look for a job or describe one: searches, and the job that the words fit.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Criterion } from '../recognizer/criteria.ts';
import { ABOUT_ONE } from '../recognizer/described-job.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import { aboutRole } from './about-role.ts';
import { type Answered, about, said } from './answered.ts';
import { isAspect } from './aspects.ts';
import { findRoles, RESULTS_AT_A_TIME } from './find-roles.ts';
import type { Focus } from './focus.ts';
import { paragraph, type Reply } from './reply.ts';
import type { RoleSearch } from './role-search.ts';
import { roleWords } from './role-words.ts';
import {
  ABOUT_WORK,
  CLEAR,
  DESCRIBES,
  JOBS,
  JOBS_FOLLOW,
  JOBS_OF_A_KIND,
  JOBS_THAT,
  LEAST_LOOKING,
  LOOKING,
  THE_PEOPLE_WHO,
  TOO_FOREIGN,
} from './signs.ts';
import { isElsewhere, type Situation, scoreOf } from './situation.ts';
import { whatToFind } from './unsure.ts';

export type Finder = ReturnType<typeof buildFinder>;

/** The readings of an utterance that find jobs; each gives undefined where it does not fit. */
export function buildFinder(knowledge: Knowledge, roleSearch: RoleSearch) {
  const { wording } = knowledge;

  /** "Them that wheel you down to theatre, what are they on": about the job that is described. */
  function described({ recognition, known, best, focus }: Situation): Answered | undefined {
    const job = recognition.described;
    const [role, ...others] = job?.roles ?? [];
    const isPlain = job?.isPlain && known.length === 0;
    const least = isPlain ? CLEAR.described : CLEAR.describedOtherwise;
    if (!job || !role || job.score < least) return undefined;
    const asked =
      job.question?.intent ?? (best && ABOUT_ONE.has(best.intent) ? best.intent : undefined);
    const aspect = asked && isAspect(asked) ? asked : 'overview';
    const reply = aboutRole(knowledge, role, aspect, job.score);
    return about(
      {
        ...reply,
        roles: [...reply.roles, ...others.map(({ id, title }) => ({ id, title }))],
        blocks: [paragraph(fill(wording.search.takenFor, roleWords(role))), ...reply.blocks],
        choices: [...others.slice(0, 2).map(({ title }) => title), ...reply.choices].slice(0, 4),
      },
      { ...focus, aspect },
    );
  }

  /** Without a word of the field, only what is nearly the words of a description: "who is the singer of that band" is none. */
  function plainlyDescribed(situation: Situation): Answered | undefined {
    const score = situation.recognition.described?.score ?? 0;
    return score >= CLEAR.describedWithoutField ? described(situation) : undefined;
  }

  /** "Jobs in a surgery that aren't doctor or nurse": the jobs that are named are not meant. */
  function narrowedSearch(situation: Situation): Answered | undefined {
    const isNarrowed = situation.recognition.jobs.some((job) => job.isRuledOut);
    return isNarrowed ? search(situation) : undefined;
  }

  function search(situation: Situation): Answered | undefined {
    const { best, known, goals, recognition, focus } = situation;
    if (goals[0]?.text === '' && !JOBS.test(recognition.utterance)) return undefined;
    const wanted = scoreOf(best, (intent) => intent === 'find-roles');
    const isLimited = recognition.criteria.must.some(
      ({ kind }) =>
        kind === 'register' || kind === 'band' || (kind === 'minimum' && wanted >= CLEAR.search),
    );
    if (known.length === 0 && isLimited && JOBS.test(recognition.utterance)) {
      return found(recognition, focus, best?.score ?? 0);
    }
    const isForKind =
      (isLimited && goals.some((job) => JOBS_FOLLOW.test(recognition.utterance.slice(job.end)))) ||
      JOBS_OF_A_KIND.test(recognition.utterance) ||
      (JOBS_THAT.test(recognition.utterance) && wanted >= CLEAR.search);
    const isActivity =
      recognition.isLiking &&
      wanted >= CLEAR.searchDespiteJob &&
      goals.every((job) => job.score < CLEAR.jobAlone);
    if (goals.length > 0 && (known.length > 0 || isForKind) && (isForKind || isActivity)) {
      const wishes = { ...recognition, criteria: recognition.wishes };
      if (roleSearch.search(recognition.wishes).covered >= 0.6) return found(wishes, focus, wanted);
    }
    const { must, mustNot } = recognition.criteria;
    if (!best || must.length + mustNot.length === 0) return undefined;
    if (must.every((one) => one.kind === 'words') && mustNot.length === 0 && !knowsWords(must)) {
      return undefined;
    }
    const isNarrowed = recognition.jobs.some((job) => job.isRuledOut);
    const says = must.some((one) => one.kind !== 'words');
    if (isNarrowed && known.length === 0 && says && best.score < CLEAR.jobAlone) {
      return found(recognition, focus, wanted);
    }
    // "I'm good at sums, any ideas" looks for a job, whatever else its words are about.
    const likes = recognition.isLiking && known.length === 0;
    const least = known.length > 0 && !isNarrowed ? CLEAR.searchDespiteJob : CLEAR.search;
    if (
      wanted < least ||
      (best.intent !== 'find-roles' && wanted < best.score * (isNarrowed || likes ? 0.5 : 0.85))
    ) {
      return undefined;
    }
    if (recognition.field === 'none' && wanted < CLEAR.searchDespiteJob) return undefined;
    if (recognition.field !== 'strong' && roleSearch.search(recognition.criteria).covered < 0.6) {
      return undefined;
    }
    return found(recognition, focus, wanted);
  }

  /** Nothing else fits, but what was said tells of jobs: "helping new mums breastfeed". */
  function likelySearch({ best, known, recognition, focus }: Situation): Answered | undefined {
    if (recognition.criteria.must.length === 0) return undefined;
    const looking = scoreOf(best, (intent) => LOOKING.has(intent));
    const isLooking =
      looking >= LEAST_LOOKING[recognition.field] && recognition.foreign < TOO_FOREIGN;
    if (known.length > 0 || !(isLooking || describesJob({ recognition, best }))) return undefined;
    const result = found(recognition, focus, looking);
    return result.reply.roles.length > 0 ? result : undefined;
  }

  /** "What can I do", with nothing said that a job could have: asks what it should have. */
  function searchForNothing({ best, focus }: Situation): Answered | undefined {
    if (best?.intent !== 'find-roles' || best.score < CLEAR.searchDespiteJob) return undefined;
    return said(whatToFind(knowledge, best.score), focus);
  }

  function found(
    recognition: Recognition,
    focus: Focus,
    score: number,
  ): Answered & { reply: Reply } {
    const except = new Set(
      recognition.jobs
        .filter((job) => job.isRuledOut)
        .flatMap((job) => (job.isSure && !job.general ? job.roles.slice(0, 1) : job.roles))
        .map((role) => role.id),
    );
    const reply = findRoles(knowledge, roleSearch, wishesOf(recognition), 0, score, except);
    const described = aboutDescribed(recognition, reply);
    if (described) return about(described, focus);
    return said(reply, {
      ...focus,
      listed: reply.roles.map((role) => role.id),
      search: { utterance: recognition.utterance, shown: RESULTS_AT_A_TIME },
    });
  }

  /** "The folk who make false legs, what training have they": a question about the job that is described. */
  function aboutDescribed(recognition: Recognition, results: Reply): Reply | undefined {
    const [first, ...others] = results.roles;
    const isPeople = THE_PEOPLE_WHO.test(recognition.utterance);
    const role = knowledge.roles.get(first?.id ?? '');
    const question = recognition.asks
      .flatMap((ask) => [{ label: ask.intent, score: ask.score }, ...ask.others])
      .filter(
        ({ label, score }) =>
          score >= CLEAR.elsewhere && (ABOUT_ONE.has(label) || (isPeople && ABOUT_WORK.has(label))),
      )
      .sort((a, b) => b.score - a.score)[0];
    if (!role || !question || !isAspect(question.label) || !DESCRIBES.test(recognition.utterance)) {
      return undefined;
    }
    const reply = aboutRole(knowledge, role, question.label, results.confidence);
    const lead = fill(wording.search.takenFor, roleWords(role));
    return {
      ...reply,
      roles: [...reply.roles, ...others],
      blocks: [paragraph(lead), ...reply.blocks],
      choices: [...others.slice(0, 2).map(({ title }) => title), ...reply.choices].slice(0, 4),
    };
  }

  /** "Anything to do with kidneys": no word of the field, but words that some role's file speaks of. */
  function describesJob({ recognition, best }: Pick<Situation, 'recognition' | 'best'>): boolean {
    const { must } = recognition.criteria;
    if (must.length === 0 || !best || isElsewhere(best.intent)) return false;
    const isLooking = best.intent === 'find-roles' && best.score >= CLEAR.smalltalk;
    if (!isLooking && !recognition.isLiking) return false;
    const least = isLooking ? 0.6 : 0.75;
    return roleSearch.search(recognition.criteria).covered >= least;
  }

  /** Someone with a degree looks for jobs that use it. */
  function wishesOf({ criteria, person }: Recognition): Recognition['criteria'] {
    const hasLimit = criteria.must.some((one) => one.kind === 'minimum');
    if ((person.level ?? 0) < 6 || hasLimit) return criteria;
    const graduate = {
      ...criteria,
      must: [...criteria.must, { kind: 'minimum' as const, value: 'degree' as const }],
    };
    return roleSearch.search(graduate).found.length > 0 ? graduate : criteria;
  }

  /** Whether any role's file speaks of one of the words. */
  function knowsWords(words: readonly Criterion[]): boolean {
    return roleSearch.search({ must: [...words], mustNot: [] }).found.length > 0;
  }

  return {
    described,
    plainlyDescribed,
    narrowedSearch,
    search,
    likelySearch,
    searchForNothing,
    found,
    knowsWords,
  };
}
