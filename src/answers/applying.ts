// Finding a vacancy for a role, its interview, its checks.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role, Trust } from '../knowledge/schema.ts';
import type { AspectAnswer } from './about-role.ts';
import { list, paragraph } from './reply.ts';
import { capital, joinWords, roleWords } from './role-words.ts';

const TITLES_TO_SEARCH_FOR = 4;

export function apply({ wording, trust }: Knowledge, role: Role): AspectAnswer {
  const titles = [role.title, ...role.alsoCalled].slice(0, TITLES_TO_SEARCH_FOR);
  return {
    isKnown: true,
    blocks: [
      paragraph(fill(wording.apply.lead, { ...roleWords(role), url: trust.vacancies })),
      paragraph(fill(wording.apply.searchFor, { titles: joinWords(titles, 'or') })),
      paragraph(fill(wording.apply.contact, { contact: contactWords(trust.recruitment) })),
    ],
  };
}

export function interview(knowledge: Knowledge, role: Role): AspectAnswer {
  const topic = knowledge.topics.get('interviews');
  return {
    isKnown: topic !== undefined,
    blocks: [
      ...(topic ? [paragraph(topic.answer)] : []),
      paragraph(knowledge.wording.skills.lead),
      ...list(role.skills.map(capital)),
    ],
  };
}

export function checks(knowledge: Knowledge, role: Role): AspectAnswer {
  const topic = knowledge.topics.get('dbs-checks');
  const own = role.routes
    .flatMap((route) => route.requirements.map((line) => line.says))
    .filter((line) => /\b(check|DBS|vaccin|occupational health|criminal)\b/i.test(line));
  return {
    isKnown: topic !== undefined || own.length > 0,
    blocks: [...list([...new Set(own)]), ...(topic ? [paragraph(topic.answer)] : [])],
  };
}

/** A contact in one line: "the recruitment team (e-mail, phone, page)". */
export function contactWords({ name, email, phone, url }: Trust['recruitment']): string {
  const ways = [email, phone, url].filter((way) => way !== undefined);
  return ways.length > 0 ? `${name} (${ways.join(', ')})` : name;
}
