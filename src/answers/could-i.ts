// "Can I become …, with what I have?": worked out from the requirements, route by route.

import { fill } from '../knowledge/fill.ts';
import { rolesLeadingTo, waysOn } from '../knowledge/ladder.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Person } from '../knowledge/person.ts';
import type { Role, Route } from '../knowledge/schema/role.ts';
import { type Assessed, assessFor, NOT_THE_JOB } from '../knowledge/standing.ts';
import { sentences } from '../language/text.ts';
import { nextQuestions } from './about-role.ts';
import { licencesOf, whoMayWork } from './limits.ts';
import { gapList, heard, subjectName } from './qualification-words.ts';
import { type Block, heading, list, paragraph, type Reply, reply } from './reply.ts';
import { capital, inSentence, joinWords, roleWords } from './role-words.ts';
import { MOST_WORDS, type Point, shape, wordsIn } from './shape.ts';
import { type Uncertain, uncertainVerdict } from './single-subjects.ts';
import { roleSources } from './sources.ts';

/** Routes of one kind (open, not open yet) that are shown. */
const MOST_SHOWN = 3;
/** From this level on a qualification is in a subject, and a job or course asks for certain ones. */
const FIRST_LEVEL_WITH_SUBJECT = 3;

/** Yes, not yet (with what is missing) or it depends, for one role. */
export function couldI(
  knowledge: Knowledge,
  role: Role,
  person: Person,
  confidence: number,
  room = MOST_WORDS,
): Reply {
  const { wording } = knowledge;
  const words = roleWords(role);
  const everyRoute = assessFor(role, person, undefined);
  const toTheJob = everyRoute
    .filter(({ route }) => !NOT_THE_JOB.has(route.kind))
    .sort((a, b) => Number(isForStaff(a)) - Number(isForStaff(b)));
  // A voluntary role has no other way in.
  const assessments = toTheJob.length > 0 ? toTheJob : everyRoute;
  const open = assessments.filter(({ openness }) => openness === 'open');
  const perhaps = assessments.filter(({ openness }) => openness === 'perhaps');
  const closed = assessments.filter(({ gaps }) => gaps.length > 0).slice(0, MOST_SHOWN);
  const [best] = assessments;
  const isJudged = knowsEnough(person);
  const title = heading(fill(wording.headings.eligibility, words));
  const { says, doubt, beside }: Uncertain = isJudged
    ? { says: verdict(knowledge, role, assessments) }
    : uncertainVerdict(knowledge, role, assessments, person);
  const { blocks, more } = shape(
    {
      says,
      points: isJudged ? judged(knowledge, open, perhaps, closed) : asked(knowledge, role),
      limits: [
        ...(doubt === undefined ? [] : [{ text: doubt }]),
        ...whoMayWork(knowledge, role),
        ...(isJudged && open.length + perhaps.length === 0
          ? nearestStep(knowledge, role, person).map((text) => ({ text }))
          : []),
        ...heard(knowledge, person).map((text) => ({ text })),
        ...(isJudged ? [] : [{ text: fill(wording.eligibility.tellMe, words) }]),
      ],
      also: [
        ...(beside === undefined ? [] : [beside]),
        ...licencesOf(knowledge, role).map(({ text }) => text),
      ].map(paragraph),
      more: [paragraph(role.entry.summary), ...(isJudged ? requirementsOf(knowledge, best) : [])],
    },
    room - wordsIn([title]),
  );
  return reply({
    outcome: 'answer',
    topic: 'entry',
    roles: [{ id: role.id, title: role.title }],
    blocks: [title, ...blocks, roleSources(knowledge, role)],
    more,
    choices: nextQuestions(knowledge, role, 'entry'),
    confidence,
  });
}

/** A way in that is closed for want of a job in the field: what others ask for is told first. */
function isForStaff({ openness, gaps }: Assessed): boolean {
  const isClosed = openness !== 'open' && openness !== 'perhaps';
  return isClosed && gaps.some(({ kind }) => kind === 'employed');
}

/** Single subjects or an age are not enough to say which ways in are open. */
function knowsEnough(person: Person): boolean {
  return (
    person.gcses !== undefined ||
    person.level !== undefined ||
    person.aLevels !== undefined ||
    person.registered === true
  );
}

function judged(
  knowledge: Knowledge,
  open: readonly Assessed[],
  perhaps: readonly Assessed[],
  closed: readonly Assessed[],
): Point[] {
  return [
    ...open.slice(0, MOST_SHOWN).map((one) => openPoint(knowledge, one)),
    ...perhaps.slice(0, MOST_SHOWN).map((one) => perhapsPoint(knowledge, one)),
    ...closed.map((one) => nearlyPoint(knowledge, one)),
  ];
}

/** What each way in asks for, in the words of the role's file. */
function asked({ wording }: Knowledge, role: Role): Point[] {
  return role.routes
    .filter((route) => route.requirements.length > 0 && !NOT_THE_JOB.has(route.kind))
    .map((route) => ({
      lead: wording.routeKinds[route.kind],
      parts: route.requirements.map(({ says }) => says),
    }));
}

