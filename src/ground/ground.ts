// What a conversation keeps between turns: values that were understood, and nothing that was typed.

import type { Aspect } from '../knowledge/aspects.ts';
import type { Criteria } from '../knowledge/criteria.ts';
import type { Band } from '../knowledge/kinds.ts';
import type { Person } from '../knowledge/person.ts';
import type { Account } from './account.ts';
import type { Request } from './request.ts';

export interface Ground {
  /** Ids of the roles last spoken of, newest first. */
  jobs: string[];
  /** What was last asked of a role or in general, to be asked again of the next one. */
  asked?: { aspect: Aspect } | { topic: string };
  /** The search whose results "those" and "show more" mean. */
  shown?: Shown;
  /** Ids of the roles last listed, for "the second one". */
  listed: string[];
  /** What was offered to choose from. */
  offered?: Offer;
  /** What someone has said of themselves, in any message. */
  person?: Person;
  /** The same as it was told, for guided dialogs. */
  account?: Account;
  /** A band that was asked about. */
  band?: Band;
  /** What was answered last, for "say that again". */
  answered?: Request;
}

/** Roles with what is answered once one of them is chosen, or several things that may have been asked. */
export type Offer = { options: string[]; request: Request } | { requests: Request[] };

export interface Shown {
  wishes: Criteria;
  /** Ids of roles that are ruled out. */
  except: string[];
  /** How many results were shown. */
  count: number;
}

/** Roles that "those two" and "it" can reach back to. */
const REMEMBERED_ROLES = 4;

/** The ground before anything was said. */
export function emptyGround(): Ground {
  return { jobs: [], listed: [] };
}

/** The ground after these roles were spoken of. */
export function withJobs(ground: Ground, ids: readonly string[]): Ground {
  const jobs = [...new Set([...ids, ...ground.jobs])].slice(0, REMEMBERED_ROLES);
  return { ...ground, jobs };
}

/** The ground after someone said this of themselves: what is said later holds. */
export function withPerson(ground: Ground, { nation: _, ...told }: Person): Ground {
  if (Object.keys(told).length === 0) return ground;
  return { ...ground, person: { ...ground.person, ...told } };
}
