// Which roles the words of a title stand for: one that leads, the basic one of several grades, or a kind of role.

import type { Knowledge } from '../../knowledge/load.ts';
import type { GeneralTitle } from '../../knowledge/schema/phrasing.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import { nearest } from '../../language/edits.ts';
import { fold } from '../../language/text.ts';
import { wordsOf } from '../../language/words.ts';
import { ASK, SURE, type TitleMatch, type TitleMention } from '../../matching/title-index.ts';
import type { JobMention } from './job-mention.ts';
import { ELSEWHERE } from './titles.ts';

/** Candidates this much less likely than the best are not asked about. */
const FAR_BEHIND = 0.35;
/** Shares of a probability that differ only by rounding. */
const AS_LIKELY = 0.99;
/** The best must lead the second by this much to be taken without asking. */
const CLEAR_LEAD = 2;

/** What a title stands for, and where: a mention without what the words around it say. */
export type MeantRoles = Pick<
  JobMention,
  'start' | 'end' | 'text' | 'roles' | 'score' | 'isSure' | 'isElsewhere' | 'general'
>;

/** Builds the reading of a mention's title. */
export function meantRoles(knowledge: Knowledge): (mention: TitleMention) => MeantRoles {
  const { generalTitles, titleWords } = knowledge.phrasing;
  const generalByName = new Map(
    generalTitles.flatMap((general) => general.names.map((name) => [fold(name), general] as const)),
  );
  const higherGrades = new Set(titleWords.higherGrades);

  /** Words for a post that say nothing of a grade mean the basic one, not the senior or advanced one. */
  function hasHigherGrade(title: string): boolean {
    return wordsOf(title).some((word) => higherGrades.has(word.text));
  }

  /** The kind of role that the words stand for, when the title index finds only roles of it. */
  function generalOf(text: string, roles: readonly Role[]): GeneralTitle | undefined {
    if (roles.length < 2) return undefined;
    const named = generalByName.get(fold(text));
    if (named) return named;
    return generalTitles.find((general) => roles.every((role) => general.roles.includes(role.id)));
  }

  return (mention) => {
    const { start, certainty } = mention;
    const named = namedAlone(mention, knowledge);
    const matches = named
      ? [named, ...mention.matches.filter((match) => match !== named)]
      : mention.matches;
    const text = withoutQuestion(mention.text, matches[0]?.title ?? '');
    const [best, second] = matches;
    const isElsewhere = best?.id.startsWith(ELSEWHERE) ?? false;
    const near = matches.filter(
      (match) => !match.id.startsWith(ELSEWHERE) && match.score >= (best?.score ?? 0) * FAR_BEHIND,
    );
    const roles = isElsewhere ? [] : near.flatMap((match) => knowledge.roles.get(match.id) ?? []);
    // A job in the NHS is meant sooner than one elsewhere that is spelt nearly alike.
    const lead = second?.id.startsWith(ELSEWHERE) ? 1 : CLEAR_LEAD;
    const leads =
      best !== undefined && (named !== undefined || best.score >= lead * (second?.score ?? 0));
    const basic = basicOf(roles, text, hasHigherGrade);
    const general = generalOf(text, roles);
    const score = basic ? matches.reduce((sum, match) => sum + match.score, 0) : (best?.score ?? 0);
    const ofKind = general?.roles.flatMap((id) => knowledge.roles.get(id) ?? []);
    const isClear = leads || score >= SURE || basic !== undefined || general !== undefined;
    return {
      start,
      end: start + text.length,
      text,
      roles: ofKind ?? (basic ? [basic] : roles),
      score: general ? Math.max(certainty, score) : score,
      isSure: roles.length > 0 && isClear && certainty >= ASK,
      isElsewhere,
      ...(general ? { general } : {}),
    };
  };
}

/** Of equally good matches, the one with exactly this name, or the one that has it as its title and not as another name. */
function namedAlone({ text, matches }: TitleMention, knowledge: Knowledge): TitleMatch | undefined {
  const [best] = matches;
  const alike = matches.filter((match) => best && match.score >= best.score * AS_LIKELY);
  if (alike.length < 2) return undefined;
  const called = alike.filter(({ id }) => namesOf(id, knowledge).has(fold(text)));
  if (called.length === 1) return called[0];
  const own = alike.filter(
    ({ id, title }) =>
      knowledge.roles.get(id)?.title === title && wordsOf(title).length === wordsOf(text).length,
  );
  return own.length === 1 ? own[0] : undefined;
}

function namesOf(id: string, knowledge: Knowledge): Set<string> {
  const role = knowledge.roles.get(id);
  const everyday = knowledge.phrasing.colloquialTitles[id] ?? [];
  return new Set([...(role ? [role.title, ...role.alsoCalled] : []), ...everyday].map(fold));
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
function basicOf(
  roles: readonly Role[],
  text: string,
  hasGrade: (title: string) => boolean,
): Role | undefined {
  const [first, ...others] = roles;
  if (!first || others.length === 0 || hasGrade(text)) return undefined;
  const lowest = roles.reduce((low, role) => (rank(role) < rank(low) ? role : low), first);
  const isGrade = (role: Role) =>
    role === lowest ||
    (role.family === lowest.family && hasGrade(role.title) && rank(role) > rank(lowest));
  return roles.every(isGrade) ? lowest : undefined;
}

function rank(role: Role): number {
  return role.careerLevel ?? Number.POSITIVE_INFINITY;
}