/** What the route that is nearest asks for in full, so that nothing rests on our reckoning alone. */
function requirementsOf({ wording }: Knowledge, best: Assessed | undefined): Block[] {
  if (!best || best.route.requirements.length === 0) return [];
  const kind = inSentence(wording.routeKinds[best.route.kind]);
  return [
    paragraph(fill(wording.eligibility.requirements, { route: kind })),
    ...list(best.route.requirements.map((one) => one.says)),
  ];
}

/** Yes only where nothing is missing and nothing is left to check. */
function verdict({ wording }: Knowledge, role: Role, assessments: readonly Assessed[]): string {
  const { eligibility: text } = wording;
  const words = roleWords(role);
  const routeOf = ({ route }: Assessed) => inSentence(wording.routeKinds[route.kind]);
  const needsNothing = role.entry.minimum === 'none';
  const open = assessments.find(({ openness }) => openness === 'open');
  if (open) {
    if (open.oftenAsked.length > 0 && !needsNothing) return fill(text.depends, words);
    const check = subjectLine(open);
    return check === undefined
      ? fill(text.yes, { ...words, route: routeOf(open) })
      : fill(text.maybe, { ...words, route: routeOf(open) });
  }
  const perhaps = assessments.find(({ openness }) => openness === 'perhaps');
  if (perhaps) return fill(text.maybe, { ...words, route: routeOf(perhaps) });
  const [best] = assessments;
  if (!best || best.gaps.length === 0) return fill(text.depends, words);
  const notYet = fill(text.notYet, { ...words, missing: gapList(wording, best.gaps) });
  const isByRule = best.gaps.some((gap) => gap.kind === 'subject' && gap.byRule);
  return isByRule
    ? `${notYet} ${fill(text.noRule, { ...words, subject: ruleless(best) })} ${text.asARule}`
    : notYet;
}

/** The subjects that a role's file says nothing of, and that courses ask for as a rule. */
function ruleless({ gaps }: Assessed): string {
  const subjects = gaps.flatMap((gap) =>
    gap.kind === 'subject' && gap.byRule ? [subjectName(gap.subject)] : [],
  );
  return joinWords([...new Set(subjects)]);
}

/** A role that leads here and has a way in that is open now. */
function nearestStep(knowledge: Knowledge, goal: Role, person: Person): string[] {
  const { wording } = knowledge;
  const leading = rolesLeadingTo(knowledge, goal.id).sort(
    (a, b) =>
      Number(b.family === goal.family) - Number(a.family === goal.family) ||
      waysOn(b) - waysOn(a) ||
      (a.careerLevel ?? 0) - (b.careerLevel ?? 0),
  );
  for (const role of leading) {
    const open = assessFor(role, person, undefined).find(
      ({ openness, route }) => openness === 'open' && !NOT_THE_JOB.has(route.kind),
    );
    if (!open) continue;
    return [
      fill(wording.eligibility.nearest, {
        role: inSentence(role.title),
        route: inSentence(wording.routeKinds[open.route.kind]),
      }),
    ];
  }
  return [];
}

/** What a route asks for in certain subjects, which someone's level alone does not tell. */
function subjectLine({ route, forLevel }: Assessed): string | undefined {
  return route.requirements.find(
    ({ needs, weight, ...line }) =>
      weight === 'must' &&
      (line.forLevel === undefined || line.forLevel === forLevel) &&
      ((needs?.level ?? 0) >= FIRST_LEVEL_WITH_SUBJECT || needs?.aLevels?.subjects !== undefined),
  )?.says;
}

/** A way in that is open, and what some employers or courses ask for on top. */
function openPoint({ wording }: Knowledge, assessed: Assessed): Point {
  const { route, oftenAsked } = assessed;
  const { open, perhaps, oftenAsked: often } = wording.eligibility;
  const check = subjectLine(assessed);
  const rest =
    oftenAsked.length > 0 ? [fill(often, { missing: gapList(wording, oftenAsked) })] : [];
  const [first = route.summary, ...others] = sentences(route.summary);
  return check === undefined
    ? { lead: leadOf(wording, open, route), parts: [first, ...rest, ...others] }
    : { lead: leadOf(wording, perhaps, route), parts: [check, ...rest, first, ...others] };
}

/** A way in whose figures are met, and what there is to check. */
function perhapsPoint({ wording }: Knowledge, { route, unchecked }: Assessed): Point {
  const parts = unchecked.length > 0 ? unchecked : sentences(route.summary);
  return { lead: leadOf(wording, wording.eligibility.perhaps, route), parts };
}

/** A way in that is not open yet, by what is missing. */
function nearlyPoint({ wording }: Knowledge, { route, gaps }: Assessed): Point {
  const missing = fill(wording.eligibility.missing, { missing: gapList(wording, gaps) });
  return { lead: leadOf(wording, wording.eligibility.nearly, route), parts: [capital(missing)] };
}

function leadOf(wording: Knowledge['wording'], lead: string, route: Route): string {
  return fill(lead, { route: inSentence(wording.routeKinds[route.kind]) });
}
