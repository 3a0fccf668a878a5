// Notes questions without an answer: the masked words of the question and the day, and nothing that leads back to who asked.
//
// A question counts once for each conversation, yet which conversations asked is not kept here: each conversation itself
// remembers, for as long as it is kept, what was noted from it, and nothing like that is noted from it again.

import { MASK } from '../safety/masking.ts';
import { dayOf } from '../store/day-counts.ts';
import { type HistoryEntry, MOST_ENTRIES, NEVER, type Store } from '../store/store.ts';
import type { TakenTurn } from '../turns/watch.ts';
import { areAlike, type Gist } from '../understanding/alike.ts';

/** Nothing is noted of a conversation with distress, nor of one so long that it forgets its beginning: what cannot be taken back is not kept. */
export interface Noting {
  taken(turn: TakenTurn): Promise<void>;
  /** Takes back what was noted of a conversation. */
  takeBack(key: string): Promise<void>;
}

/** As long as a phrase that can be taught: a longer message is a story, which says much about one person. */
const LONGEST_NOTED = 200;
/** So that nobody fills the store: far more than a trust's staff could read. */
const MOST_A_DAY = 1000;

/** @param gistOf reads what a question is about */
export function buildNoting(
  { history, mark, unanswered }: Pick<Store, 'history' | 'mark' | 'unanswered'>,
  gistOf: (text: string) => Gist,
  now: () => number = Date.now,
): Noting {
  let today = { day: '', count: 0 };

  async function takeBack(key: string): Promise<void> {
    const entries = await history(key);
    // Where there was distress it was taken back then.
    if (entries.some(({ noted }) => noted === NEVER)) return;
    for (const { noted, said } of entries) {
      if (noted !== undefined) await unanswered.add(noted, { [asNoted(said)]: -1 });
    }
  }

  async function note({ key, messageId, said }: TakenTurn): Promise<void> {
    const entries = await history(key);
    const earlier = entries.slice(0, indexOf(entries, messageId));
    if (earlier.some(({ noted }) => noted === NEVER)) return;
    const gist = gistOf(said);
    // A button that was offered is nobody's own words.
    const offered = earlier.at(-1)?.replies.flatMap(({ choices }) => choices) ?? [];
    if (offered.some((choice) => gistOf(choice).words === gist.words)) return;
    const isNotedAlready = earlier.some(
      (one) => one.noted !== undefined && areAlike(gistOf(one.said), gist),
    );
    if (isNotedAlready) return;
    const day = dayOf(now());
    if (today.day !== day) today = { day, count: 0 };
    if (today.count >= MOST_A_DAY) return;
    today.count += 1;
    // The mark comes first: what was noted can always be taken back.
    if (await mark(key, messageId, { noted: day }))
      await unanswered.add(day, { [asNoted(said)]: 1 });
  }

  return {
    async taken(turn) {
      if (turn.isInDistress || turn.version === MOST_ENTRIES) {
        await takeBack(turn.key);
        await mark(turn.key, turn.messageId, { noted: NEVER });
      } else if (isToNote(turn)) await note(turn);
    },
    takeBack,
  };
}

/** Whether a question may be noted: it was not answered, is short, and nothing had to be masked in it. */
function isToNote({ said, replies, version }: TakenTurn): boolean {
  return (
    replies[0]?.isUnanswered === true &&
    !said.includes(MASK) &&
    said.length <= LONGEST_NOTED &&
    /\p{L}/u.test(said) &&
    version < MOST_ENTRIES
  );
}

function asNoted(said: string): string {
  return said.replace(/\s+/g, ' ').trim();
}

function indexOf(entries: readonly HistoryEntry[], id: string): number {
  const index = entries.findIndex(({ messageId }) => messageId === id);
  return index < 0 ? entries.length : index;
}
