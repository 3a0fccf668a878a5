// What a store gives back, as a ground: other programs' versions and other files' names may be in it.

import type { Knowledge } from '../knowledge/load.ts';
import { restoreAccount } from './account.ts';
import type { Ground, Offer } from './ground.ts';
import type { Request } from './request.ts';

type Names = Pick<Knowledge, 'roles' | 'topics' | 'questions' | 'glossary'>;

/**
 * The ground without what the files no longer hold; undefined where it is none, as what an older version kept.
 */
export function restoreGround(kept: unknown, names: Names): Ground | undefined {
  if (!isGround(kept)) return undefined;
  const { offered, answered, asked, account, ...rest } = kept;
  const isRole = (id: string) => names.roles.has(id);
  const told = restoreAccount(account, isRole);
  const isKnown = asked !== undefined && (!('topic' in asked) || names.topics.has(asked.topic));
  return {
    ...rest,
    jobs: kept.jobs.filter(isRole),
    listed: kept.listed.filter(isRole),
    ...(told ? { account: told } : {}),
    ...(isKnown ? { asked } : {}),
    ...(offered && isOpen(offered, names) ? { offered } : {}),
    ...(answered && isWhole(answered, names) ? { answered } : {}),
  };
}

/** Whether everything that was offered is in the files. */
function isOpen(offered: Offer, names: Names): boolean {
  if ('requests' in offered) return offered.requests.every((one) => isWhole(one, names));
  return offered.options.every((id) => names.roles.has(id)) && isWhole(offered.request, names);
}

function isGround(kept: unknown): kept is Ground {
  if (typeof kept !== 'object' || kept === null) return false;
  const { jobs, listed } = kept as Record<string, unknown>;
  return [jobs, listed].every(
    (ids) => Array.isArray(ids) && ids.every((id) => typeof id === 'string'),
  );
}

/** Whether everything that a request names is in the files. */
function isWhole(request: Request, names: Names): boolean {
  const { roles, topics, questions, glossary } = names;
  switch (request.kind) {
    case 'role':
      return [request.role, ...request.others].every((id) => roles.has(id));
    case 'could-i':
      return roles.has(request.role);
    case 'topic':
      return topics.has(request.topic) && (request.role === undefined || roles.has(request.role));
    case 'question':
      return (
        questions.has(request.question) && (request.role === undefined || roles.has(request.role))
      );
    case 'term':
      return glossary.terms.some(({ term }) => term === request.term);
    case 'compare':
      return request.roles.every((id) => roles.has(id));
    case 'not-in-files':
      // Written by a version before this one, it has no offers.
      return request.offers?.every((one) => isWhole(one, names)) ?? false;
    case 'unknown-job':
      return request.near.every((id) => roles.has(id));
    case 'which-role':
      return request.options.every((id) => roles.has(id)) && isWhole(request.request, names);
    case 'person':
      return request.role === undefined || roles.has(request.role);
    case 'several':
      return request.requests.every((one) => isWhole(one, names));
    default:
      return true;
  }
}
