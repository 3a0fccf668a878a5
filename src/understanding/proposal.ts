// One thing that a message may have meant, with the figures by which it is chosen or not.

import type { Request } from '../ground/request.ts';

export type Features = Record<string, number>;

export interface Proposal {
  request: Request;
  /** Which weights the figures of the whole message have for it. */
  kind: string;
  /** The figures of the whole message, the same for every proposal. */
  common: Features;
  /** Its own figures; parts of them are shared with other proposals, about the same job or of the same question. */
  own: readonly Features[];
  /** 0 to 1: the share of the message's own words that neither the way of asking nor the file has. */
  left: number;
}

/** A proposal of the message that has these figures in common. */
export function proposalOf(
  { common }: { common: Features },
  kind: string,
  request: Request,
  own: readonly Features[] = [],
  left = 0,
): Proposal {
  return { request, kind, common, own, left };
}

/** The share of `all` words that is left; a single word is how it was said. */
export function shareOf(left: number, all: number): number {
  return left < 2 ? 0 : left / all;
}

/** 0 and more: the logarithm of the odds of a probability, from one in fifty on. What is chosen adds such figures up. */
export function logOdds(probability: number): number {
  const within = Math.min(1 - UNLIKELY, Math.max(UNLIKELY, probability));
  return (Math.log(within / (1 - within)) - Math.log(UNLIKELY / (1 - UNLIKELY))) / 4;
}
const UNLIKELY = 0.02;
