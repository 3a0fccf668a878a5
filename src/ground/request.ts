// What is to be answered: the one value that understanding gives and answers take. No text, no score.

import type { Aspect } from '../knowledge/aspects.ts';
import type { Criteria } from '../knowledge/criteria.ts';
import type { Band } from '../knowledge/kinds.ts';
import type { Person } from '../knowledge/person.ts';
import type { Word } from '../language/words.ts';

/** What two jobs are held against each other by; undefined: everything. */
export type ComparedBy = 'duration' | 'pay' | 'same' | Aspect | undefined;

/** A word of a question: as it was typed, and the root by which it is found again in an answer. */
export interface AskedWord extends Pick<Word, 'text' | 'root'> {
  /** It names what some question is about, so that it may be said back. */
  isSubject: boolean;
}

/** How a role came to be meant, where the answer says so. */
export type Meant =
  /** Its title was used. */
  | 'named'
  /** Its work was described. */
  | 'described'
  /** The title stands for several kinds, of which this is one. */
  | 'kind';

/** What a job may need. */
export type Needed =
  | { kind: 'degree' | 'a-levels' | 'gcses' | 'qualifications' | 'driving' }
  /** A single GCSE. */
  | { kind: 'subject'; subject: string };

/** A question that wants yes or no: of something a job may need or, without `of`, of what is asked. */
export interface YesOrNo {
  of?: Needed;
  /** Whether it goes without. */
  isWithout: boolean;
}

export type Request =
  /** One question about one role. `others` may be meant as well; `band`: is it this band. */
  | {
      kind: 'role';
      role: string;
      ask: Aspect;
      meant: Meant;
      others: string[];
      band?: Band;
      yesOrNo?: YesOrNo;
    }
  | { kind: 'could-i'; role: string; person: Person }
  /** A general question; `role`: it was asked about this one. */
  | { kind: 'topic'; topic: string; role?: string }
  /** A small question, for someone of whom this much is known; `role`: it was asked about this one. */
  | { kind: 'question'; question: string; person: Person; role?: string }
  | { kind: 'band'; band: Band }
  | { kind: 'term'; term: string }
  | { kind: 'search'; wishes: Criteria; except: string[]; from: number }
  | { kind: 'compare'; roles: string[]; by?: Exclude<ComparedBy, undefined> }
  | { kind: 'dialog'; script: string; own?: string; goal?: string }
  | { kind: 'social'; which: string }
  /** Something that is no matter of careers. */
  | { kind: 'elsewhere'; subject?: string }
  /** A job that is in no file, and the roles nearest to it. */
  | { kind: 'unknown-job'; title: string; near: string[] }
  | { kind: 'which-role'; text: string; options: string[]; request: Request }
  /** None of the roles that were offered. */
  | { kind: 'none-of-these' }
  /** A question about a job, and none is known. */
  | { kind: 'which-job'; ask: Aspect }
  | { kind: 'what-to-find' }
  /** A person to ask. */
  | { kind: 'person'; role?: string }
  /** The pages that the last answer rests on. */
  | { kind: 'source'; role?: string; topic?: string }
  /** A careers question that no file speaks of, or that is not clear enough; what it may have meant can be chosen. */
  | { kind: 'not-in-files'; offers: Request[] }
  | { kind: 'not-understood' }
  | { kind: 'several'; requests: Request[] };
