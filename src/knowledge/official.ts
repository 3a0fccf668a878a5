// Which sources may be shown to people, best first.

import { fold } from '../language/text.ts';
import type { Source } from './parts.ts';
import type { OfficialSources } from './schema/reference.ts';
import type { Role } from './schema/role.ts';

/** Old pages that a newer one has taken over from; shown only where nothing newer is there. */
const OUTDATED = /older page|older site|archived|test site|\bcopy\b/i;
const GUIDES_TO_ROLES = /healthcareers|nationalcareers|stepintothenhs/;

/**
 * The sources that may be shown: pages of official bodies, read there and not as a copy. Pages of sites that have
 * closed are left out, current ones come first, and of a role's sources those whose title names the role.
 */
export function officialSources(
  sources: readonly Source[],
  official: OfficialSources,
  role?: Pick<Role, 'title' | 'alsoCalled'>,
): Source[] {
  const rank = (source: Source) => age(source) + (role && !namesRole(source, role) ? 3 : 0);
  return sources.filter((source) => isOfficial(source, official)).sort((a, b) => rank(a) - rank(b));
}

function isOfficial({ url, mirror }: Source, { endings, hosts, closed }: OfficialSources): boolean {
  if (url === undefined || mirror) return false;
  const host = new URL(url).hostname.replace(/^www\./, '');
  const isUnder = (ending: string) => host === ending || host.endsWith(`.${ending}`);
  if (closed.some(({ host: gone }) => isUnder(gone))) return false;
  return endings.some(isUnder) || hosts.some((known) => known.host === host);
}

function age({ title, url = '' }: Source): number {
  return (OUTDATED.test(title) ? 2 : 0) + (GUIDES_TO_ROLES.test(url) ? 0 : 1);
}

/** Words shorter than this are "of" and "the". */
const LEAST_WORD = 4;
/** Endings are left off: "psychiatrist" is in "psychiatry". */
const ENDING = 4;
const LEAST_STEM = 5;

/** Whether a page's title has all words of one of the role's titles: "Porter - Step into the NHS". */
function namesRole({ title }: Source, role: Pick<Role, 'title' | 'alsoCalled'>): boolean {
  const page = fold(title);
  return [role.title, ...role.alsoCalled].some((name) => {
    const words = fold(name)
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length >= LEAST_WORD);
    return (
      words.length > 0 &&
      words.every((word) =>
        page.includes(word.slice(0, Math.max(LEAST_STEM, word.length - ENDING))),
      )
    );
  });
}
