// What a pay band is, and what an abbreviation stands for.

import type { Message } from '../message.ts';
import { type Proposal, proposalOf } from '../proposal.ts';

const MOST_TERMS = 2;

export function bandsAndTerms(message: Message): Proposal[] {
  return [...bands(message), ...terms(message)];
}

function bands(message: Message): Proposal[] {
  const { evidence: e, ground, likeness, best, fit } = message;
  const band = e.band ?? (e.cues.has('pointing') ? ground.band : undefined);
  if (!band) return [];
  const pay = likeness.said('pay');
  const meaning = likeness.said('meaning');
  return [
    proposalOf(message, 'band', { kind: 'band', band }, [
      fit('band', pay >= meaning ? 'pay' : 'meaning'),
      {
        'band-pay': Math.max(pay, likeness.said('topic-pay-and-bands')),
        'band-explained': Math.max(meaning, likeness.said('topic-nhs-bands-explained')),
        'band-money': Number(pay >= best.all),
      },
    ]),
  ];
}

function terms(message: Message): Proposal[] {
  const { evidence, roots, fit } = message;
  return evidence.terms.slice(0, MOST_TERMS).map(({ term }) =>
    proposalOf(message, 'term', { kind: 'term', term }, [
      fit('term', 'meaning'),
      {
        'term-nearly-alone': Number(roots.length <= 2),
        'term-alone': Number(roots.length <= 1),
      },
    ]),
  );
}
