// One short sentence to a story, so that a person hears that it was taken in; each rests on a topic of knowledge/.

import type { Fact, Told } from '../../knowledge/fact.ts';
import { fill } from '../../knowledge/fill.ts';
import { tokens } from '../../language/text.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import { type DialogTurn, type Engine, prepend } from './engine.ts';

/** Fewer words are an answer and no story. */
const SHORTEST_STORY = 8;
/** From this age on people ask whether they are too old. */
const LATER_IN_LIFE = 45;
/** Work of so many years is a career to bring along. */
const LONG_WORK = 5;

/** The turn with a sentence to the story that was told; only the first one gets any. */
export function withReaction(
  engine: Engine,
  turn: DialogTurn,
  recognition: Recognition | undefined,
  wasReactedTo: boolean,
): DialogTurn {
  const { state, replies } = turn;
  const said = recognition && !wasReactedTo ? reactionTo(engine, recognition) : undefined;
  const [first, ...rest] = replies;
  if (!state || !first || said === undefined) return turn;
  return {
    ...turn,
    state: { ...state, isReactedTo: true },
    replies: [prepend(first, [said]), ...rest],
  };
}

function reactionTo({ wording, doubting }: Engine, recognition: Recognition): string | undefined {
  const { facts, utterance } = recognition;
  const { reactions } = wording;
  if (tokens(utterance).length < SHORTEST_STORY) return undefined;
  const has = (kind: Fact['kind'], holds: (fact: Fact) => boolean = () => true) =>
    facts.some(({ fact, polarity }) => fact.kind === kind && polarity === 'has' && holds(fact));
  const isFamily = (...kinds: string[]) =>
    has('family', (fact) => fact.kind === 'family' && kinds.includes(fact.what));
  const [failed] = facts.flatMap(failedSubject);
  if (has('record')) return reactions.record;
  if (doubting.find(utterance).length > 0) return reactions.doubt;
  if (has('condition')) return reactions.condition;
  if (isFamily('carer')) return reactions.carer;
  if (failed !== undefined) return fill(reactions.failed, { subject: failed });
  if (isFamily('children', 'young-children', 'parent', 'single-parent', 'pregnant'))
    return reactions.family;
  if (has('age', (fact) => fact.kind === 'age' && fact.years >= LATER_IN_LIFE))
    return reactions.later;
  const isLong = has('years', (fact) => fact.kind === 'years' && fact.years >= LONG_WORK);
  const isStaff = facts.some(
    ({ fact }) => fact.kind === 'band' || (fact.kind === 'employed' && fact.where === 'nhs'),
  );
  return isLong && !isStaff ? reactions.work : undefined;
}

function failedSubject({ fact, polarity }: Told): string[] {
  return fact.kind === 'subject' && polarity === 'lacks' ? [fact.subject] : [];
}
