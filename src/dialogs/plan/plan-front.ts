// Where someone stands on the way to a job: the verdict, and what stands in their way.

import { capital, joinWords, roleWords } from '../../answers/role-words.ts';
import { OF_AGE, SCHOOL_LEAVING_AGE } from '../../knowledge/ages.ts';
import { fill } from '../../knowledge/fill.ts';
import { TRAITS } from '../../knowledge/kinds.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import { type Assessed, asksForDegree } from '../../knowledge/standing.ts';
import { LEVEL_OF_MINIMUM } from '../../knowledge/unsaid-gaps.ts';
import { firstSentence } from '../../language/text.ts';
import { listIn, type Slots, textIn } from '../script/slots.ts';
import type { DialogWording } from '../script/wording.ts';
import { checkWords, missingWords } from './gap-words.ts';
import { ageOf, isBeforeGcses, isPupil, isUnfinished } from './person-of.ts';
import type { Plan } from './plan.ts';

/** More would not be read. */
const CHECKS_NAMED = 1;
const OFTEN_NAMED = 2;
const CONDITIONS_NAMED = 3;

/** Where someone stands, in a sentence, and what is in their way, each in a line of its own, most important first. */
export function standing(
  knowledge: Knowledge,
  words: DialogWording,
  plan: Plan,
  slots: Slots,
): { verdict: string; inTheWay: string[] } {
  return {
    verdict: verdict(knowledge, words, plan, slots),
    inTheWay: conditions(knowledge, words, plan, slots).slice(0, CONDITIONS_NAMED),
  };
}

function verdict(
  { wording, registers }: Knowledge,
  words: DialogWording,
  { goal, routes }: Plan,
  slots: Slots,
): string {
  const text = words.plan.verdict;
  const [best] = routes;
  const named = roleWords(goal);
  if (!best) return fill(text.none, named);
  const register = registers.registers.find((one) => one.id === goal.registration);
  if (register && textIn(slots, 'abroadLevel') === 'degree')
    return fill(text.abroad, { ...named, register: register.name });
  const route = wayWords(words, best);
  const young = best.gaps.find((gap) => gap.kind === 'age');
  if (young?.kind === 'age') {
    const others = missingWords(
      wording,
      words,
      best.gaps.filter((gap) => gap !== young),
    );
    const told = { ...named, age: young.age, route, missing: others };
    return fill(others === '' ? text.young : text.youngMissing, told);
  }
  const missing = missingWords(wording, words, best.gaps);
  if (best.openness === 'nearly') return fill(text.nearly, { ...named, route, missing });
  if (best.openness === 'later') return fill(text.later, { ...named, route, missing });
  if (best.openness === 'perhaps') {
    const check = checkWords(best.unchecked.slice(0, CHECKS_NAMED).map(shortly));
    return fill(text.perhaps, { ...named, route, check });
  }
  const often = missingWords(wording, words, best.oftenAsked.slice(0, OFTEN_NAMED));
  return best.oftenAsked.length > 0
    ? fill(text.openDepends, { ...named, route, often })
    : fill(text.open, { ...named, route });
}

/** A requirement without its afterthoughts; the whole of it stands below the fold. */
function shortly(says: string): string {
  const sentence = firstSentence(says);
  if (sentence.split(' ').length <= LONGEST_CHECK) return sentence;
  return sentence.split(/;|, (?:which|usually|or|in) /)[0] ?? sentence;
}
const LONGEST_CHECK = 20;

/** A way in, in the middle of a sentence; two courses at a university are told apart by whom they are for. */
function wayWords({ plan }: DialogWording, { route, ...one }: Assessed): string {
  const { kind, level } = route;
  if (kind === 'university' && asksForDegree(route)) return plan.ways.graduateCourse;
  const leastLevel = one.forLevel ?? (level === undefined ? 0 : Math.min(...[level].flat()));
  if (kind === 'apprenticeship' && leastLevel >= LEVEL_OF_MINIMUM.degree)
    return plan.ways.degreeApprenticeship;
  return plan.ways[kind];
}

/** What the law, the job or someone's own limits put in the way; each has a line of its own. */
function conditions(
  knowledge: Knowledge,
  words: DialogWording,
  plan: Plan,
  slots: Slots,
): string[] {
  const { goal } = plan;
  const text = words.plan;
  const age = ageOf(slots);
  const degreeClass = textIn(slots, 'degreeClass');
  const isMinor = age !== undefined && age >= SCHOOL_LEAVING_AGE && age < OF_AGE;
  const isUnknown = (slots.qualifications ?? null) === null;
  return [
    ...licence(words, goal, slots),
    ...courseAsks(words, plan, slots),
    ...unfinished(words, slots),
    ...(isMinor && !isPupil(slots) ? [text.minor] : []),
    ...(degreeClass !== undefined && isLower(degreeClass) && asksForClass(goal)
      ? [fill(text.lowerClass, { class: degreeClass })]
      : []),
    ...lacked(words, plan),
    ...limits(knowledge, words, goal, slots),
    ...elsewhere(knowledge, words, goal, slots),
    ...(isUnknown ? [text.unknownQualifications] : []),
    ...(isBeforeGcses(slots) && LEVEL_OF_MINIMUM[goal.entry.minimum] >= LEVEL_OF_MINIMUM['level-3']
      ? [text.pupil]
      : []),
  ];
}

