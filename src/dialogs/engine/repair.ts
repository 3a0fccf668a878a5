// Words that steer a dialog: back, skip, stop, start again, why, help, repeat, and what someone has told so far.

import { type Block, paragraph } from '../../answers/reply.ts';
import { fill } from '../../knowledge/fill.ts';
import { fold } from '../../language/text.ts';
import { readChoice } from '../../understanding/readers/choice.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import { factsWords, slotLabel, slotWords } from '../plan/slot-words.ts';
import { find } from '../script/path.ts';
import type { Script } from '../script/schema.ts';
import type { SlotName } from '../script/slots.ts';
import {
  DEPENDENT,
  type DialogTurn,
  type Engine,
  inDialog,
  namesIn,
  prepend,
  scriptOf,
  wantsToGoOn,
} from './engine.ts';
import { fillIn } from './fill-in.ts';
import { again, goOn, start } from './go-on.ts';
import { askedSlots } from './hear.ts';
import { aboutRoles } from './question.ts';
import type { DialogState } from './state.ts';

const MOST_CHOICES = 4;

/** Does what a steering word asks; undefined where it means nothing at this place. */
export function steer(engine: Engine, state: DialogState, control: string): DialogTurn | undefined {
  const { wording } = engine;
  const script = scriptOf(engine, state.script);
  const step = find(script, state.step);
  const ask = step?.kind === 'ask' ? step : undefined;
  switch (control) {
    case 'stop': {
      if (state.isDone)
        return {
          state,
          replies: [inDialog(script, [paragraph(wording.repair.nothingToStop)], null)],
        };
      return {
        state: undefined,
        replies: [inDialog(script, [paragraph(wording.repair.stopped)], null)],
      };
    }
    case 'start-again': {
      const first = state.callers[0]?.script ?? state.script;
      const taken = start(engine, first, undefined, {});
      return {
        ...taken,
        replies: taken.replies.map((one, place) =>
          place === 0 ? prepend(one, [wording.repair.again]) : one,
        ),
      };
    }
    case 'back':
      return back(engine, state);
    case 'skip': {
      if (!ask || state.isDone) return undefined;
      return fillIn(engine, state, ask, { [ask.slot]: ask.unknown ?? null });
    }
    case 'why-do-you-ask':
      return ask && !state.isDone ? again(engine, state, [ask.why]) : undefined;
    case 'help':
      return ask && !state.isDone
        ? again(engine, state, [fill(wording.repair.help, { why: ask.why })])
        : undefined;
    case 'repeat':
      return again(engine, state, []);
    case 'what-have-i-told-you':
      return tell(engine, state);
    default:
      return undefined;
  }
}

/** Takes the last answer away, with everything that it filled. */
function back(engine: Engine, state: DialogState): DialogTurn {
  const { wording } = engine;
  const { offered, isDone: _, unsure: __, ...rest } = state;
  const step = find(scriptOf(engine, state.script), state.step);
  if (offered && step?.kind === 'ask') return goOn(engine, rest, []);
  const trail = [...state.trail];
  const last = trail.pop();
  if (!last) {
    const callers = [...state.callers];
    const caller = callers.pop();
    if (!caller) return again(engine, state, [wording.repair.atTheStart]);
    const calling = scriptOf(engine, caller.script);
    const slots = { ...state.slots };
    const before = [...caller.trail];
    for (const name of before.pop()?.filled ?? []) delete slots[name];
    return goOn(
      engine,
      { ...rest, script: calling.id, callers, trail: before, slots, misses: 0 },
      [],
    );
  }
  const slots = { ...state.slots };
  for (const name of last.filled) delete slots[name];
  return goOn(engine, { ...rest, slots, trail, misses: 0 }, []);
}

/** What someone has told so far, as a list of which each line can be changed. */
function tell(engine: Engine, state: DialogState): DialogTurn {
  const { knowledge, wording } = engine;
  const script = scriptOf(engine, state.script);
  const listing = namesIn(state.slots).filter(
    (name) => name !== 'direction' || script.id === 'progression',
  );
  if (listing.length === 0)
    return withResume(engine, state, script, [paragraph(wording.told.nothing)]);
  const items = listing.map((name) => factsWords(knowledge, wording, script, state.slots, [name]));
  const choices = listing
    .slice(-(MOST_CHOICES - 1))
    .map((name) =>
      fill(wording.told.changeOne, { label: slotLabel(wording, script, name).toLowerCase() }),
    );
  const blocks: Block[] = [
    paragraph(wording.told.lead),
    { kind: 'numbered', items },
    paragraph(wording.told.change),
  ];
  return {
    state: { ...state, listing },
    replies: [
      {
        ...inDialog(script, blocks),
        roles: aboutRoles(knowledge, state),
        choices: [...choices, wording.told.goOn],
      },
    ],
  };
}

function withResume(
  engine: Engine,
  state: DialogState,
  script: Script,
  blocks: Block[],
): DialogTurn {
  const resumed = again(engine, state, []);
  return { ...resumed, replies: [inDialog(script, blocks), ...resumed.replies] };
}

/** "change 2", "change what you have", "2": that answer is taken out and asked again. */
export function changeLine(
  engine: Engine,
  state: DialogState,
  recognition: Recognition,
  listing: readonly SlotName[],
): DialogTurn | undefined {
  const { knowledge, wording } = engine;
  const script = scriptOf(engine, state.script);
  const text = fold(recognition.utterance)
    .replace(/^\s*(?:please\s+)?(?:change|edit|correct|number|line)\s+/, '')
    .replace(/^(?:my|the|number|line)\s+/, '')
    .trim();
  const labels = listing.map((name) => slotLabel(wording, script, name));
  const place = readChoice(text, labels, undefined);
  const named = typeof place === 'number' ? listing[place] : undefined;
  const { listing: _, isDone: __, ...rest } = state;
  if (!named)
    return wantsToGoOn(engine, recognition)
      ? again(engine, state.isDone ? { ...rest, isDone: true } : rest, [])
      : undefined;
  const slots = { ...state.slots };
  const line = `${slotLabel(wording, script, named)}: ${slotWords(knowledge, wording, script, named, slots[named] ?? null)}`;
  delete slots[named];
  if (named === 'qualifications') for (const name of DEPENDENT) delete slots[name];
  const trail = state.trail.filter((one) => !one.filled.includes(named) || one.filled.length > 1);
  const isAsked = askedSlots(script).has(named);
  return goOn(
    engine,
    { ...rest, slots, trail },
    isAsked ? [] : [fill(wording.question.removed, { facts: line })],
  );
}
