// What an utterance leads to, and what is spoken of after it.

import type { Role } from '../knowledge/schema.ts';
import type { JobMention } from '../recognizer/mentions.ts';
import { topicOf } from './aspects.ts';
import { type Focus, withRoles } from './focus.ts';
import type { Reply } from './reply.ts';

/** What an utterance leads to: a reply, a question which role was meant, or a guided dialog. */
export type Answered =
  | { kind: 'reply'; reply: Reply; focus: Focus }
  | { kind: 'which-role'; reply: Reply; focus: Focus; job: JobMention; candidates: string[] }
  | { kind: 'not-understood'; reply: Reply; focus: Focus }
  | { kind: 'dialog'; script: string; roles: Role[]; own: Role[]; focus: Focus };

/** A reply that leaves what is spoken of as it is given. */
export function said(reply: Reply, focus: Focus): Answered & { reply: Reply } {
  return { kind: 'reply', reply, focus };
}

/** A reply after which its roles are spoken of. */
export function about(reply: Reply, focus: Focus): Answered & { reply: Reply } {
  const isList = reply.topic === topicOf('related');
  const ids = reply.roles.map((role) => role.id);
  const next = withRoles(focus, isList ? ids.slice(0, 1) : ids);
  return said(reply, ids.length > 1 ? { ...next, listed: ids } : next);
}
