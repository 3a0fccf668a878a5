// Who is signed in at the desk. A session is kept in the store under the hash of its id, so that several instances share
// it, what stands in the store opens nothing, and signing out ends it everywhere.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Notes } from '../store/notes.ts';

/** What someone may do: see the desk; prepare changes; put them before people, switch off and on. */
export const RIGHTS = ['read', 'edit', 'publish'] as const;
export type Right = (typeof RIGHTS)[number];

export interface Session {
  /** As the audit list names them. */
  name: string;
  rights: Right[];
  /** Goes into every form, and comes back with it: a page from elsewhere does not know it. */
  formToken: string;
}

export interface Sessions {
  /** The id for the cookie. It is always a new one, so nobody can be given an id that somebody else knows. */
  open(person: Pick<Session, 'name' | 'rights'>): Promise<string>;
  find(id: string | undefined): Promise<Session | undefined>;
  close(id: string): Promise<void>;
}

/** A working day; after that everybody signs in again, and what they may do is asked for anew. */
export const SESSION_MS = 9 * 60 * 60_000;

export function buildSessions(notes: Notes): Sessions {
  const nameOf = (id: string) => `session:${createHash('sha256').update(id).digest('hex')}`;
  return {
    async open({ name, rights }) {
      const id = newSecret();
      const session: Session = { name, rights, formToken: newSecret() };
      await notes.keep(nameOf(id), JSON.stringify(session), SESSION_MS);
      return id;
    },
    async find(id) {
      const kept = id === undefined ? undefined : await notes.read(nameOf(id));
      return kept === undefined ? undefined : JSON.parse(kept);
    },
    close: (id) => notes.drop(nameOf(id)),
  };
}

/** What nobody can guess, for a cookie or a form. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