function licence({ plan: text }: DialogWording, goal: Role, slots: Slots): string[] {
  if (goal.traits.driving?.is !== 'yes') return [];
  const isAmbulance = goal.drivingLicences.includes('C1') && slots.licenceC1 !== true;
  const own = slots.driving === true ? text.licenceKnown : text.licence;
  return [[own, ...(isAmbulance ? [text.licenceC1] : [])].join(' ')];
}

/** English or maths that someone lacks, where the way in that is shown does not name it itself. */
function lacked({ plan: text }: DialogWording, { goal, person, routes }: Plan): string[] {
  const { lackedSubjects = [], subjects = [] } = person;
  if (person.registered) return [];
  const low = subjects.filter(({ grade }) => grade !== undefined && grade < GRADE_OF_A_PASS);
  const short = [...lackedSubjects, ...low.map(({ subject }) => subject)];
  const isNamed = routes[0]?.gaps.some((gap) => gap.kind === 'subject') === true;
  const basic = LEVEL_2_SUBJECTS.filter((one) => short.includes(one));
  const asked = goal.routes.flatMap((route) =>
    route.requirements.flatMap(({ needs }) => needs?.gcses?.subjects ?? []),
  );
  const isAsked = basic.some((subject) => asked.includes(subject));
  if (isNamed || basic.length === 0 || (!goal.registration && !isAsked)) return [];
  const says = goal.registration ? text.lacked : text.lackedSome;
  return [fill(says, { subject: joinWords(basic) })];
}

/** What the course asks for, for someone who is still choosing what to learn or working for the grades. */
function courseAsks({ plan: text }: DialogWording, { routes }: Plan, slots: Slots): string[] {
  const [best] = routes;
  if (!isPupil(slots) || best?.route.kind !== 'university') return [];
  const musts = best.route.requirements.filter(({ weight }) => weight === 'must');
  const says = musts.filter(({ or }) => !or).map((one) => shortly(one.says));
  return says.length > 0 ? [fill(text.asks, { asks: checkWords(says.slice(0, ASKS_NAMED)) })] : [];
}
const ASKS_NAMED = 2;
const GRADE_OF_A_PASS = 4;
const LEVEL_2_SUBJECTS = ['English', 'maths'];

const isLower = (degreeClass: string) => degreeClass === '2:2' || degreeClass === 'third';

/** Whether its own words speak of the class of a degree. */
function asksForClass({ entry, routes }: Role): boolean {
  const says = [entry.summary, ...routes.flatMap((one) => one.requirements.map((r) => r.says))];
  return says.some((one) => one.includes('2:1'));
}

/** What someone is still learning, where the plan takes it as theirs. */
function unfinished({ plan: text }: DialogWording, slots: Slots): string[] {
  const learned = isUnfinished(slots) ? textIn(slots, 'studying') : undefined;
  const what = text.unfinishedWhat[learned === 'a-levels' ? learned : 'level-3'];
  return learned === undefined ? [] : [fill(text.unfinished, { what })];
}

/** Where else the job is done, for someone who would rather not work in a place. */
function elsewhere(
  { phrasing }: Knowledge,
  { plan: text }: DialogWording,
  { settings }: Role,
  slots: Slots,
): string[] {
  const place = textIn(slots, 'notIn');
  const parts = phrasing.searchWords.settings.find(({ name }) => name === place)?.inSettings;
  if (place === undefined || parts === undefined) return [];
  const others = settings.filter(
    (one) => !parts.some((part) => one.toLowerCase().includes(part.toLowerCase())),
  );
  return others.length > 0
    ? [fill(text.wantedElsewhere, { place, others: joinWords(others.slice(0, PLACES_NAMED)) })]
    : [fill(text.wantedNotThere, { place })];
}
const PLACES_NAMED = 3;

/** What someone did not want, where the job has it. */
function limits({ wording }: Knowledge, words: DialogWording, goal: Role, slots: Slots): string[] {
  const named = roleWords(goal);
  const avoided = goal.traits;
  const lines = listIn(slots, 'avoid').flatMap((name) => {
    const trait = TRAITS.find((one) => one === name);
    const value = trait && avoided[trait]?.is;
    if (!trait || value === undefined || value === 'no') return [];
    const { name: what, ...says } = wording.traits[trait];
    return [
      fill(words.plan.wanted, { what, says: capital(firstSentence(fill(says[value], named))) }),
    ];
  });
  const hours = textIn(slots, 'hours');
  const office = goal.traits['office-hours']?.is;
  const isOfDays = hours !== undefined && hours !== 'nights' && hours !== 'flexible';
  if (!isOfDays || (office === 'yes' && hours === 'days')) return lines;
  const wanted = words.account.hours[hours as keyof typeof words.account.hours];
  if (office === undefined || office === 'yes')
    return [...lines, fill(words.plan.wantedHoursUnknown, { hours: wanted })];
  const says = capital(firstSentence(fill(wording.traits['office-hours'][office], named)));
  return [...lines, fill(words.plan.wantedHours, { hours: wanted, says })];
}
