// A reply's blocks as the Markdown that Teams renders, in messages and in the text of cards.

import { type Block, leadOf, replyText } from '../answers/reply.ts';

/** Blocks as Markdown, paragraphs apart by a blank line. */
export function blocksMarkdown(blocks: readonly Block[]): string {
  return blocks
    .map(blockMarkdown)
    .filter((text) => text !== '')
    .join('\n\n');
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `**${escapeMarkdown(block.text)}**`;
    case 'paragraph':
      return escapeMarkdown(block.text);
    case 'list':
      return bullets(block.items);
    case 'numbered':
      return numbers(block.items);
    case 'tasks':
      return block.tasks
        .map(({ says, links = [] }, index) =>
          [
            `${index + 1}. ${escapeMarkdown(says)}`,
            ...links.map((one) => link(one.title, one.url)),
          ].join(' '),
        )
        .join('\n');
    case 'path':
      return block.stones
        .map(({ title, about, isGoal }, index) => {
          const job = isGoal ? `**${escapeMarkdown(title)}**` : escapeMarkdown(title);
          return `${index + 1}. ${job} (${escapeMarkdown(about)})`;
        })
        .join('\n');
    case 'lines':
      return [
        ...[block.title, block.lead].flatMap((text) => (text ? [escapeMarkdown(text)] : [])),
        block.lines
          .map(({ label, address, about }) => `- ${link(label, address)}: ${escapeMarkdown(about)}`)
          .join('\n'),
      ].join('\n\n');
    case 'links':
      return block.links.map(({ title, url }) => `- ${link(title, url)}`).join('\n');
    case 'source':
      return sourceMarkdown(block);
    default:
      return escapeMarkdown(replyText([block]));
  }
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${withBoldLead(item)}`).join('\n');
}

export function numbers(items: readonly string[]): string {
  return items.map((item, index) => `${index + 1}. ${withBoldLead(item)}`).join('\n');
}

function withBoldLead(item: string): string {
  const lead = leadOf(item);
  if (lead === undefined) return escapeMarkdown(item);
  return `**${escapeMarkdown(lead)}**${escapeMarkdown(item.slice(lead.length))}`;
}

function sourceMarkdown(block: Extract<Block, { kind: 'source' }>): string {
  const pages = block.citations.map(({ title, url, number }) => {
    const page = url ? link(title, url) : escapeMarkdown(title);
    return number === undefined ? page : `${page} [${number}]`;
  });
  const checked = block.checked === '' ? '' : `. ${escapeMarkdown(block.checked)}`;
  return `${escapeMarkdown(block.lead)} ${pages.join('; ')}${checked}`;
}

/** A link; an address that is none of the web's, a telephone's or a mailbox's stays text. */
export function link(title: string, url: string): string {
  const address = URL.parse(url);
  if (!address || !/^(?:https?|tel|sms|mailto):$/.test(address.protocol))
    return escapeMarkdown(`${title}: ${url}`);
  return `[${escapeSigns(title)}](${address.href.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

const WEB_ADDRESS = /(https?:\/\/[^\s<>()[\]"]*[^\s<>()[\]".,;:!?'])/;

/**
 * Text in which no sign means anything but itself. Web addresses become links: a card makes none of its own, and a
 * message would take the escapes into them.
 */
export function escapeMarkdown(text: string): string {
  return text
    .split(WEB_ADDRESS)
    .map((part, index) => (index % 2 === 0 ? escapeSigns(part) : `[${escapeSigns(part)}](${part})`))
    .join('');
}

function escapeSigns(text: string): string {
  return text.replace(/[\\`*_[\]<>~|]/g, '\\$&').replace(/^([#+-]|\d+\.)(?=\s)/gm, '\\$1');
}
