// A job that an utterance names.

import type { GeneralTitle } from '../../knowledge/schema/phrasing.ts';
import type { Role } from '../../knowledge/schema/role.ts';

export interface JobMention {
  start: number;
  end: number;
  /** As typed. */
  text: string;
  /** Roles that may be meant, best first; empty for a job that the knowledge base does not describe. */
  roles: Role[];
  /** 0 to 1: how sure it is that the first of them is meant. */
  score: number;
  /** One role is clearly meant. */
  isSure: boolean;
  /** A job that is known and not in the knowledge base: "train driver". */
  isElsewhere: boolean;
  /** The person says that this is their job now: "I'm a porter". */
  isOwn: boolean;
  /** The job is ruled out: "jobs that aren't a nurse". */
  isRuledOut: boolean;
  /** It is asked whether one must be this first: "do you have to be a nurse". */
  isRequired: boolean;
  /** The words stand for several roles of one kind, which differ little: "nurse". */
  general?: GeneralTitle;
}
