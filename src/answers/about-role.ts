// Answers one question about one role: finds the blocks for it and puts heading, doubts, links and sources around.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import { apply, checks, interview } from './applying.ts';
import { type Aspect, topicOf } from './aspects.ts';
import { entry, experience, qualifications } from './entry.ts';
import { pay } from './pay.ts';
import { progression, related } from './progression.ts';
import { registration } from './registration.ts';
import { type Block, heading, type Reply, reply } from './reply.ts';
import { roleWords } from './role-words.ts';
import { duration, routes, routesOfKind } from './routes.ts';
import { sourceBlock } from './sources.ts';
import { training } from './training.ts';
import { duties, hours, overview, people, settings, skills } from './work.ts';

/** What an answer about a role consists of, without heading and source. */
export interface AspectAnswer {
  blocks: Block[];
  /** false: the file holds nothing on it, and the blocks say so. */
  isKnown: boolean;
}

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
): Reply {
  const { wording } = knowledge;
  const words = roleWords(role);
  const topic = topicOf(aspect);
  const { blocks } = ANSWERS[aspect](knowledge, role);
  return reply({
    outcome: 'answer',
    topic,
    roles: [{ id: role.id, title: role.title }, ...relatedNames(knowledge, role, aspect)],
    blocks: [
      heading(fill(wording.headings[aspect], words)),
      ...blocks,
      ...doubts(knowledge, role, topic),
      ...localLinks(knowledge, role.id),
      sourceBlock(knowledge, role.sources, role.checked),
    ],
    choices: nextQuestions(knowledge, role, aspect),
    confidence,
  });
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

function doubts(knowledge: Knowledge, role: Role, topic: string): Block[] {
  const said = role.unsure.filter(
    (doubt) => doubt.says && doubt.about.some((one) => one === topic),
  );
  if (said.length === 0) return [];
  const text = said.map((doubt) => doubt.says).join(' ');
  return [{ kind: 'paragraph', text: `${knowledge.wording.unsure} ${text}` }];
}

/** The trust's own pages for a role or a topic. */
export function localLinks({ trust, wording }: Knowledge, id: string): Block[] {
  const links = trust.links.filter((link) => link.for === id);
  if (links.length === 0) return [];
  return [
    { kind: 'paragraph', text: wording.localLinks },
    { kind: 'links', links: links.map(({ title, url }) => ({ title, url })) },
  ];
}
