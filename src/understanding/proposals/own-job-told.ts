// "I'm an HCA" and nothing else: their job is told, and nothing is asked. Where it leads is what they are told.

import type { Message } from '../message.ts';
import { type Proposal, proposalOf } from '../proposal.ts';

/** Guidance is asked for in these words or in nearly these: "I'm an HCA, what next". */
const ASKS_FOR_GUIDANCE = 0.85;

/** The one thing that is meant, or nothing where more is said. */
export function ownJobTold(message: Message): Proposal[] {
  const { evidence, goals, roots, best } = message;
  const own = evidence.jobs.find((job) => job.isOwn && job.isSure)?.roles[0];
  const isAsking = evidence.cues.has('asking') || best.dialog >= ASKS_FOR_GUIDANCE;
  if (!own || goals.length > 0 || roots.length > 0 || isAsking) return [];
  return [
    proposalOf(message, 'role', {
      kind: 'role',
      role: own.id,
      ask: 'progression',
      meant: 'named',
      others: [],
    }),
  ];
}
