// Which sources may be shown to people, best first.

import type { OfficialSources, Source } from './schema.ts';

/** Old pages that a newer one has taken over from; shown only where nothing newer is there. */
const OUTDATED = /older page|archived|test site|\bcopy\b/i;
const GUIDES_TO_ROLES = /healthcareers|nationalcareers|stepintothenhs/;

/** The sources that may be shown: pages of official bodies, read there and not as a copy; current ones first. */
export function officialSources(sources: readonly Source[], official: OfficialSources): Source[] {
  return sources.filter((source) => isOfficial(source, official)).sort((a, b) => rank(a) - rank(b));
}

function isOfficial({ url, mirror }: Source, { endings, hosts }: OfficialSources): boolean {
  if (url === undefined || mirror) return false;
  const host = new URL(url).hostname.replace(/^www\./, '');
  return (
    endings.some((ending) => host === ending || host.endsWith(`.${ending}`)) ||
    hosts.some((known) => known.host === host)
  );
}

function rank({ title, url = '' }: Source): number {
  return (OUTDATED.test(title) ? 2 : 0) + (GUIDES_TO_ROLES.test(url) ? 0 : 1);
}
