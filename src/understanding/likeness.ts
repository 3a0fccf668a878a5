// How like each kind of question a message is: the whole of it, and its likest clause.

import type { Ask } from './readers/asks.ts';

export interface Likeness {
  /** The kinds of question that anything in the message is like. */
  labels: string[];
  /** 0 to 1: how like this kind of question the whole message is. */
  whole(label: string): number;
  /** 0 to 1: how like it the likest clause is; of the whole, where there is no clause like it. */
  clause(label: string): number;
  /** 0 to 1: how like it the message is, in the whole or in a clause. */
  said(label: string): number;
  /** 0 to 1: the most that the message is like any of these kinds. */
  best(isKind: (label: string) => boolean): number;
}

/** A clause alone says a little less than the whole. */
const OF_A_CLAUSE = 0.95;

/** Reads what the whole (the first of `asks`) and its clauses (the others) are like. */
export function readLikeness([ask, ...clauses]: readonly Ask[]): Likeness {
  const ofWhole = new Map<string, number>();
  for (const { label, score } of ask ? scoresOf(ask) : [])
    if (!ofWhole.has(label)) ofWhole.set(label, score);
  const ofClauses = new Map<string, number>();
  for (const { label, score } of clauses.flatMap(scoresOf))
    ofClauses.set(label, Math.max(ofClauses.get(label) ?? 0, score));

  const whole = (label: string) => ofWhole.get(label) ?? 0;
  const clause = (label: string) => ofClauses.get(label) ?? whole(label);
  const labels = [...new Set([...ofWhole.keys(), ...ofClauses.keys()])];
  const all = new Map(
    labels.map((label) => [label, Math.max(whole(label), clause(label) * OF_A_CLAUSE)]),
  );
  const said = (label: string) => all.get(label) ?? 0;
  return {
    labels,
    whole,
    clause,
    said,
    best: (isKind) => Math.max(0, ...labels.filter(isKind).map(said)),
  };
}

/**
 * Where no job is named, a question of a job is one of its general topic: "any tips for interviews".
 *
 * @param topicOf the label of the general topic, by that of the question
 */
export function withGeneralTopics(
  likeness: Likeness,
  topicOf: ReadonlyMap<string, string>,
): Likeness {
  const general = [...topicOf].filter(([asked]) => likeness.said(asked) > 0);
  if (general.length === 0) return likeness;
  const askedAs = new Map(general.map(([asked, topic]) => [topic, asked]));
  const lifted = (figure: (label: string) => number) => (label: string) =>
    Math.max(figure(label), figure(askedAs.get(label) ?? label));
  const labels = [...new Set([...likeness.labels, ...askedAs.keys()])];
  const said = lifted(likeness.said);
  return {
    labels,
    said,
    whole: lifted(likeness.whole),
    clause: lifted(likeness.clause),
    best: (isKind) => Math.max(0, ...labels.filter(isKind).map(said)),
  };
}

/** All kinds of question that a text is like, the likest first. */
export function scoresOf({ intent, score, others }: Ask): { label: string; score: number }[] {
  return [{ label: intent, score }, ...others];
}
