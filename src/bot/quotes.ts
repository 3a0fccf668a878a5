// Messages that a message quotes, as Teams writes them: an entity with a mark in the text, or, in older clients, a block of
// HTML.

import type { Activity } from 'botbuilder';
import { z } from 'zod';

export interface Quote {
  /** The id of the quoted message. */
  id: string;
  /** How it begins, where Teams tells. */
  words: string;
}

/** More of a quoted message is not looked at for a job. */
const LONGEST_LOOKED_AT = 500;
const MOST_QUOTES = 3;

const entity = z.object({
  type: z.literal('quotedReply'),
  quotedReply: z.object({
    messageId: z.string().min(1),
    preview: z.string().nullish(),
  }),
});

const MARK = /<quoted\b[^<>]*(?:\/>|>\s*<\/quoted>)/gi;
const BLOCK =
  /<blockquote\b[^<>]*schema\.skype\.com\/Reply[^<>]*>(?:(?!<\/blockquote>)[\s\S])*<\/blockquote>/gi;
const BLOCK_ID = /\bitemid="([^"<>]+)"/i;
const BLOCK_WORDS = /<p\b[^<>]*\bitemprop="[^<>]*>([^<>]*)</i;

/** What a message quotes. */
export function quotesIn({ text, entities }: Activity): Quote[] {
  const named = (entities ?? []).flatMap((one) => {
    const { data } = entity.safeParse(one);
    if (!data) return [];
    const { messageId, preview } = data.quotedReply;
    return [{ id: messageId, words: preview ?? '' }];
  });
  const blocks = Array.from((text ?? '').matchAll(BLOCK), ([block]) => ({
    id: BLOCK_ID.exec(block)?.[1] ?? '',
    words: BLOCK_WORDS.exec(block)?.[1] ?? '',
  }));
  return [...named, ...blocks]
    .slice(0, MOST_QUOTES)
    .map(({ id, words }) => ({ id, words: words.slice(0, LONGEST_LOOKED_AT) }));
}

/** A text without what it quotes. */
export function withoutQuotes(text: string): string {
  return text.replace(MARK, ' ').replace(BLOCK, ' ');
}
