// What someone can do this week: three steps at most, the one that leads on first, each with the page for it.

import type { Task } from '../../answers/reply.ts';
import { capital, inSentence, joinWords, roleWords } from '../../answers/role-words.ts';
import { SCHOOL_LEAVING_AGE } from '../../knowledge/ages.ts';
import { fill } from '../../knowledge/fill.ts';
import type { Gap } from '../../knowledge/gaps.ts';
import type { RouteKind } from '../../knowledge/kinds.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { officialSources } from '../../knowledge/official.ts';
import type { Role, Route } from '../../knowledge/schema/role.ts';
import { asksForDegree } from '../../knowledge/standing.ts';
import { LEVEL_OF_MINIMUM } from '../../knowledge/unsaid-gaps.ts';
import { type Slots, textIn } from '../script/slots.ts';
import type { DialogWording } from '../script/wording.ts';
import { closable, missingWord } from './gap-words.ts';
import { ageOf, isPupil } from './person-of.ts';
import { gapsToClose, type Plan } from './plan.ts';

/** More would not be done in a week. */
const MOST_STEPS = 3;
const TITLES_TO_SEARCH_FOR = 2;
const COURSES: ReadonlySet<RouteKind> = new Set(['university', 'conversion', 'college']);
const VOLUNTARY: ReadonlySet<RouteKind> = new Set(['volunteering', 'work-experience']);

/** The next steps of a plan, the most useful first. */
export function nextSteps(
  knowledge: Knowledge,
  words: DialogWording,
  plan: Plan,
  slots: Slots,
): Task[] {
  const make = stepMaker(knowledge, words, plan, slots);
  const { goal, routes, stones = [], helps } = plan;
  const [best] = routes;
  const [stone] = stones;
  const kind = best?.route.kind;
  const [gap] = gapsToClose(plan, 1);
  const age = ageOf(slots);
  if (age !== undefined && age < SCHOOL_LEAVING_AGE)
    return [make.school(), make.cadets(), isOfStudy(goal) ? make.subjects() : make.visit(goal)];
  // Someone still learning goes on to a course rather than by way of a job.
  if (isPupil(slots) && kind && COURSES.has(kind))
    return [make.look(best?.route, goal), make.subjects(), make.school()];
  const isStaff = isOfStaff(slots);
  // On a path from one's own job the next job on it is the first step, unless it is the goal itself.
  const nextJob = stone?.stones.find(({ role, missing }) => role !== goal && missing.length === 0);
  const firstJob = stone?.wayIn?.openness === 'open' ? stone.from : nextJob?.role;
  if (slots.qualifications === 'abroad') {
    const meanwhile = firstJob && best?.openness !== 'open' ? [make.meanwhile(firstJob)] : [];
    const look = goal.registration ? make.meanwhileAsk() : make.look(best?.route, goal);
    const others = [...meanwhile, look, make.visit(goal)];
    return [...make.register(), make.enic(), ...others].slice(0, MOST_STEPS);
  }
  // A move from another job in the NHS begins with that other job.
  const isByStone =
    firstJob !== undefined && (best?.openness === 'later' || (kind === 'in-house' && !isStaff));
  const isVoluntary = kind !== undefined && VOLUNTARY.has(kind);
  const isOpenGap = gap && gap.kind !== 'experience' && gap.kind !== 'registered';
  const wantsToHelp =
    textIn(slots, 'learning') === 'volunteer' || gap?.kind === 'experience' || helps.length > 0;
  return [
    ...(isByStone ? [make.firstStep(firstJob)] : isVoluntary ? [] : [make.look(best?.route, goal)]),
    ...(isOpenGap && gap.kind !== 'employed' && gap.kind !== 'age' ? [make.gap(gap)] : []),
    ...(isStaff ? [make.manager()] : []),
    ...(isVoluntary || textIn(slots, 'learning') === 'volunteer' ? [make.volunteer()] : []),
    ...(isVoluntary ? [] : [kind && COURSES.has(kind) ? make.visit(goal) : make.ask()]),
    ...(wantsToHelp ? [make.volunteer()] : []),
    ...make.read(),
  ]
    .filter((one, place, all) => all.findIndex(({ says }) => says === one.says) === place)
    .slice(0, MOST_STEPS);
}

/** A job for which one goes on learning after school. */
function isOfStudy({ entry }: Role): boolean {
  return LEVEL_OF_MINIMUM[entry.minimum] >= LEVEL_3;
}
const LEVEL_3 = 3;

function isOfStaff(slots: Slots): boolean {
  return textIn(slots, 'own') !== undefined || textIn(slots, 'situation') === 'nhs';
}

