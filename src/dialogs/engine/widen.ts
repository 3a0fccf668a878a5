// The search once more without an answer that rules every job out, where someone says which one may go.

import { fold } from '../../language/text.ts';
import { readChoice } from '../../understanding/readers/choice.ts';
import type { Recognition } from '../../understanding/readers/recognize.ts';
import { rankRoles } from '../plan/rank-roles.ts';
import { slotLabel } from '../plan/slot-words.ts';
import { leaveOut, widenings } from '../plan/widenings.ts';
import { find } from '../script/path.ts';
import { type DialogTurn, type Engine, scriptOf } from './engine.ts';
import { goOn } from './go-on.ts';
import type { DialogState } from './state.ts';

/** undefined where someone says something else, or where jobs do fit. */
export function widen(
  engine: Engine,
  state: DialogState,
  recognition: Recognition,
): DialogTurn | undefined {
  const { knowledge, wording } = engine;
  const script = scriptOf(engine, state.script);
  const step = find(script, state.step);
  if (step?.kind !== 'show' || step.show !== 'results') return undefined;
  if (rankRoles(knowledge, state.slots).length > 0) return undefined;
  const offered = widenings(knowledge, wording, script, state.slots);
  const titles = offered.map(({ title }) => title);
  const named = offered.find(({ without: [name] }) => {
    const label = name && fold(slotLabel(wording, script, name));
    return label !== undefined && fold(recognition.utterance).includes(`without ${label}`);
  });
  const place = readChoice(recognition.utterance, titles, undefined);
  const chosen = named ?? (typeof place === 'number' ? offered[place] : undefined);
  if (!chosen) return undefined;
  const without = new Set(chosen.without);
  const { offered: _, isDone: __, ...rest } = state;
  // "Back" asks the question anew that was left out last.
  const kept = state.trail.filter(({ filled }) => !filled.some((name) => without.has(name)));
  const last = state.trail.at(-1)?.step ?? step.id;
  const trail = [...kept, { step: last, filled: chosen.without }];
  return goOn(engine, { ...rest, slots: leaveOut(state.slots, chosen.without), trail }, []);
}
