// "Can I become …, with what I have?": worked out from the requirements, route by route.

import type { Person } from '../knowledge/eligibility.ts';
import { assessRoutes, type Gap, type RouteAssessment } from '../knowledge/eligibility.ts';
import { fill } from '../knowledge/fill.ts';
import { rolesLeadingTo } from '../knowledge/ladder.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import { nextQuestions } from './about-role.ts';
import { type Block, heading, list, paragraph, type Reply, reply } from './reply.ts';
import { inSentence, joinWords, roleWords } from './role-words.ts';
import { sourceBlock } from './sources.ts';

/** Routes of one kind (open, not open yet) that are shown. */
const MOST_SHOWN = 3;
/** From this level on a qualification is in a subject, and a job or course asks for certain ones. */
const FIRST_LEVEL_WITH_SUBJECT = 3;
/** Volunteering and work experience help, but are not the job. */
const NOT_THE_JOB: ReadonlySet<string> = new Set(['volunteering', 'work-experience']);

/** Yes, not yet (with what is missing) or it depends, for one role. */
export function couldI(
  knowledge: Knowledge,
  role: Role,
  person: Person,
  confidence: number,
): Reply {
  const { wording } = knowledge;
  const words = roleWords(role);
  const everyRoute = assessRoutes(role, person);
  const toTheJob = everyRoute.filter(({ route }) => !NOT_THE_JOB.has(route.kind));
  // A voluntary role has no other way in.
  const assessments = toTheJob.length > 0 ? toTheJob : everyRoute;
  const open = assessments.filter(({ openness }) => openness === 'open');
  const nearly = assessments.filter(({ openness }) => openness !== 'open').slice(0, MOST_SHOWN);
  const [best] = assessments;
  const isJudged = knowsEnough(person);
  return reply({
    outcome: 'answer',
    topic: 'entry',
    roles: [{ id: role.id, title: role.title }],
    blocks: [
      heading(fill(wording.headings.eligibility, words)),
      paragraph(
        isJudged
          ? verdict(knowledge, role, open, best)
          : uncertainVerdict(knowledge, role, assessments, person),
      ),
      ...heard(knowledge, person),
      ...(isJudged ? judged(knowledge, open, nearly) : asked(knowledge, role)),
      ...(isJudged && open.length === 0 ? nearestStep(knowledge, role, person) : []),
      paragraph(role.entry.summary),
      ...(isJudged ? requirementsOf(knowledge, open[0] ?? best) : []),
      ...(isJudged ? [] : [paragraph(fill(wording.eligibility.tellMe, words))]),
      sourceBlock(knowledge, role.sources, role.checked),
    ],
    choices: nextQuestions(knowledge, role, 'entry'),
    confidence,
  });
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
  open: readonly RouteAssessment[],
  nearly: readonly RouteAssessment[],
): Block[] {
  const { wording } = knowledge;
  return [
    ...(open.length > 0 ? [paragraph(wording.eligibility.open)] : []),
    ...list(open.slice(0, MOST_SHOWN).map((one) => openLine(knowledge, one))),
    ...(nearly.length > 0 ? [paragraph(wording.eligibility.nearly)] : []),
    ...list(nearly.map((one) => nearlyLine(knowledge, one))),
  ];
}

/** What each way in asks for, in the words of the role's file. */
function asked({ wording }: Knowledge, role: Role): Block[] {
  return role.routes
    .filter((route) => route.requirements.length > 0 && !NOT_THE_JOB.has(route.kind))
    .flatMap((route) => [
      paragraph(`${wording.routeKinds[route.kind]}:`),
      ...list(route.requirements.map((one) => one.says)),
    ]);
}

/** What the route that is nearest asks for in full, so that nothing rests on our reckoning alone. */
function requirementsOf({ wording }: Knowledge, best: RouteAssessment | undefined): Block[] {
  if (!best || best.route.requirements.length === 0) return [];
  const kind = inSentence(wording.routeKinds[best.route.kind]);
  return [
    paragraph(fill(wording.eligibility.requirements, { route: kind })),
    ...list(best.route.requirements.map((one) => one.says)),
  ];
}

/** Only a subject's grade, or nothing, was said: what would be missing for sure, and otherwise that it depends. */
function uncertainVerdict(
  { wording }: Knowledge,
  role: Role,
  assessments: readonly RouteAssessment[],
  person: Person,
): string {
  const words = roleWords(role);
  const named = new Set(person.subjects?.map(({ subject }) => subject.toLowerCase()));
  const short = assessments
    .flatMap(({ route }) => route.requirements)
    .flatMap(({ needs }) =>
      (needs?.gcses?.subjects ?? []).map((subject) => ({
        subject,
        grade: needs?.gcses?.grade ?? 0,
      })),
    )
    .find(({ subject, grade }) =>
      person.subjects?.some(
        (own) => own.subject.toLowerCase() === subject.toLowerCase() && own.grade < grade,
      ),
    );
  if (short) {
    return fill(wording.eligibility.subjectShort, {
      ...words,
      subject: inSentence(short.subject),
      grade: short.grade,
    });
  }
  return fill(named.size > 0 ? wording.eligibility.subjectFine : wording.eligibility.asks, words);
}