/** Each step in words, with its page. */
function stepMaker(knowledge: Knowledge, words: DialogWording, plan: Plan, slots: Slots) {
  const { trust, registers, wording } = knowledge;
  const text = words.plan.week;
  const { goal } = plan;
  const named = roleWords(goal);
  const signpost = (id: string) => {
    const found = knowledge.signposts.signposts.find((one) => one.id === id);
    return found?.web === undefined ? {} : { links: [{ title: found.name, url: found.web }] };
  };
  const jobs = (role: Role) => ({
    links: [
      { title: fill(text.jobsLink, { title: inSentence(role.title) }), url: vacancies(role) },
    ],
  });
  const vacancies = ({ title }: Role) => {
    const { vacancySearch, place = '' } = trust;
    if (vacancySearch === undefined) return trust.vacancies;
    const asked = { title: encodeURIComponent(title), place: encodeURIComponent(place) };
    return fill(vacancySearch, asked);
  };
  const at = ({ name, url }: { name: string; url?: string | undefined }) =>
    url === undefined ? {} : { links: [{ title: capital(name), url }] };
  const isAtSchool = textIn(slots, 'situation') === 'education';
  const isStaff = isOfStaff(slots);
  return {
    school: (): Task => ({
      says: text.school,
      ...at(
        trust.links.find((one) => one.for === 'work-experience')
          ? workExperience()
          : trust.recruitment,
      ),
    }),
    cadets: (): Task => ({ says: text.cadets, ...signpost('nhs-cadets') }),
    subjects: (): Task => ({ says: text.subjects, ...signpost('ucas') }),
    register: (): Task[] => {
      const register = registers.registers.find((one) => one.id === goal.registration);
      if (!register) return [];
      const links = [{ title: register.name, url: register.web }];
      return [{ says: fill(text.register, { register: register.name }), links }];
    },
    enic: (): Task => ({ says: text.enic, ...signpost('uk-enic') }),
    meanwhile: (role: Role): Task => ({
      says: fill(text.searchMeanwhile, { titles: titlesOf(role) }),
      ...jobs(role),
    }),
    firstStep: (role: Role): Task => ({
      says: fill(isStaff ? text.searchStoneStaff : text.searchStone, { titles: titlesOf(role) }),
      ...jobs(role),
    }),
    look: (route: Route | undefined, role: Role): Task => {
      const titles = titlesOf(role);
      const kind = route?.kind;
      if (route && kind === 'university' && asksForDegree(route))
        return { says: text.courses, ...pageOf() };
      if (kind === 'university' || kind === 'conversion')
        return { says: text.courses, ...signpost('ucas') };
      if (kind === 'college') return { says: fill(text.college, named) };
      if (kind === 'apprenticeship')
        return {
          says: fill(text.searchApprentice, { titles }),
          links: [
            ...(signpost('find-an-apprenticeship').links ?? []),
            ...(isAtSchool ? [] : jobs(role).links),
          ],
        };
      return { says: fill(text.search, { titles }), ...jobs(role) };
    },
    gap: (gap: Gap): Task => ({
      says: fill(text.gaps[closable(gap)] ?? text.gap, { gap: missingWord(wording, words, gap) }),
    }),
    meanwhileAsk: (): Task => ({
      says: text.meanwhileAsk,
      ...at(trust.recruitment),
    }),
    manager: (): Task => ({ says: text.manager }),
    volunteer: (): Task => ({
      says: text.contactVolunteer,
      ...at(trust.voluntaryServices),
    }),
    visit: (role: Role): Task => ({
      says: fill(text.contactVisit, roleWords(role)),
      ...at(trust.recruitment),
    }),
    ask: (): Task => ({
      says: text.contact,
      ...at(trust.recruitment),
    }),
    read: (): Task[] => {
      const page = pageOf();
      return page.links ? [{ says: text.read, ...page }] : [];
    },
  };

  /** The page about the job itself. */
  function pageOf() {
    const [page] = officialSources(goal.sources, knowledge.officialSources, goal);
    return page?.url === undefined ? {} : { links: [{ title: page.title, url: page.url }] };
  }

  function workExperience() {
    const page = trust.links.find((one) => one.for === 'work-experience');
    return { name: page?.title ?? trust.recruitment.name, url: page?.url };
  }
}

function titlesOf({ title, alsoCalled }: Role): string {
  const titles = [title, ...alsoCalled].slice(0, TITLES_TO_SEARCH_FOR);
  return joinWords(
    titles.map((one) => `"${one}"`),
    'or',
  );
}
