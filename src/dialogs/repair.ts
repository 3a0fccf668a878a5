// Words that steer a dialog: back, skip, stop, start again, why, help, repeat, and what someone has told so far.

import { type Block, paragraph } from '../answers/reply.ts';
import { fill } from '../knowledge/fill.ts';
import { readChoice } from '../recognizer/choice.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import { fold } from '../text.ts';
import { fillIn } from './answering.ts';
import { again, goOn, start } from './go-on.ts';
import { askedSlots } from './hear.ts';
import { find } from './path.ts';
import { aboutRoles } from './question.ts';
import type { Script } from './schema.ts';
import { factsWords, slotLabel, slotWords } from './slot-words.ts';
import type { SlotName } from './slots.ts';
import type { DialogState } from './state.ts';
import {
  DEPENDENT,
  inDialog,
  namesIn,
  prepend,
  scriptOf,
  type Taken,
  type Workings,
  wantsToGoOn,
} from './workings.ts';

const MOST_CHOICES = 4;

/** Does what a steering word asks; undefined where it means nothing at this place. */
export function steer(w: Workings, state: DialogState, control: string): Taken | undefined {
  const { wording } = w;
  const script = scriptOf(w, state.script);
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
      const taken = start(w, first, undefined, {});
      return {
        ...taken,
        replies: taken.replies.map((one, place) =>
          place === 0 ? prepend(one, [wording.repair.again]) : one,
        ),
      };
    }
    case 'back':
      return back(w, state);
    case 'skip': {
      if (!ask || state.isDone) return undefined;
      if (!ask.skip) return again(w, state, [wording.repair.cannotSkip]);
      return fillIn(w, state, ask, { [ask.slot]: null });
    }
    case 'why-do-you-ask':
      return ask && !state.isDone ? again(w, state, [ask.why]) : undefined;
    case 'help':
      return ask && !state.isDone
        ? again(w, state, [fill(wording.repair.help, { why: ask.why })])
        : undefined;
    case 'repeat':
      return again(w, state, []);
    case 'what-have-i-told-you':
      return tell(w, state);
    default:
      return undefined;
  }
}

/** Takes the last answer away, with everything that it filled. */
function back(w: Workings, state: DialogState): Taken {
  const { wording } = w;
  const { offered, isDone: _, unsure: __, ...rest } = state;
  const step = find(scriptOf(w, state.script), state.step);
  if (offered && step?.kind === 'ask') return goOn(w, rest, []);
  const trail = [...state.trail];
  const last = trail.pop();
  if (!last) {
    const callers = [...state.callers];
    const caller = callers.pop();
    if (!caller) return again(w, state, [wording.repair.atTheStart]);
    const calling = scriptOf(w, caller.script);
    const slots = { ...state.slots };
    const before = [...caller.trail];
    for (const name of before.pop()?.filled ?? []) delete slots[name];
    return goOn(w, { ...rest, script: calling.id, callers, trail: before, slots, misses: 0 }, []);
  }
  const slots = { ...state.slots };
  for (const name of last.filled) delete slots[name];
  return goOn(w, { ...rest, slots, trail, misses: 0 }, []);
}

/** What someone has told so far, as a list of which each line can be changed. */
function tell(w: Workings, state: DialogState): Taken {
  const { knowledge, wording } = w;
  const script = scriptOf(w, state.script);
  const listing = namesIn(state.slots).filter(
    (name) => name !== 'direction' || script.id === 'progression',
  );
  if (listing.length === 0) return withResume(w, state, script, [paragraph(wording.told.nothing)]);
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

function withResume(w: Workings, state: DialogState, script: Script, blocks: Block[]): Taken {
  const resumed = again(w, state, []);
  return { ...resumed, replies: [inDialog(script, blocks), ...resumed.replies] };
}

/** "change 2", "change what you have", "2": that answer is taken out and asked again. */
export function changeLine(
  w: Workings,
  state: DialogState,
  recognition: Recognition,
  listing: readonly SlotName[],
): Taken | undefined {
  const { knowledge, wording } = w;
  const script = scriptOf(w, state.script);
  const text = fold(recognition.utterance)
    .replace(/^\s*(?:please\s+)?(?:change|edit|correct|number|line)\s+/, '')
    .replace(/^(?:my|the|number|line)\s+/, '')
    .trim();
  const labels = listing.map((name) => slotLabel(wording, script, name));
  const place = readChoice(text, labels, undefined);
  const named = typeof place === 'number' ? listing[place] : undefined;
  const { listing: _, isDone: __, ...rest } = state;
  if (!named)
    return wantsToGoOn(w, recognition)
      ? again(w, state.isDone ? { ...rest, isDone: true } : rest, [])
      : undefined;
  const slots = { ...state.slots };
  const line = `${slotLabel(wording, script, named)}: ${slotWords(knowledge, wording, script, named, slots[named] ?? null)}`;
  delete slots[named];
  if (named === 'qualifications') for (const name of DEPENDENT) delete slots[name];
  const trail = state.trail.filter((one) => !one.filled.includes(named) || one.filled.length > 1);
  const isAsked = askedSlots(script).has(named);
  return goOn(
    w,
    { ...rest, slots, trail },
    isAsked ? [] : [fill(wording.question.removed, { facts: line })],
  );
}
