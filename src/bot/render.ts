// Reply -> Activity. Text says it all where it can; a card lays out comparisons, ladders, facts and lists of roles, and
// has the buttons. In Teams a reply is text or card, never both: Teams would make two messages of it, without an id by
// which the card could be updated, and on phones leave the text out. Elsewhere the text beside a card is whole.

import type { Activity } from 'botbuilder';
import { type Block, type Reply, replyText } from '../answers/reply.ts';
import { type ButtonOwner, buildCard, CARD_TYPE } from './card.ts';
import { blocksMarkdown } from './markdown.ts';
import type { Scope } from './place.ts';

/** Where a reply goes, as far as its looks depend on it. */
export interface Surroundings {
  scope: Scope;
  /** Teams makes two messages of text and card, so the card says it all there. */
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
  const isLaidOut = reply.blocks.some(({ kind }) => LAID_OUT.has(kind));
  const hasChoices = reply.choices.length > 0;
  const fitsSuggested = place.scope === 'personal' && reply.choices.length <= MOST_SUGGESTED;
  if (isLaidOut || (hasChoices && (!fitsSuggested || reply.dialog !== null))) {
    const card = renderCard(reply, place);
    if (card) return card;
  }
  const message = textMessage(reply.blocks, place);
  return hasChoices && fitsSuggested ? { ...message, ...suggested(reply, place) } : message;
}

/** A reply as a card, whatever is in it; undefined where it is too large for one. */
export function renderCard(reply: Reply, place: Surroundings): Partial<Activity> | undefined {
  const whole = replyText(reply.blocks);
  const laidOut = reply.blocks.findIndex(({ kind }) => LAID_OUT.has(kind));
  const besideText = laidOut === -1 ? [] : reply.blocks.slice(laidOut);
  const content = buildCard(
    place.isTeams ? reply.blocks : besideText,
    reply.choices,
    {
      fallback: whole.slice(0, LONGEST_FALLBACK),
      speak: spoken(reply.blocks),
      choose: place.choose,
    },
    reply.dialog !== null || reply.outcome === 'clarify' ? place.owner : {},
  );
  const message: Partial<Activity> = {
    ...(place.isTeams
      ? { type: 'message', summary: spoken(reply.blocks) }
      : textMessage(reply.blocks, place)),
    attachments: [{ contentType: CARD_TYPE, content }],
  };
  return sizeOf(message) <= LARGEST_MESSAGE ? message : undefined;
}

function textMessage(blocks: readonly Block[], { isTeams }: Surroundings): Partial<Activity> {
  return {
    type: 'message',
    ...(isTeams
      ? { textFormat: 'markdown', text: blocksMarkdown(blocks) }
      : { textFormat: 'plain', text: replyText(blocks) }),
    speak: spoken(blocks),
    summary: spoken(blocks),
  };
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
