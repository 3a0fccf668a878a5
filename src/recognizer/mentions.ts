// The jobs that an utterance names: which of them is asked about, which is the person's own, which is ruled out.

import type { Knowledge } from '../knowledge/load.ts';
import type { GeneralTitle, Role } from '../knowledge/schema.ts';
import { buildLexicon, type LexiconHit } from '../matching/lexicon.ts';
import {
  ASK,
  SURE,
  type TitleIndex,
  type TitleMatch,
  type TitleMention,
} from '../matching/title-index.ts';
import { wordsOf } from '../matching/words.ts';
import { fold, nearest } from '../text.ts';
import { ELSEWHERE } from './titles.ts';

export interface JobMention {
  start: number;
  end: number;
  /** As typed. */
  text: string;
  /** Roles that may be meant, best first; empty for a job that the knowledge base does not describe. */
  roles: Role[];
  /** 0 to 1: how sure it is that the first of them is meant. */
  score: number;
  /** One role is clearly meant. */
  isSure: boolean;
  /** A job that is known and not in the knowledge base: "train driver". */
  isElsewhere: boolean;
  /** The person says that this is their job now: "I'm a porter". */
  isOwn: boolean;
  /** The job is ruled out: "jobs that aren't a nurse". */
  isRuledOut: boolean;
  /** It is asked whether one must be this first: "do you have to be a nurse". */
  isRequired: boolean;
  /** The words stand for several roles of one kind, which differ little: "nurse". */
  general?: GeneralTitle;
}

export interface MentionReader {
  read(utterance: string): JobMention[];
}

/** Candidates this much less likely than the best are not asked about. */
const FAR_BEHIND = 0.35;
/** Shares of a probability that differ only by rounding. */
const AS_LIKELY = 0.99;
/** The best must lead the second by this much to be taken without asking. */
const CLEAR_LEAD = 2;
const QUALIFIERS =
  '(?:a|an|the|currently|already|now|only|just|still|fully|band \\d\\w?|qualified|registered|senior|trainee|student|full time|part time|nhs|\\d+ years?|your|typical|local)';
