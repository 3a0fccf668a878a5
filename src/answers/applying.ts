// Finding a vacancy for a role, its interview, its checks.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { sentences } from '../language/text.ts';
import { contactBlocks } from './contact.ts';
import { type Block, list, paragraph } from './reply.ts';
import { capital, joinWords, roleWords } from './role-words.ts';
import type { AspectAnswer } from './shape.ts';

const TITLES_TO_SEARCH_FOR = 4;
const VOLUNTARY = 'voluntary';

export function apply(knowledge: Knowledge, role: Role): AspectAnswer {
  if (role.family === VOLUNTARY) return volunteer(knowledge);
  const { wording, trust } = knowledge;
  const titles = [role.title, ...role.alsoCalled].slice(0, TITLES_TO_SEARCH_FOR);
  const words = { ...roleWords(role), titles: joinWords(titles, 'or') };
  return {
    isKnown: true,
    says: `${fill(wording.apply.lead, words)} ${fill(wording.apply.searchFor, words)}`,
    also: [
      { kind: 'links', links: [{ title: wording.apply.page, url: trust.vacancies }] },
      ...contactBlocks(knowledge, wording.apply.contact, trust.recruitment),
    ],
  };
}

/** Volunteers ask the people who look after volunteers; other openings are with two national services. */
function volunteer(knowledge: Knowledge): AspectAnswer {
  const { wording, trust, signposts } = knowledge;
  const team = trust.voluntaryServices;
  const searches = signposts.signposts.filter(({ id }) => id === 'do-it' || id === 'ncvo');
  return {
    isKnown: true,
    says: fill(wording.apply.volunteer, { contact: team.name }),
    also: [
      paragraph(wording.apply.volunteerSearch),
      { kind: 'links', links: searches.map(({ name, web }) => ({ title: name, url: web })) },
    ],
  };
}

export function interview(knowledge: Knowledge, role: Role): AspectAnswer {
  const topic = knowledge.topics.get('interviews');
  const skills = knowledge.wording.skills.lead;
  return {
    isKnown: topic !== undefined,
    says: topic?.answer ?? skills,
    points: (topic?.points ?? []).map((point) => ({ parts: sentences(point) })),
    more: [paragraph(skills), ...list(role.skills.map(capital))],
  };
}

export function checks(knowledge: Knowledge, role: Role): AspectAnswer {
  const topic = knowledge.topics.get('dbs-checks');
  const own = role.routes
    .flatMap((route) => route.requirements.map((line) => line.says))
    .filter((line) => /\b(check|DBS|vaccin|occupational health|criminal)\b/i.test(line));
  return {
    isKnown: topic !== undefined || own.length > 0 || role.dbs !== undefined,
    says: dbsCheck(knowledge, role),
    points: [...new Set(own)].map((part) => ({ parts: [part] })),
    also: [
      ...vaccinations(knowledge, role),
      ...(role.dbs?.from === 'duties' ? [paragraph(knowledge.wording.ourReading)] : []),
    ],
    more: topic ? [paragraph(topic.answer)] : [],
  };
}

function dbsCheck({ wording }: Knowledge, role: Role): string {
  const words = roleWords(role);
  if (!role.dbs) return fill(wording.dbs.unknown, words);
  const { level, says } = role.dbs;
  const has = capital(fill(wording.dbs.has, { ...words, level: wording.dbsLevels[level] }));
  return `${has} ${says ?? wording.dbs.why[level]}`;
}

function vaccinations({ wording }: Knowledge, role: Role): Block[] {
  const known = role.traits.vaccinations;
  if (!known || known.is === 'no') return [];
  return [paragraph(`${capital(wording.traits.vaccinations.list[known.is])}.`)];
}
