// A small question: what a file of knowledge/questions answers in a sentence or two.

import type { SmallQuestion } from '../../knowledge/questions.ts';
import type { Message } from '../message.ts';
import { logOdds, type Proposal, proposalOf } from '../proposal.ts';
import type { Subject } from '../subjects.ts';

const LONG = 15;

export function smallQuestions(message: Message, subjects: readonly Subject[]): Proposal[] {
  const { evidence: e, around, best, named, person } = message;
  const [likest, next] = e.questions;
  const unsaid = wordsNoAspectHas(message);
  return e.questions.flatMap(({ id, probability, figures }) => {
    const question = around.knowledge.questions.get(id);
    if (!question) return [];
    const isLikest = id === likest?.id;
    const isForAll = question.about === 'any';
    const isAboutIt = subjects.some((subject) => isAbout(question, subject));
    // What is said of midwives is no answer to who names another job.
    if (!isForAll && !isAboutIt && named.length > 0) return [];
    const role = jobAskedAbout(question, subjects)?.role.id;
    const request = { kind: 'question', question: id, person, ...(role ? { role } : {}) } as const;
    return proposalOf(message, 'question', request, [
      {
        ...Object.fromEntries(
          Object.entries(figures).map(([name, value]) => [`question-${name}`, value]),
        ),
        'question-probability': probability,
        'question-odds': logOdds(probability),
        'question-lead': probability - ((isLikest ? next : likest)?.probability ?? 0),
        'question-is-best': Number(isLikest),
        'question-job': Number(named.length > 0) * probability,
        'question-about-it': Number(!isForAll && isAboutIt),
        'question-about-another': Number(!isForAll && !isAboutIt),
        'question-long': Number(e.words > LONG) * probability,
        'question-beside-topic': best.topic * probability,
        'question-beside-aspect': best.aspect * Number(named.length > 0),
        'question-about-named': Number(
          !isForAll && named.some(({ roles }) => roles[0]?.id === role),
        ),
        'question-unsaid-of-job': Number(named.length > 0) * unsaid * probability,
      },
    ]);
  });
}

/** The job that a small question is asked about: one that its file is about before one that is named beside it. */
function jobAskedAbout(question: SmallQuestion, subjects: readonly Subject[]): Subject | undefined {
  return (
    subjects.find(
      (subject) => isAbout(question, subject) && (subject.isNamed || subject.isSpoken),
    ) ?? subjects.find(({ by }) => by === 'title')
  );
}

/** 0 to 1: the share of the words beside a job that the likeliest question of it does not have. */
function wordsNoAspectHas({ around, likeness, aspects, roots }: Message): number {
  const [likest = 'overview'] = [...aspects].sort((a, b) => likeness.said(b) - likeness.said(a));
  return around.labelWords.left(roots, likest);
}

/** Whether a small question is one about this job, or its family. */
function isAbout({ about }: SmallQuestion, { role }: Subject): boolean {
  if (about === 'any') return false;
  return (
    ('roles' in about && about.roles.includes(role.id)) ||
    ('families' in about && about.families.includes(role.family))
  );
}
