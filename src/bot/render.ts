// Reply -> Activity. Text says it all where it can; a card lays out comparisons, ladders, facts and lists of roles.
// In Teams the text stops where the card begins, so that nothing is shown twice; elsewhere the text is whole.

import type { Activity } from 'botbuilder';
import { type Block, type Reply, replyText } from '../answers/reply.ts';
import { type ButtonOwner, buildCard, CARD_TYPE } from './card.ts';
import { blocksMarkdown } from './markdown.ts';
import type { Scope } from './place.ts';

/** Where a reply goes, as far as its looks depend on it. */
export interface Surroundings {
  scope: Scope;
  /** Teams shows text and card of one message together, so each says its part. */
  isTeams: boolean;
  /** Ids of the person to whom suggested actions are shown. */
  to: string[];
  /** The button that takes a choice from a long list. */
  choose: string;
  /** Whose buttons these are and of which turn; used where pressing another's or an old one would do harm. */
  owner: ButtonOwner;
}

const LAID_OUT: ReadonlySet<Block['kind']> = new Set(['comparison', 'facts', 'ladder', 'results']);
/** More suggested actions than three Teams does not show on a phone. */
const MOST_SUGGESTED = 3;
/** Teams takes a message of 28 KB with all that belongs to it; the envelope needs some of it. */
export const LARGEST_MESSAGE = 26_000;
const LONGEST_FALLBACK = 4000;

/** One reply as one activity. */
export function renderReply(reply: Reply, place: Surroundings): Partial<Activity> {
  const whole = replyText(reply.blocks);
  const start = reply.blocks.findIndex((block) => LAID_OUT.has(block.kind));
  const before = start === -1 ? reply.blocks : reply.blocks.slice(0, start);
  const after = start === -1 ? [] : reply.blocks.slice(start);
  const base: Partial<Activity> = {
    type: 'message',
    ...(place.isTeams
      ? { textFormat: 'markdown', text: blocksMarkdown(before) }
      : { textFormat: 'plain', text: whole }),
    speak: spoken(reply.blocks),
    summary: spoken(reply.blocks),
  };
  const fitsSuggested = place.scope === 'personal' && reply.choices.length <= MOST_SUGGESTED;
  const isStep = reply.dialog !== null;
  if (after.length === 0 && reply.choices.length === 0) return base;
  if (after.length === 0 && fitsSuggested && !isStep)
    return { ...base, ...suggested(reply, place) };
  const card = buildCard(
    after,
    reply.choices,
    {
      fallback: whole.slice(0, LONGEST_FALLBACK),
      speak: spoken(reply.blocks),
      choose: place.choose,
    },
    reply.dialog !== null || reply.outcome === 'clarify' ? place.owner : {},
  );
  const laidOut = { ...base, attachments: [{ contentType: CARD_TYPE, content: card }] };
  if (sizeOf(laidOut) <= LARGEST_MESSAGE) return laidOut;
  return { ...base, text: place.isTeams ? blocksMarkdown(reply.blocks) : whole };
}

function suggested(reply: Reply, place: Surroundings): Partial<Activity> {
  return {
    suggestedActions: {
      to: place.to,
      actions: reply.choices.map((choice) => ({ type: 'imBack', title: choice, value: choice })),
    },
  };
}

/** What is read aloud and shown in a notification: the first thing that is said. */
function spoken(blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.kind === 'paragraph') ?? blocks[0];
  return first ? replyText([first]) : '';
}

function sizeOf(activity: Partial<Activity>): number {
  return Buffer.byteLength(JSON.stringify(activity));
}
