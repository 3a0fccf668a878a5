// What to do with readings: act on the likeliest, or say that it is not known.

import type { Request } from '../ground/request.ts';
import type { Reading } from './choose.ts';

/**
 * The probability with which an answer is right: several readings may be answered alike, so that it is more than the
 * likeliest one's. Slope and offset of its log-odds, measured with `npm run bench -- calibration`.
 */
const SLOPE = 0.8;
const OFFSET = 0.6;

/** How sure it is that a reading's answer is right; 0 to 1. */
export function confidenceOf({ probability }: Reading): number {
  const within = Math.min(1 - SMALLEST, Math.max(SMALLEST, probability));
  const odds = Math.log(within / (1 - within));
  return 1 / (1 + Math.exp(-(SLOPE * odds + OFFSET)));
}
const SMALLEST = 0.001;

/** A reading less likely than this is not acted on; measured with `npm run bench -- calibration`. */
const LEAST = 0.3;

/**
 * An answer that is less sure to be right than this is not given: what may have been meant is offered instead. Of answers
 * to few words three in four such were wrong or beside the point, on questions that nobody had tuned to; of answers to
 * many, between 0.4 and 0.5, seven in ten were (tests/bench/situations-labelled.jsonl).
 */
const LEAST_SURE = { ofFewWords: 0.4, ofMany: 0.5 };
/** Offers may be unlikely by themselves; together they shall hold what was meant. */
const LEAST_OFFERED = 0.04;
const MOST_OFFERED = 3;
/** What is asked of a job may be unsure where the job is not: it is spoken of from this probability of all its readings on. */
const LEAST_OF_A_JOB = 0.4;
/** A page about the job is beside the point where what is asked of it is less likely than this; tried on the same. */
const LEAST_ASKED_OF_A_JOB = 0.08;
/** In so few words a job that is named is what they are about; in a story it is often the teller's own. */
const FEW_WORDS = 14;

/** Requests that claim to know nothing: a question back, or that it is not known. */
const MODEST: ReadonlySet<Request['kind']> = new Set([
  'which-role',
  'which-job',
  'what-to-find',
  'unknown-job',
  'elsewhere',
  'not-in-files',
  'not-understood',
]);

/** "I cannot help with that" is said of a message with words of the field only from this probability on. */
const SURELY_ELSEWHERE = 0.6;
/** The same where something near can be offered. */
const SURELY_ELSEWHERE_BESIDE_OFFERS = 0.85;

/**
 * The reading to act on, of those of one message, the likeliest first.
 *
 * @param isOfField whether the message names a job or has a plain word of the field: it is not sent away lightly
 * @param words how many words the message has
 */
export function settle(
  readings: readonly Reading[],
  { isOfField, words }: { isOfField: boolean; words: number },
): Reading | undefined {
  const [best] = readings;
  if (!best) return undefined;
  const isModest = MODEST.has(best.request.kind);
  const least = words > FEW_WORDS ? LEAST_SURE.ofMany : LEAST_SURE.ofFewWords;
  const isDoubtful = !isModest && confidenceOf(best) < least;
  if (isModest || best.probability < LEAST) {
    const leastOfAJob = Math.max(LEAST_OF_A_JOB, isModest ? best.probability : 0);
    const ofAJob = likeliestJob(readings, leastOfAJob);
    if (ofAJob && (!isDoubtful || words <= FEW_WORDS || isDescribed(ofAJob))) return ofAJob;
  }
  const offers = isDoubtful ? offersOf(readings) : [];
  if (offers.length > 0) return { ...best, request: { kind: 'not-in-files', offers } };
  const modest =
    best.probability >= LEAST || isModest
      ? best
      : (readings.find(({ request }) => MODEST.has(request.kind)) ?? best);
  const notInFiles = readings.find(({ request }) => request.kind === 'not-in-files');
  return notInFiles && isKept(modest, notInFiles.request, isOfField) ? notInFiles : modest;
}

/** What may have been meant, the likeliest first. */
function offersOf(readings: readonly Reading[]): Request[] {
  return readings
    .filter(({ request, probability }) => OFFERED.has(request.kind) && probability >= LEAST_OFFERED)
    .slice(0, MOST_OFFERED)
    .map(({ request }) => request);
}
const OFFERED: ReadonlySet<Request['kind']> = new Set(['role', 'could-i', 'topic', 'question']);

/** Whether "I do not know that" is said in the place of sending someone away, or of not understanding. */
function isKept(
  { request, probability }: Reading,
  notInFiles: Request,
  isOfField: boolean,
): boolean {
  const hasOffers = notInFiles.kind === 'not-in-files' && notInFiles.offers.length > 0;
  if (request.kind === 'not-understood') return hasOffers;
  if (request.kind !== 'elsewhere') return false;
  return (
    (isOfField && probability < SURELY_ELSEWHERE) ||
    (hasOffers && probability < SURELY_ELSEWHERE_BESIDE_OFFERS)
  );
}

/**
 * Of the readings about the job that most are about, the likeliest that asks something of the job itself; undefined where
 * they are together less likely than `least`.
 */
function likeliestJob(readings: readonly Reading[], least: number): Reading | undefined {
  const probabilities = new Map<string, number>();
  for (const { request, probability } of readings) {
    const role = jobOf(request);
    if (role !== undefined) probabilities.set(role, (probabilities.get(role) ?? 0) + probability);
  }
  const [likeliest] = [...probabilities].sort(([, a], [, b]) => b - a);
  if (!likeliest || likeliest[1] < least) return undefined;
  return readings.find(
    ({ request, probability }) =>
      request.kind !== 'question' &&
      jobOf(request) === likeliest[0] &&
      probability >= LEAST_ASKED_OF_A_JOB,
  );
}

function isDescribed({ request }: Reading): boolean {
  return request.kind === 'role' && request.meant === 'described';
}

/** The job that a request is about; a small question beside a job is about that. */
function jobOf(request: Request): string | undefined {
  switch (request.kind) {
    case 'several': {
      const [first, ...others] = request.requests.map(jobOf);
      return others.every((one) => one === first) ? first : undefined;
    }
    case 'role':
    case 'could-i':
    case 'topic':
    case 'question':
      return request.role;
    default:
      return undefined;
  }
}
