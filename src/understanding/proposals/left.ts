// What is left where nothing else fits: a careers question that no file answers, and words that tell nothing.

import type { Request } from '../../ground/request.ts';
import type { Message } from '../message.ts';
import { type Proposal, proposalOf } from '../proposal.ts';

/** Small questions this likely are offered where nothing is answered; below it they are about something else. */
const NEAR = 0.05;
/** Jobs whose descriptions are so like the words are offered with them. */
const NEARLY_DESCRIBED = 0.42;
const MOST_NEAR = 2;

export function left(message: Message): Proposal[] {
  const near = message.evidence.questions
    .filter(({ probability }) => probability >= NEAR)
    .slice(0, MOST_NEAR)
    .map(({ id }) => ({ kind: 'question' as const, question: id, person: {} }));
  const jobs = message.evidence.described
    .filter(({ likeness }) => likeness >= NEARLY_DESCRIBED)
    .slice(0, MOST_NEAR)
    .map(({ role }) => overviewOf(role.id));
  return [
    proposalOf(message, 'not-in-files', { kind: 'not-in-files', offers: [...near, ...jobs] }),
    proposalOf(message, 'not-understood', { kind: 'not-understood' }),
  ];
}

function overviewOf(role: string): Request {
  return { kind: 'role', role, ask: 'overview', meant: 'named', others: [] };
}