function verdict(
  { wording }: Knowledge,
  role: Role,
  open: readonly RouteAssessment[],
  best: RouteAssessment | undefined,
): string {
  const words = roleWords(role);
  const needsNothing = role.entry.minimum === 'none';
  const sure = open.find((one) => one.oftenAsked.length === 0 && one.unchecked.length === 0);
  const first = needsNothing ? open[0] : (sure ?? open[0]);
  if (first && (first.oftenAsked.length === 0 || needsNothing)) {
    const route = inSentence(wording.routeKinds[first.route.kind]);
    const check = subjectLine(first) ?? first.unchecked[0];
    return check === undefined
      ? fill(wording.eligibility.yes, { ...words, route })
      : fill(wording.eligibility.maybe, { ...words, route, check });
  }
  if (first || !best) return fill(wording.eligibility.depends, words);
  return fill(wording.eligibility.notYet, {
    ...words,
    missing: gapList(wording, best.gaps),
  });
}

/** A role that leads here and has a way in that is open now. */
function nearestStep(knowledge: Knowledge, goal: Role, person: Person): Block[] {
  const { wording } = knowledge;
  const leading = rolesLeadingTo(knowledge, goal.id).sort(
    (a, b) =>
      Number(b.family === goal.family) - Number(a.family === goal.family) ||
      (a.careerLevel ?? 0) - (b.careerLevel ?? 0),
  );
  for (const role of leading) {
    const open = assessRoutes(role, person).find(
      ({ openness, route }) => openness === 'open' && !NOT_THE_JOB.has(route.kind),
    );
    if (!open) continue;
    return [
      paragraph(
        fill(wording.eligibility.nearest, {
          role: inSentence(role.title),
          route: inSentence(wording.routeKinds[open.route.kind]),
        }),
      ),
    ];
  }
  return [];
}

/** What a route asks for in certain subjects, which someone's level alone does not tell. */
function subjectLine({ route, forLevel }: RouteAssessment): string | undefined {
  return route.requirements.find(
    ({ needs, weight, ...line }) =>
      weight === 'must' &&
      (line.forLevel === undefined || line.forLevel === forLevel) &&
      ((needs?.level ?? 0) >= FIRST_LEVEL_WITH_SUBJECT || needs?.aLevels?.subjects !== undefined),
  )?.says;
}

/** A way in that is open, and what some employers or courses ask for on top. */
function openLine({ wording }: Knowledge, { route, oftenAsked }: RouteAssessment): string {
  const rest =
    oftenAsked.length > 0
      ? ` ${fill(wording.eligibility.oftenAsked, { missing: gapList(wording, oftenAsked) })}`
      : '';
  return `${wording.routeKinds[route.kind]}: ${route.summary}${rest}`;
}

/** A way in that is not open yet, by what is missing. */
function nearlyLine({ wording }: Knowledge, { route, gaps }: RouteAssessment): string {
  const missing = fill(wording.eligibility.missing, { missing: gapList(wording, gaps) });
  return `${wording.routeKinds[route.kind]}: ${missing}`;
}

/** Several gaps in words, each once. */
function gapList(wording: Knowledge['wording'], gaps: readonly Gap[]): string {
  return joinWords([...new Set(gaps.map((gap) => gapWords(wording, gap)))]);
}

/** What is missing, in words. */
export function gapWords(wording: Knowledge['wording'], gap: Gap): string {
  const words = wording.eligibility.gaps;
  switch (gap.kind) {
    case 'gcses':
      return fill(words.gcses, {
        count: gap.count,
        grade: gap.grade,
        subjects: gap.subjects.length > 0 ? ` (${joinWords(gap.subjects)})` : '',
      });
    case 'subject':
      return fill(words.subject, { subject: gap.subject, grade: gap.grade });
    case 'aLevels':
      return fill(words.aLevels, { count: gap.count });
    case 'level':
      return fill(words.level, { level: gap.level, example: levelExample(wording, gap.level) });
    case 'age':
      return fill(words.age, { age: gap.age });
    default:
      return words[gap.kind];
  }
}

/** What the bot took someone to have, so that a misunderstanding shows. */
function heard({ wording }: Knowledge, person: Person): Block[] {
  const words = wording.eligibility.facts;
  const facts: string[] = [];
  const { gcses, subjects = [], level, age } = person;
  if (level === 0) facts.push(words.none);
  else if (level !== undefined)
    facts.push(fill(words.level, { level, example: levelExample(wording, level) }));
  if (person.aLevels)
    facts.push(fill(words.level, { level: 3, example: levelExample(wording, 3) }));
  if (gcses?.count !== undefined) {
    facts.push(
      gcses.grade === undefined
        ? fill(words.gcses, { count: gcses.count })
        : fill(words.gcsesAt, { count: gcses.count, grade: gcses.grade }),
    );
  }
  for (const { subject, grade } of subjects) facts.push(fill(words.subject, { subject, grade }));
  if (person.registered) facts.push(words.registered);
  if (age !== undefined) facts.push(fill(words.age, { age }));
  return facts.length > 0
    ? [paragraph(fill(wording.eligibility.heard, { facts: joinWords(facts) }))]
    : [];
}

function levelExample({ eligibility }: Knowledge['wording'], level: number): string {
  const examples = eligibility.levelExamples;
  if (level <= 2) return examples['2'];
  if (level === 3) return examples['3'];
  if (level <= 5) return examples['4'];
  return level === 6 ? examples['6'] : examples['7'];
}
