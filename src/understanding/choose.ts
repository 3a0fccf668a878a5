// Chooses among what may have been meant: a weighted sum of the figures, as probabilities that add up to 1.

import type { AskedWord, Request } from '../ground/request.ts';
import { onceEach } from '../language/once-each.ts';
import type { Features, Proposal } from './proposal.ts';

export interface Reading {
  request: Request;
  /** 0 to 1; those of one message add up to 1. */
  probability: number;
  /** 0 to 1: the share of the message's own words that nothing here explains. */
  left: number;
  /** The message's words beside job titles, without those that are in every question. */
  asked?: readonly AskedWord[];
}

export type Weights = Readonly<Record<string, number>>;

/** What was proposed as readings, the likeliest first; proposals of the same request are one. */
export function choose(
  proposals: readonly Proposal[],
  weights: Weights,
  asked: readonly AskedWord[] = [],
): Reading[] {
  const scores = scoresOf(proposals, weights);
  const most = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  const sum = shares.reduce((one, other) => one + other, 0);
  const readings = new Map<string, Reading>();
  const keyOf = keysOfRequests();
  for (const [place, { request, left }] of proposals.entries()) {
    const key = keyOf(request);
    const before = readings.get(key);
    readings.set(key, {
      request,
      probability: (before?.probability ?? 0) + (shares[place] ?? 0) / sum,
      left: Math.min(before?.left ?? 1, left),
      asked,
    });
  }
  return [...readings.values()].sort((a, b) => b.probability - a.probability);
}

/** Gives requests of one message the same key where they ask the same; what they share is written out once. */
function keysOfRequests(): (request: Request) => string {
  const parts = new Map<object, string>();
  const written = (value: object): string => {
    const known = parts.get(value) ?? JSON.stringify(value);
    parts.set(value, known);
    return known;
  };
  return (request) => {
    let key = '';
    for (const [name, value] of Object.entries(request)) {
      if (value === undefined) continue;
      key += `${name} ${typeof value === 'object' ? written(value) : value}\n`;
    }
    return key;
  };
}

function scoresOf(proposals: readonly Proposal[], weights: Weights): number[] {
  const ofKinds = weightsOfKinds(weights);
  const ofKind = new Map<string, number>();
  const ofPart = new Map<Features, number>();
  return proposals.map(({ kind, common, own }) => {
    let score = ofKind.get(kind);
    if (score === undefined) {
      const own = ofKinds.get(kind) ?? {};
      score = 0;
      for (const name in common) score += (common[name] ?? 0) * (own[name] ?? 0);
      ofKind.set(kind, score);
    }
    for (const part of own) {
      let worth = ofPart.get(part);
      if (worth === undefined) {
        worth = 0;
        for (const name in part) worth += (part[name] ?? 0) * (weights[name] ?? 0);
        ofPart.set(part, worth);
      }
      score += worth;
    }
    return score;
  });
}

/** The name of the weight that a figure of the whole message has for one kind of request. */
function commonName(kind: string, name: string): string {
  return `${kind}:${name}`;
}

/** For each kind of request the weights that the figures of the whole message have for it. */
const weightsOfKinds = onceEach((weights: Weights) => {
  const ofKinds = new Map<string, Record<string, number>>();
  for (const [name, weight] of Object.entries(weights)) {
    const [kind = '', figure] = name.split(':');
    if (figure === undefined) continue;
    const known = ofKinds.get(kind) ?? {};
    known[figure] = weight;
    ofKinds.set(kind, known);
  }
  return ofKinds;
});

/** The figures of the whole message under the names of the weights that one kind of request has for them. */
export function namedFor(kind: string, common: Features): Features {
  return Object.fromEntries(
    Object.entries(common).map(([name, value]) => [commonName(kind, name), value]),
  );
}

/** All figures of a proposal under the names of their weights. */
function featuresOf({ kind, common, own }: Proposal): Features {
  return Object.assign(namedFor(kind, common), ...own);
}

/** The figures by which the likeliest proposal leads the next that is another request, the largest first. */
export function lead(
  proposals: readonly Proposal[],
  weights: Weights,
): { name: string; gain: number }[] {
  const scores = scoresOf(proposals, weights);
  const [best, ...others] = [...proposals.keys()]
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    .flatMap((place) => proposals[place] ?? []);
  const next = others.find(
    ({ request }) => JSON.stringify(request) !== JSON.stringify(best?.request),
  );
  if (!best || !next) return [];
  const [ours, theirs] = [featuresOf(best), featuresOf(next)];
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...names]
    .map((name) => {
      const difference = (ours[name] ?? 0) - (theirs[name] ?? 0);
      return { name, gain: difference * (weights[name] ?? 0) };
    })
    .filter(({ gain }) => gain !== 0)
    .sort((a, b) => Math.abs(b.gain) - Math.abs(a.gain));
}
