// A conversation as HTML: what was said, what was answered, and the buttons for what may be said next.

import type { Reply } from '../../answers/reply.ts';
import type { WebWording } from '../../knowledge/web-wording.ts';
import type { HistoryEntry } from '../../store/store.ts';
import { type BlockPlace, renderBlocks } from './blocks.ts';
import { type Html, html } from './html.ts';

/** Every message as an item of the log; the script adds those that it has not got. */
export function entries(history: readonly HistoryEntry[], place: BlockPlace): Html {
  return html`${history.map((entry) => [
    entry.said !== '' && said(entry, place.words),
    entry.replies.map((reply, index) => answered(reply, `${entry.messageId}-${index}`, place)),
  ])}`;
}

function said({ said, messageId }: HistoryEntry, { chat }: WebWording): Html {
  return html`<article class="entry entry--said" data-entry="${messageId}"><p><span class="nhsuk-u-visually-hidden">${chat.you} </span>${said}</p></article>`;
}

/** One reply; it can take the focus, so that the keyboard goes on from it. */
export function answered(reply: Reply, id: string, place: BlockPlace): Html {
  return html`<article class="entry entry--answer${reply.outcome === 'signpost' && ' entry--signpost'}" data-entry="${id}" tabindex="-1"><p class="nhsuk-u-visually-hidden">${place.words.chat.bot}</p>
${renderBlocks(reply.blocks, place)}</article>`;
}

/** The buttons under the last reply. */
export function choices(
  history: readonly HistoryEntry[],
  greeting: Reply,
  words: WebWording,
): Html {
  const replies = history.at(-1)?.replies ?? [greeting];
  const texts = [...new Set(replies.flatMap((reply) => reply.choices))];
  if (texts.length === 0) return html`<div id="choices"></div>`;
  return html`<div id="choices" role="group" aria-label="${words.chat.choices}">${texts.map(
    (text) =>
      html`<button class="choice" name="text" value="${text}" type="submit">${text}</button>`,
  )}</div>`;
}