const OWN_JOB = new RegExp(
  `(?:\\b(?:i'?m|i am|ive been|i've been|i have been|im currently|i currently work as|i work as|i worked as|i qualified as|i trained as|working as|work as|i was|used to be|currently|been|my job as|my job is|employed as|already|former|ex)\\s+(?:working as\\s+)?(?:${QUALIFIERS}\\s+)*)$`,
);
const OWN_JOB_AFTER =
  /^s?\s*(?:here\b|by trade|at the moment|at present|right now|now,|currently\b|myself\b|(?:for|,)?\s*\(?(?:nearly |about |over |almost )?\d+ ?(?:yrs?|years?|months?)\b(?!['\w]* (?:old|course|degree))|for (?:years|ages)\b)/;
/** "Dental nurse, I'd like to …", "as a practice manager im recruiting": someone introduces themselves. */
const OPENING = /^\s*$/;
const AS_ONE =
  /^\s*(?:hi|hello|hey)?[,.!\s]*as (?:a|an) (?:(?:qualified|newly qualified|senior|trainee|student|current|band \d) )*$/;
const SPEAKS_LATER = /\b(?:i|i'm|im|ive|i've|my|me|id)\b/;
const SPEAKS_OF_SELF =
  /^s?(?:\s*[,.:;-]+\s*|\s+)(?:i|i'd|i'm|im|i've|ive|id|looking to|wanting to|want to|would like to|hoping to|trying to)\b(?! (?:become|be) (?:one|that)\b)/;
const OWN_PLACE =
  /\b(?:i work|i'?m working|im working|i've worked|ive worked|worked)\s+(?:nights\s+)?(?:in|on|at|for|with)\s+(?:the\s+|a\s+|an\s+)?$/;
/** "as a midwife, do I …" is no statement about oneself; these words before say that the job is wanted. */
const WANTED_BEFORE =
  /\b(?:become|becoming|be|being|work|working|train|training|qualify|start|get a job|jobs?|career|apply|interested in|life|like|pay|paid|earn|hired|employed|join|volunteer)\s+(?:\w+\s+){0,2}as\s+(?:a|an)\s+$/;
const RULED_OUT =
  /\b(?:not|isn'?t|isnt|aren'?t|arent|wasn'?t|wasnt|no|without|except|other than|apart from|instead of|rather than|but not|anything but)\s+(?:(?:being|be|as|a|an|the|to|like|another|for|just)\s+){0,3}$/;
const REQUIRED_BEFORE =
  /\b(?:have|hav|has|need|needs|got|gotta|must|required)(?: (?:to|u|you|i|we|they))*(?: have)? ?(?:be|been|become|qualify as|work as|train as|worked as|trained as)(?: (?:already|still|first|a|an|the|fully|qualified|registered|trained))*\s*$/;
/** "One of my HCAs wants to …". */
const OF_STAFF =
  /\b(?:one|two|three|some|all|both|any|each|most|member|team) of (?:my|our)(?: (?:best|star|lovely|new|band \d))?\s+$/i;
/** "What do I need to be a nurse" asks about the nurse. */
const ASKS_WHAT = /\b(?:what|whats|wot|which|how|much|many|all i|everything)\b[^,.?!]*$/;
/** "Payroll, no wait, HR adviser": what was said before is taken back. */
const TAKEN_BACK =
  /\b(?:no wait|wait no|no sorry|sorry no|sorry i mean|i mean|i meant|scratch that|scrap that|or rather|actually no|no actually|no no|oops)\b/;
const OR_BEFORE = /^\s*(?:s)?\s*(?:or|and|,|nor)\s+(?:a\s+|an\s+|the\s+)?$/;
const TWO_TITLES = /^(.+?)(\s+(?:and|or|vs\.?|versus|&|\/)\s+)(.+)$/i;
const JOINED_TITLE = /\b(?:and|or)\b|[&/]/i;
/** Nobody writes these inside one title. */
const BETWEEN_TITLES = /^\s+(?:vs\.?|versus|or|\/)\s+$/i;
const FIRST_HALF =
  /([\p{L}-]+(?: [\p{L}-]+)?)\s+(?:vs\.?|versus|or|and|&|\/|against)\s+(?:a |an |the )?$/iu;
/** Words for a post that say nothing of a grade mean the basic one, not the senior or advanced one. */
const GRADE_WORDS =
  /\b(?:senior|advanced|lead|principal|consultant|specialist|higher|head|chief|manager|deputy)\b/;

/** Builds the reader over the title index. */
export function buildMentionReader(knowledge: Knowledge, titles: TitleIndex): MentionReader {
  const generals = knowledge.phrasing.generalTitles;
  const generalByName = new Map(
    generals.flatMap((general) => general.names.map((name) => [fold(name), general] as const)),
  );

  function toJob(utterance: string, mention: TitleMention): JobMention {
    const { start, certainty } = mention;
    const named = namedAlone(mention);
    const matches = named
      ? [named, ...mention.matches.filter((match) => match !== named)]
      : mention.matches;
    const isOfStaff = OF_STAFF.test(utterance.slice(0, start));
    const text = withoutQuestion(mention.text, matches[0]?.title ?? '');
    const end = start + text.length;
    const [best, second] = matches;
    const isElsewhere = best?.id.startsWith(ELSEWHERE) ?? false;
    const near = matches.filter(
      (match) => !match.id.startsWith(ELSEWHERE) && match.score >= (best?.score ?? 0) * FAR_BEHIND,
    );
    const roles = isElsewhere ? [] : near.flatMap((match) => knowledge.roles.get(match.id) ?? []);
    // Who asks here means a job in the NHS sooner than the one elsewhere that is spelt nearly alike.
    const lead = second?.id.startsWith(ELSEWHERE) ? 1 : CLEAR_LEAD;
    const leads =
      best !== undefined && (named !== undefined || best.score >= lead * (second?.score ?? 0));
    const basic = basicOf(roles, text);
    const general = generalOf(text, roles);
    const score = basic ? matches.reduce((sum, match) => sum + match.score, 0) : (best?.score ?? 0);
    return {
      start,
      end,
      text,
      roles: general
        ? general.roles.flatMap((id) => knowledge.roles.get(id) ?? [])
        : basic
          ? [basic]
          : roles,
      score: general ? Math.max(certainty, score) : score,
      isSure:
        roles.length > 0 &&
        (leads || score >= SURE || basic !== undefined || general !== undefined) &&
        certainty >= ASK,
      isElsewhere,
      isOwn: isOfStaff || isOwnJob(utterance, start, end),
      isRuledOut: RULED_OUT.test(fold(utterance.slice(0, start))),
      isRequired: isRequired(fold(utterance.slice(0, start))),
      ...(general ? { general } : {}),
    };
  }

  /** Of those that fit alike the one that is called just so, or whose title it is and only another name of the others. */
  function namedAlone({ text, matches }: TitleMention): TitleMatch | undefined {
    const [best] = matches;
    const alike = matches.filter((match) => best && match.score >= best.score * AS_LIKELY);
    if (alike.length < 2) return undefined;
    const called = alike.filter(({ id }) => namesOf(id).has(fold(text)));
    if (called.length === 1) return called[0];
    const own = alike.filter(
      ({ id, title }) =>
        knowledge.roles.get(id)?.title === title && wordsOf(title).length === wordsOf(text).length,
    );
    return own.length === 1 ? own[0] : undefined;
  }

  function namesOf(id: string): Set<string> {
    const role = knowledge.roles.get(id);
    const everyday = knowledge.phrasing.colloquialTitles[id] ?? [];
    return new Set([...(role ? [role.title, ...role.alsoCalled] : []), ...everyday].map(fold));
  }

  /** The kind of role that the words stand for, when the title index finds only roles of it. */
  function generalOf(text: string, roles: readonly Role[]): GeneralTitle | undefined {
    if (roles.length < 2) return undefined;
    const named = generalByName.get(fold(text));
    if (named) return named;
    return generals.find((general) => roles.every((role) => general.roles.includes(role.id)));
  }

  /** "Dental hygienist and dental therapist" may be one title somewhere; here it names two jobs. */
  function halves(mention: TitleMention): TitleMention[] {
    const split = TWO_TITLES.exec(mention.text);
    const [, first = '', joint = '', second = ''] = split ?? [];
    const both = [first, second].map((text) => titles.search(text, 1)[0]);
    const [one, other] = both;
    if (!split || !one || !other || one.id === other.id) return [mention];
    const [best] = mention.matches;
    const isOneTitle = best !== undefined && best.score >= SURE && JOINED_TITLE.test(best.title);
    if (isOneTitle && !BETWEEN_TITLES.test(joint)) return [mention];
    if (Math.min(one.score, other.score) < SURE) return [mention];
    const start = mention.start + first.length + joint.length;
    const part = { certainty: mention.certainty };
    return [
      {
        ...part,
        start: mention.start,
        end: mention.start + first.length,
        text: first,
        matches: [one],
      },
      { ...part, start, end: mention.end, text: second, matches: [other] },
    ];
  }

  /** "Clinical vs counselling psychologist" names two jobs, and the first shares the other's last word. */
  function firstHalves(utterance: string, jobs: readonly JobMention[]): JobMention[] {
    return jobs.flatMap((job, place) => {
      const head = /\S+$/.exec(job.text)?.[0];
      const before = utterance.slice(jobs[place - 1]?.end ?? 0, job.start);
      const half = FIRST_HALF.exec(before);
      if (!job.isSure || !head || head === job.text || !half?.[1]) return [];
      const [best] = titles.search(`${half[1]} ${head}`, 1);
      const role = best && best.score >= SURE ? knowledge.roles.get(best.id) : undefined;
      if (!role || job.roles.includes(role)) return [];
      // "Ok and a scientist": the last word alone says as much.
      const [byHead] = titles.search(head, 1);
      if (byHead && byHead.id === best?.id && byHead.score >= best.score) return [];
      const start = job.start - before.length + half.index;
      const plain = {
        isSure: true,
        isElsewhere: false,
        isOwn: false,
        isRuledOut: false,
        isRequired: false,
      };
      return [
        {
          ...plain,
          start,
          end: start + half[1].length,
          text: half[1],
          roles: [role],
          score: best?.score ?? 0,
        },
      ];
    });
  }

  const notTitles = buildLexicon([
    { value: true as const, phrases: knowledge.phrasing.titleWords.notTitles },
  ]);

  /** "Sallary" means salary and no sailor. */
  const slips = new Set(Object.values(knowledge.phrasing.spelling).flat());

  return {
    read(utterance) {
      const none = notTitles.find(utterance);
      const jobs = titles
        .find(utterance)
        .map((mention) => ofStaff(utterance, mention))
        .filter((mention) => mention.certainty >= ASK && !slips.has(mention.text.toLowerCase()))
        .filter((mention) => !none.some((phrase) => rulesOut(phrase, mention)))
        .flatMap((mention) => halves(mention))
        .map((mention) => toJob(utterance, mention));
      jobs.push(...firstHalves(utterance, jobs));
      jobs.sort((a, b) => a.start - b.start);
      const kept = jobs.filter((job, place) => {
        const next = jobs[place + 1];
        return !next || !TAKEN_BACK.test(fold(utterance.slice(job.end, next.start)));
      });
      for (const [place, job] of kept.entries()) {
        const before = kept[place - 1];
        if (before?.isRuledOut && OR_BEFORE.test(fold(utterance.slice(before.end, job.start)))) {
          job.isRuledOut = true;
        }
      }
      return kept;
    },
  };
}

/** "One of my HCAs" is no person who cares for someone: a manager speaks. */
function ofStaff(utterance: string, mention: TitleMention): TitleMention {
  const { certainty, matches } = mention;
  if (certainty >= ASK || !OF_STAFF.test(utterance.slice(0, mention.start))) return mention;
  const raised = matches.map((match) => ({ ...match, score: match.score / certainty }));
  return { ...mention, certainty: 1, matches: raised };
}

/** A phrase rules out each title in it, and one of several words each title that shares a word with it. */
function rulesOut({ start, end, firstWord, lastWord }: LexiconHit<true>, mention: TitleMention) {
  return firstWord < lastWord
    ? start < mention.end && mention.start < end
    : start <= mention.start && mention.end <= end;
}

/** "Neurophysiologist training" names a job and asks about its training. */
function withoutQuestion(text: string, title: string): string {
  const last = LAST_WORD.exec(text);
  const asked = last?.[1] && nearest(last[1].toLowerCase(), ASKED);
  return last && asked && !title.toLowerCase().includes(asked) ? text.slice(0, last.index) : text;
}
const LAST_WORD = /\s+(\p{L}{3,})$/u;
const ASKED = [
  ...['training', 'apprenticeship', 'apprenticeships', 'course', 'courses', 'degree', 'degrees'],
  ...['placement', 'placements', 'job', 'jobs', 'vacancies', 'pay', 'salary', 'hours'],
];

/** Of roles that differ only in grade the basic one, when no grade was spoken of. */
function basicOf(roles: readonly Role[], text: string): Role | undefined {
  const [first, ...others] = roles;
  if (!first || others.length === 0 || GRADE_WORDS.test(fold(text))) return undefined;
  const lowest = roles.reduce((low, role) => (rank(role) < rank(low) ? role : low), first);
  const isGrade = (role: Role) =>
    role === lowest ||
    (role.family === lowest.family &&
      GRADE_WORDS.test(fold(role.title)) &&
      rank(role) > rank(lowest));
  return roles.every(isGrade) ? lowest : undefined;
}

function rank(role: Role): number {
  return role.careerLevel ?? Number.POSITIVE_INFINITY;
}

function isRequired(before: string): boolean {
  return REQUIRED_BEFORE.test(before) && !ASKS_WHAT.test(before);
}

function isOwnJob(utterance: string, start: number, end: number): boolean {
  const before = fold(utterance.slice(0, start));
  const after = fold(utterance.slice(end));
  if (OWN_JOB_AFTER.test(after)) return !WANTED_BEFORE.test(before);
  if (AS_ONE.test(before) && SPEAKS_LATER.test(after)) return true;
  if (OPENING.test(before) && SPEAKS_OF_SELF.test(after)) return true;
  if (OWN_PLACE.test(before)) return true;
  return OWN_JOB.test(before) && !WANTED_BEFORE.test(before);
}
