// Looks for distress before anything else of a turn runs, so that nothing that fails later can take the help away.

import type { Knowledge } from '../knowledge/load.ts';
import { tokens } from '../language/text.ts';
import type { WordSet } from '../language/word-set.ts';
import { buildDistressReader, type DistressReader } from '../safety/distress/reader.ts';
import { inDanger, inLowMood, inLowMoodAlone } from './distress.ts';
import { paragraph, type Reply, reply } from './reply.ts';

/** What one turn gives back, whatever else there is in it. */
interface Answered<State> {
  state: State;
  replies: Reply[];
  /** There are words of distress in the message, or it takes up what stood beside them. */
  isInDistress?: true;
  /** What went wrong while the question beside was answered. */
  fault?: unknown;
}

/** What is kept for the turn after danger. */
interface AfterDanger {
  /** The question that stood beside, without the words of distress. */
  asked?: string;
}

/** What the rest of a conversation does for it. */
export interface RestOfTurn<State, Turn, Context> {
  begin(): State;
  /** Longer messages are not answered. */
  longest: number;
  /** Answers a message in which no help was needed, or after it. */
  answer(state: State | undefined, message: string, context?: Context): Turn;
  /** The state while someone gets help: what was under way waits. */
  pause(state: State): State;
  /** The guided dialog that waits for an answer. */
  dialogOf(state: State): string | null;
}

/** What is said to words of distress by themselves, without a conversation; undefined: there are none. */
export type Care = (message: string) => Reply | undefined;

/** Puts help before the rest of every turn. */
export function distressFirst<State extends AfterDanger, Turn extends Answered<State>, Context>(
  knowledge: Knowledge,
  ordinaryWords: WordSet,
  rest: RestOfTurn<State, Turn, Context>,
): {
  turn(state: State | undefined, message: string, context?: Context): Turn | Answered<State>;
  care: Care;
} {
  const reader = buildDistressReader(knowledge, ordinaryWords);
  const { danger, low } = knowledge.wording.distress;
  const button = plain(danger.answer);

  function turn(
    before: State | undefined,
    message: string,
    context?: Context,
  ): Turn | Answered<State> {
    const read = reader.read(message);
    // What is too long is looked through, but nothing of it is answered.
    const distress =
      read && message.length > rest.longest ? { ...read, question: undefined } : read;
    const { asked, ...calm } = before ?? rest.begin();
    const state = calm as State;
    if (distress?.level === 'danger') {
      const { question } = distress;
      const waiting = rest.pause(state);
      return inDistress({
        state: question === undefined ? waiting : { ...waiting, asked: question },
        replies: [{ ...inDanger(knowledge, distress), dialog: rest.dialogOf(state) }],
      });
    }
    if (asked !== undefined && plain(message) === button) {
      const next = rest.answer(state, asked, context);
      return inDistress({ ...next, replies: below([paragraph(danger.asked)], next.replies) });
    }
    if (!distress) return rest.answer(before && state, message, context);
    if (distress.question === undefined && rest.dialogOf(state) === null) {
      return inDistress({
        state: rest.pause(state),
        replies: [inLowMoodAlone(knowledge, distress)],
      });
    }
    const help = inLowMood(knowledge, distress);
    try {
      const answered = rest.answer(state, distress.question ?? message, context);
      return inDistress({ ...answered, replies: below(help, answered.replies) });
    } catch (fault) {
      const blocks = [...help, paragraph(low.failed)];
      return inDistress({ state, replies: [reply({ outcome: 'signpost', blocks })], fault });
    }
  }

  return { turn, care: careBy(knowledge, reader) };
}

function careBy(knowledge: Knowledge, reader: DistressReader): Care {
  return (message) => {
    const distress = reader.read(message);
    if (!distress) return undefined;
    return distress.level === 'danger'
      ? { ...inDanger(knowledge, distress), choices: [] }
      : inLowMoodAlone(knowledge, distress);
  };
}

function inDistress<Turn extends object>(turn: Turn): Turn & { isInDistress: true } {
  return { ...turn, isInDistress: true };
}

/** The replies with these blocks above the first. */
function below(blocks: Reply['blocks'], [first, ...others]: readonly Reply[]): Reply[] {
  if (!first) return [reply({ outcome: 'signpost', blocks })];
  return [{ ...first, blocks: [...blocks, ...first.blocks] }, ...others];
}

function plain(text: string): string {
  return tokens(text)
    .map(({ word }) => word)
    .join(' ');
}
