// What a conversation is about at the moment, so that "and the pay?" and "the second one" are understood.

import type { Aspect } from './aspects.ts';

export interface Focus {
  /** Ids of the roles last spoken of, newest first. */
  roles: string[];
  /** What was last asked about a role. */
  aspect?: Aspect;
  /** The topic file last answered from. */
  topicFile?: string;
  /** The search that "show more" goes on with: the utterance and how many results were shown. */
  search?: { utterance: string; shown: number };
  /** Ids of the roles last listed, for "the second one". */
  listed: string[];
}

/** Roles that "those two" and "it" can reach back to. */
const REMEMBERED_ROLES = 4;

export function emptyFocus(): Focus {
  return { roles: [], listed: [] };
}

/** The focus after these roles were spoken of. */
export function withRoles(focus: Focus, ids: readonly string[]): Focus {
  const roles = [...new Set([...ids, ...focus.roles])].slice(0, REMEMBERED_ROLES);
  return { ...focus, roles };
}
