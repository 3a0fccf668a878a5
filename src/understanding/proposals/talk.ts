// The conversation itself: greetings and thanks, a person to ask, where an answer comes from, saying it again.

import { SOCIAL } from '../labels.ts';
import { LEAST_SAID, type Message } from '../message.ts';
import { type Proposal, proposalOf } from '../proposal.ts';

export function talk(message: Message): Proposal[] {
  const { ground, likeness, named, topicBefore, fit } = message;
  const role = named[0]?.roles[0]?.id;
  const [spoken] = ground.jobs;
  return [
    ...SOCIAL.filter((which) => likeness.said(which) >= LEAST_SAID).map((which) =>
      proposalOf(message, 'social', { kind: 'social', which }, [
        fit('social', which),
        { [`social=${which}`]: 1 },
      ]),
    ),
    proposalOf(message, 'person', { kind: 'person', ...(role ? { role } : {}) }, [
      fit('person', 'person'),
    ]),
    proposalOf(
      message,
      'source',
      {
        kind: 'source',
        ...(spoken ? { role: spoken } : {}),
        ...(topicBefore === undefined ? {} : { topic: topicBefore }),
      },
      [fit('source', 'source')],
    ),
    ...(ground.answered
      ? [proposalOf(message, 'repeat', ground.answered, [fit('repeat', 'repeat')])]
      : []),
  ];
}
