// A reply's blocks as the Markdown that Teams renders, in messages and in the text of cards.

import { type Block, replyText } from '../answers/reply.ts';

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
    case 'links':
      return block.links.map(({ title, url }) => `- ${link(title, url)}`).join('\n');
    case 'source':
      return sourceMarkdown(block);
    default:
      return escapeMarkdown(replyText([block]));
  }
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
}

export function numbers(items: readonly string[]): string {
  return items.map((item, index) => `${index + 1}. ${escapeMarkdown(item)}`).join('\n');
}

export function sourceMarkdown(block: Extract<Block, { kind: 'source' }>): string {
  const pages = block.citations.map(({ title, url }) =>
    url ? link(title, url) : escapeMarkdown(title),
  );
  const checked = block.checked === '' ? '' : `. ${escapeMarkdown(block.checked)}`;
  return `${escapeMarkdown(block.lead)} ${pages.join('; ')}${checked}`;
}

/** A link; an address that is none of the web's stays text. */
export function link(title: string, url: string): string {
  const address = URL.parse(url);
  if (!address || !/^https?:$/.test(address.protocol)) return escapeMarkdown(`${title}: ${url}`);
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
