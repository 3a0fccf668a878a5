// Answers one question about one role: finds the blocks for it and puts heading, doubts, links and sources around.

import { type Aspect, topicOf } from '../knowledge/aspects.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { age } from './age.ts';
import { apply, checks, interview } from './applying.ts';
import { contactLinks } from './contact.ts';
import { duration } from './duration.ts';
import { entry, experience, qualifications } from './entry.ts';
import { licences, withLicences } from './licences.ts';
import { level, titles } from './names-and-level.ts';
import { pay } from './pay.ts';
import { progression, related } from './progression.ts';
import { registration } from './registration.ts';
import { type Block, heading, paragraph, type Reply, reply } from './reply.ts';
import { roleWords } from './role-words.ts';
import { routes, routesOfKind } from './routes.ts';
import { type AspectAnswer, type Limit, MOST_WORDS, type Space, shape, wordsIn } from './shape.ts';
import { roleSources } from './sources.ts';
import { training } from './training.ts';
import { trait } from './traits.ts';
import { duties, hours, overview, people, settings, skills } from './work.ts';

type AspectFunction = (knowledge: Knowledge, role: Role) => AspectAnswer;

const ANSWERS: Readonly<Record<Aspect, AspectFunction>> = {
  overview,
  duties,
  skills,
  entry,
  qualifications,
  experience,
  routes,
  apprenticeship: routesOfKind('apprenticeship', ['apprenticeship']),
  college: routesOfKind('college', ['college']),
  university: routesOfKind('university', ['university', 'conversion', 'graduate-scheme']),
  volunteering: routesOfKind('volunteering', ['volunteering', 'work-experience']),
  duration,
  training,
  pay,
  hours,
  settings,
  people,
  registration,
  progression,
  related,
  apply,
  interview,
  checks,
  titles,
  level,
  age,
  licences,
  driving: withLicences(trait('driving')),
  nights: trait('nights'),
  weekends: trait('weekends'),
  'on-call': trait('on-call'),
  'office-hours': trait('office-hours'),
  'part-time': trait('part-time'),
  'from-home': trait('from-home'),
  lifting: trait('lifting'),
  blood: trait('blood'),
  'public-contact': trait('public-contact'),
  vaccinations: trait('vaccinations'),
};

/** What is usually asked next after each aspect. */
const NEXT: Readonly<Partial<Record<Aspect, (keyof Knowledge['wording']['next'])[]>>> = {
  overview: ['entry', 'skills', 'pay', 'start'],
  duties: ['skills', 'entry', 'pay'],
  skills: ['entry', 'duties', 'apprenticeship'],
  entry: ['apprenticeship', 'skills', 'pay', 'start'],
  qualifications: ['routes', 'apprenticeship', 'start'],
  experience: ['entry', 'routes', 'apply'],
  routes: ['apprenticeship', 'pay', 'start'],
  apprenticeship: ['routes', 'pay', 'apply'],
  pay: ['progression', 'hours', 'entry'],
  progression: ['pay', 'related', 'entry'],
  apply: ['skills', 'entry', 'pay'],
};

const USUAL_NEXT: (keyof Knowledge['wording']['next'])[] = ['entry', 'pay', 'progression'];

/** The answer to one question about one role. */
export function aboutRole(
  knowledge: Knowledge,
  role: Role,
  aspect: Aspect,
  confidence: number,
  { room = MOST_WORDS, asked, opening }: Space = {},
): Reply {
  const { wording } = knowledge;
  const topic = topicOf(aspect);
  const title = heading(fill(wording.headings[aspect], roleWords(role)));
  const answer = ANSWERS[aspect](knowledge, role);
  const content = {
    ...answer,
    limits: [...(answer.limits ?? []), ...doubts(knowledge, role, topic)],
    also: [...(answer.also ?? []), ...localLinks(knowledge, role.id)],
  };
  const source = roleSources(knowledge, role);
  const around = source.kind === 'source' ? [title] : [title, source];
  const { blocks, more } = shape(content, room - wordsIn(around), asked);
  const opened = opening === undefined ? blocks : openedWith(opening, blocks);
  return reply({
    outcome: 'answer',
    topic,
    roles: [{ id: role.id, title: role.title }, ...relatedNames(knowledge, role, aspect)],
    blocks: [title, ...opened, source],
    ...(more.length > 0 && { more }),
    choices: nextQuestions(knowledge, role, aspect),
    confidence,
  });
}

/** An answer whose first sentence has "Yes." before it. */
function openedWith(opening: string, [first, ...rest]: readonly Block[]): Block[] {
  return first?.kind === 'paragraph'
    ? [paragraph(`${opening} ${first.text}`), ...rest]
    : [paragraph(opening), ...(first ? [first] : []), ...rest];
}

/** Whether a role's file has something on an aspect. */
export function knows(knowledge: Knowledge, role: Role, aspect: Aspect): boolean {
  return ANSWERS[aspect](knowledge, role).isKnown;
}

/** The questions offered under an answer about a role; only ones that its file can answer. */
export function nextQuestions(knowledge: Knowledge, role: Role, aspect: Aspect): string[] {
  const words = roleWords(role);
  return (NEXT[aspect] ?? USUAL_NEXT)
    .filter((next) => next !== 'apprenticeship' || knows(knowledge, role, 'apprenticeship'))
    .filter((next) => next !== 'related' || role.relatedRoles.length > 0)
    .map((next) => fill(knowledge.wording.next[next], words));
}

function relatedNames(knowledge: Knowledge, role: Role, aspect: Aspect) {
  if (aspect !== 'related') return [];
  return role.relatedRoles.flatMap((id) => {
    const other = knowledge.roles.get(id);
    return other ? [{ id, title: other.title }] : [];
  });
}

function doubts(knowledge: Knowledge, role: Role, topic: string): Limit[] {
  const said = role.unsure.filter(
    (doubt) => doubt.says && doubt.about.some((one) => one === topic),
  );
  if (said.length === 0) return [];
  return [{ text: `${knowledge.wording.unsure} ${said.map((doubt) => doubt.says).join(' ')}` }];
}

/** The trust's own pages for a role or a topic. */
export function localLinks(knowledge: Knowledge, id: string): Block[] {
  const { trust, roles } = knowledge;
  const links = trust.links.filter((link) => link.for === id);
  const isVolunteering = id === VOLUNTEERING || roles.get(id)?.family === VOLUNTARY;
  return [
    ...(isVolunteering ? contactLinks(knowledge, trust.voluntaryServices) : []),
    ...(links.length > 0
      ? [{ kind: 'links' as const, links: links.map(({ title, url }) => ({ title, url })) }]
      : []),
  ];
}
/** The topic and the family of those who volunteer. */
const VOLUNTEERING = 'volunteering';
const VOLUNTARY = 'voluntary';
