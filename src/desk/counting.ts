// Counts messages by what became of them and what they were about. Counts are gathered in memory and written together, so
// that a message costs no write of its own; a process that is killed loses those of some seconds.

import { type DayCounts, dayOf } from '../store/day-counts.ts';
import type { TakenTurn } from '../turns/watch.ts';

/** What became of a question. */
export const FATES = ['answered', 'asked-back', 'unanswered', 'sent-on'] as const;
export type Fate = (typeof FATES)[number];

export const CONVERSATIONS = 'conversations';
export const FATE = 'fate:';
export const TOPIC = 'topic:';
export const FAMILY = 'family:';

export interface Counting {
  taken(turn: TakenTurn): void;
  /** Writes what was gathered. */
  flush(): Promise<void>;
}

const WRITTEN_EVERY_MS = 10_000;

/**
 * @param familyOf the family of a role, by its id
 * @param onFault told when counts could not be written; they are written the next time
 */
export function buildCounting(
  numbers: DayCounts,
  familyOf: (role: string) => string | undefined,
  onFault: (fault: unknown) => void,
  now: () => number = Date.now,
): Counting {
  const gathered = new Map<string, Map<string, number>>();
  let timer: NodeJS.Timeout | undefined;

  function gather(day: string, name: string, more: number): void {
    const ofDay = gathered.get(day) ?? new Map<string, number>();
    gathered.set(day, ofDay);
    ofDay.set(name, (ofDay.get(name) ?? 0) + more);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const days = [...gathered];
    gathered.clear();
    for (const [day, counts] of days) {
      try {
        await numbers.add(day, Object.fromEntries(counts));
      } catch (fault) {
        for (const [name, count] of counts) gather(day, name, count);
        onFault(fault);
      }
    }
  }

  return {
    taken(turn) {
      const day = dayOf(now());
      for (const name of namesOf(turn, familyOf)) gather(day, name, 1);
      timer ??= setTimeout(() => void flush(), WRITTEN_EVERY_MS).unref();
    },
    flush,
  };
}

/** What a message counts for. One in distress counts for nothing. */
function namesOf(
  { replies: [first], isFirst, isInDistress }: TakenTurn,
  familyOf: (role: string) => string | undefined,
): string[] {
  if (isInDistress || !first) return [];
  const begun = isFirst ? [CONVERSATIONS] : [];
  const fate = fateOf(first);
  if (!fate) return begun;
  const { topic, roles } = first;
  // The jobs of a search or a question back are the assistant's own words.
  const isAboutJob = fate === 'answered' && topic !== 'find-roles';
  const family = isAboutJob ? familyOf(roles[0]?.id ?? '') : undefined;
  return [
    ...begun,
    FATE + fate,
    ...(topic === 'none' ? [] : [TOPIC + topic]),
    ...(family === undefined ? [] : [FAMILY + family]),
  ];
}

/** undefined: no question, but a step of a guided conversation or a greeting. */
function fateOf({ outcome, isUnanswered }: TakenTurn['replies'][number]): Fate | undefined {
  if (isUnanswered) return 'unanswered';
  switch (outcome) {
    case 'answer':
      return 'answered';
    case 'clarify':
      return 'asked-back';
    case 'signpost':
    case 'out-of-scope':
      return 'sent-on';
    case 'dialog':
    case 'smalltalk':
      return undefined;
  }
}
