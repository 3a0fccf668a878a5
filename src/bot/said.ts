// What a person said in an activity: typed, or by a button. The bot's own mention is not a part of it.

import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { BETWEEN_OPTIONS } from '../answers/reply.ts';
import { CHOSEN } from './card.ts';
import { withoutQuotes } from './quotes.ts';

export interface Said {
  text: string;
  /** Set when a button said it: whose it is, and the turn it belongs to, where that matters. */
  button?: { person?: string | undefined; turn?: string | undefined };
}

const owner = {
  person: z.string().optional(),
  turn: z.string().optional(),
};
const pressed = z.object({ say: z.string(), ...owner });
/** What was chosen from a list in a card: places in it, with commas between. */
const chosen = z.object({ titles: z.array(z.string()).max(50), [CHOSEN]: z.string(), ...owner });

/** Reads what was said. An empty text: nothing that can be read. */
export function readSaid(activity: Activity): Said {
  const button = readButton(activity.value);
  if (button) {
    return { text: button.say, button: { person: button.person, turn: button.turn } };
  }
  return { text: plainText(activity) };
}

/** Whether the bot itself is mentioned. */
export function isMentioned(activity: Activity): boolean {
  return ownMentions(activity).length > 0;
}

/** Whether something is attached that only a person could open. Teams attaches every message's own HTML as well. */
export function hasAttachment({ attachments }: Activity): boolean {
  return (attachments ?? []).some(({ contentType }) => contentType !== 'text/html');
}

function readButton(value: unknown): z.infer<typeof pressed> | undefined {
  const given = typeof value === 'string' ? parseJson(value) : value;
  const read = pressed.safeParse(given);
  if (read.success) return read.data;
  const { data } = chosen.safeParse(given);
  if (!data) return undefined;
  const { titles, [CHOSEN]: places, ...whose } = data;
  const said = places.split(',').flatMap((place) => titles[Number(place)] ?? []);
  return { say: said.join(BETWEEN_OPTIONS), ...whose };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The text without what it quotes and without the bot's mentions, wherever and however often they stand; other people's
 * stay as their names.
 *
 *     '<at>Careers</at> what does <at>Sam</at> do as a porter?' // => 'what does Sam do as a porter?'
 */
function plainText(activity: Activity): string {
  let text = withoutQuotes(activity.text ?? '');
  for (const mention of ownMentions(activity)) text = text.replaceAll(mention, ' ');
  return tidy(
    text
      .replace(/<at\b[^<>]*>([^<>]*)<\/at>/gi, '$1')
      .replace(CARD_IN_TEXT, ' ')
      .replace(PARAGRAPH, '\n'),
  );
}

/** Around the words beside a quote of the older form. */
const PARAGRAPH = /<\/?(?:p|div)>|<br ?\/?>/gi;

/** The mark that Teams leaves in the text where someone put a card into their message; it may have an empty one inside. */
const CARD_IN_TEXT =
  /<(attachment|span class="inline-compose-card")(?:\s[^<>]*)?>(?:[^<>]|<span\b[^<>]*>\s*<\/span>)*<\/(?:attachment|span)>/gi;

/** Whether a message is a card and nothing more, as the message extension makes it. */
export function isCardAlone({ attachments }: Activity, said: Said): boolean {
  const isCard = (type: string) => type.startsWith('application/vnd.microsoft.card.');
  return said.text === '' && (attachments ?? []).some(({ contentType }) => isCard(contentType));
}

/** The words of a message that is written in HTML. */
export function withoutTags(html: string): string {
  return tidy(html.replace(/<[^<>]*>/g, ' '));
}

function tidy(text: string): string {
  return decode(text)
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** What stands in the text for the bot. Some clients leave that out of the entity; its name is between the tags then. */
function ownMentions({ entities, recipient }: Activity): string[] {
  if (!recipient) return [];
  return (entities ?? []).flatMap((entity) => {
    if (entity.type !== 'mention' || entity.mentioned?.id !== recipient.id) return [];
    const written: unknown = entity.text;
    return [typeof written === 'string' && written !== '' ? written : `<at>${recipient.name}</at>`];
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&pound;': '£',
  '&lsquo;': '‘',
  '&rsquo;': '’',
  '&ndash;': '–',
  '&hellip;': '…',
  '&amp;': '&',
};
const ENTITY = new RegExp(`${Object.keys(ENTITIES).join('|')}|&#(\\d{1,7});`, 'g');
/** The last character that there is. */
const MOST = 0x10ffff;

function decode(text: string): string {
  return text.replace(ENTITY, (entity, number?: string) => {
    if (number === undefined) return ENTITIES[entity] ?? entity;
    return Number(number) <= MOST ? String.fromCodePoint(Number(number)) : entity;
  });
}
