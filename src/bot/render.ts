// Reply -> Activity. Text says it all where it can; a card lays out comparisons, ladders, facts and lists of roles, and
// has the buttons. In Teams a reply is text or card, never both: Teams would make two messages of it, without an id by
// which the card could be updated, and on phones leave the text out. Elsewhere the text beside a card is whole.

import type { Activity } from 'botbuilder';
import {
  type Block,
  inOrder,
  paragraph,
  type Reply,
  replyText,
  wholeText,
} from '../answers/reply.ts';
import type { Wording } from '../knowledge/wording/wording.ts';
import { type ButtonOwner, buildCard, CARD_TYPE, type CardTexts } from './card.ts';
import { withCitations } from './citations.ts';
import { blocksMarkdown } from './markdown.ts';
import type { Scope } from './place.ts';

/** Where a reply goes, as far as its looks depend on it. */
export interface Surroundings {
  scope: Scope;
  /** Teams makes two messages of text and card, so the card says it all there. */
  isTeams: boolean;
  /** Ids of the person to whom suggested actions are shown. */
  to: string[];
  /** The words around a list to choose from. */
  choose: CardTexts['choose'];
  /** How what is folded is opened, and the line above it where it stands in a text. */
  fold: Wording['fold'];
  /** What opens the page of a saved plan, and its address without the code; undefined where none is known. */
  planPage?: { title: string; address: string } | undefined;
  /** Whose buttons these are and of which turn; used where pressing another's or an old one would do harm. */
  owner: ButtonOwner;
}

const LAID_OUT: ReadonlySet<Block['kind']> = new Set([
  'comparison',
  'facts',
  'ladder',
  'lines',
  'results',
]);
/** More suggested actions than three Teams does not show on a phone. */
const MOST_SUGGESTED = 3;
/** Teams takes a message of 28 KB with all that belongs to it; the envelope needs some of it. */
const LARGEST_MESSAGE = 26_000;
const LONGEST_FALLBACK = 4000;

/** One reply as one activity. */
export function renderReply(reply: Reply, place: Surroundings): Partial<Activity> {
  if (!place.isTeams) return asMessage(reply, place);
  const { numbered, entities } = withCitations(reply);
  return {
    ...asMessage(numbered, place),
    ...(entities.length > 0 ? { entities } : {}),
    // Teams' own thumbs up and down under the message.
    ...(reply.subject === undefined ? {} : { channelData: { feedbackLoop: { type: 'default' } } }),
  };
}

function asMessage(reply: Reply, place: Surroundings): Partial<Activity> {
  const isLaidOut = reply.blocks.some(({ kind }) => LAID_OUT.has(kind));
  const hasChoices = reply.choices.length > 0;
  const isFolded = place.isTeams && ((reply.more ?? []).length > 0 || reply.hasPlan === true);
  const fitsSuggested = place.scope === 'personal' && reply.choices.length <= MOST_SUGGESTED;
  if (isLaidOut || isFolded || (hasChoices && (!fitsSuggested || reply.dialog !== null))) {
    const card = renderCard(reply, place);
    if (card) return card;
  }
  const message = textMessage(reply, place);
  return hasChoices && fitsSuggested ? { ...message, ...suggested(reply, place) } : message;
}

/** A reply as a card, whatever is in it; undefined where it is too large for one. */
export function renderCard(reply: Reply, place: Surroundings): Partial<Activity> | undefined {
  const laidOut = reply.blocks.findIndex(({ kind }) => LAID_OUT.has(kind));
  const besideText = laidOut === -1 ? [] : reply.blocks.slice(laidOut);
  const content = buildCard(
    place.isTeams ? reply : { ...reply, blocks: besideText, more: [] },
    {
      fallback: wholeText(reply, place.fold.inText).slice(0, LONGEST_FALLBACK),
      speak: spoken(reply.blocks),
      choose: place.choose,
      open: reply.moreTitle ?? place.fold.open,
      ...pageOf(reply, place),
    },
    reply.dialog !== null || reply.outcome === 'clarify' ? place.owner : {},
  );
  const message: Partial<Activity> = {
    ...(place.isTeams
      ? { type: 'message', summary: spoken(reply.blocks) }
      : textMessage(reply, place)),
    attachments: [{ contentType: CARD_TYPE, content }],
  };
  return sizeOf(message) <= LARGEST_MESSAGE ? message : undefined;
}

/** The page of a plan that is saved. The code stands after the "#", where no server sees it. */
function pageOf({ blocks }: Reply, { planPage }: Surroundings): Pick<CardTexts, 'page'> {
  const code = blocks.find((block) => block.kind === 'code')?.code;
  if (!planPage || code === undefined) return {};
  return { page: { title: planPage.title, url: `${planPage.address}#${code}` } };
}

function textMessage(reply: Reply, { isTeams, fold }: Surroundings): Partial<Activity> {
  const { before, more, after } = inOrder(reply);
  const label = more.length > 0 ? [paragraph(reply.moreTitle ?? fold.inText)] : [];
  return {
    type: 'message',
    ...(isTeams
      ? { textFormat: 'markdown', text: blocksMarkdown([...before, ...label, ...more, ...after]) }
      : { textFormat: 'plain', text: wholeText(reply, fold.inText) }),
    speak: spoken(reply.blocks),
    summary: spoken(reply.blocks),
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
