// What someone wants of a job when they look for one.

import type {
  Band,
  DbsLevel,
  DrivingLicence,
  EntryMinimum,
  Interest,
  PeopleGroup,
  Register,
  RouteKind,
  TraitName,
} from './kinds.ts';

/** One thing that a job must have. */
export type Criterion =
  | { kind: 'interest'; value: Interest }
  | { kind: 'people'; value: PeopleGroup }
  | { kind: 'setting'; value: string }
  | { kind: 'family'; value: string }
  | { kind: 'band'; value: Band }
  | { kind: 'minimum'; value: EntryMinimum }
  | { kind: 'route'; value: RouteKind }
  | { kind: 'register'; value: Register }
  | { kind: 'contact'; value: 'most' | 'little' }
  /** Nights, lifting, blood … A job must have it, at least in some posts; or must not, and then it is known not to. */
  | { kind: 'trait'; value: TraitName }
  /** The kind of driving licence that it needs. */
  | { kind: 'licence'; value: DrivingLicence }
  /** The criminal record check that it has. */
  | { kind: 'dbs'; value: DbsLevel }
  /** Open to someone of this age, in years. */
  | { kind: 'age'; value: number }
  /** The career level: 2 support worker … 9 director. */
  | { kind: 'level'; value: number }
  /** Words of the utterance to look for in the roles' texts. */
  | { kind: 'words'; value: string };

export interface Criteria {
  must: Criterion[];
  mustNot: Criterion[];
  /** The words by which interests, people and places were named: of two roles with both, the one that has the words leads. */
  named?: string[];
}
