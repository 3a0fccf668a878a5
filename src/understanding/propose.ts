// Everything that a message may have meant, each with the figures by which one is chosen. What was spoken of before is
// one more piece of evidence, so that a follow-up and a new question are weighed against each other and not in turn.

import type { Evidence } from './evidence.ts';
import { readMessage, type Spoken, type Surroundings } from './message.ts';
import type { Proposal } from './proposal.ts';
import { aboutAJob } from './proposals/about-a-job.ts';
import { askingBack } from './proposals/asking-back.ts';
import { bandsAndTerms } from './proposals/bands-and-terms.ts';
import { comparisons } from './proposals/comparisons.ts';
import { guidance } from './proposals/guidance.ts';
import { inGeneral } from './proposals/in-general.ts';
import { left } from './proposals/left.ts';
import { lookingForJobs } from './proposals/looking-for-jobs.ts';
import { notKnown } from './proposals/not-known.ts';
import { ownJobTold } from './proposals/own-job-told.ts';
import { severalQuestions } from './proposals/several-questions.ts';
import { smallQuestions } from './proposals/small-questions.ts';
import { talk } from './proposals/talk.ts';
import { subjectsOf } from './subjects.ts';

/** Proposes what may have been meant. */
export function propose(evidence: Evidence, spoken: Spoken, around: Surroundings): Proposal[] {
  const message = readMessage(evidence, spoken, around);
  const told = ownJobTold(message);
  if (told.length > 0) return told;
  const subjects = subjectsOf(message);
  return [
    ...aboutAJob(message, subjects),
    ...inGeneral(message, subjects),
    ...smallQuestions(message, subjects),
    ...bandsAndTerms(message),
    ...severalQuestions(message, subjects),
    ...lookingForJobs(message),
    ...comparisons(message),
    ...guidance(message),
    ...talk(message),
    ...notKnown(message),
    ...askingBack(message),
    ...left(message),
  ];
}
