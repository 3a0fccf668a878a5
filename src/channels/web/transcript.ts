// A conversation as a text file that a person can keep.

import { type Reply, wholeText } from '../../answers/reply.ts';
import { fill } from '../../knowledge/fill.ts';
import type { HistoryEntry } from '../../store/store.ts';
import type { Site } from './page.ts';

/** The whole conversation; lines end as every editor reads them. */
export function transcript(site: Site, greeting: Reply, history: readonly HistoryEntry[]): string {
  const { trust, webWording } = site.knowledge;
  const { chat } = webWording;
  const parts = [
    fill(chat.savedTitle, { trust: trust.name }),
    `${chat.bot}\n${wholeText(greeting, chat.fold)}`,
    ...history.flatMap(({ said, replies }) => [
      ...(said === '' ? [] : [`${chat.you}\n${said}`]),
      ...replies.map((reply) => `${chat.bot}\n${wholeText(reply, chat.fold)}`),
    ]),
    chat.savedNote,
  ];
  return `${parts.join('\n\n').replace(/\r?\n/g, '\r\n')}\r\n`;
}
