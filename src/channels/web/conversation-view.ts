// A conversation as HTML: what was said, what was answered, and the buttons for what may be said next.

import { BETWEEN_OPTIONS, partsOfChoices, type Reply } from '../../answers/reply.ts';
import type { WebWording } from '../../knowledge/wording/web.ts';
import type { HistoryEntry } from '../../store/store.ts';
import { type BlockPlace, renderReply } from './blocks.ts';
import { type Html, html } from './html.ts';

/** Every message as an item of the log; the script adds those that it has not got. The newest answer may be a target. */
export function entries(
  history: readonly HistoryEntry[],
  place: BlockPlace,
  newest?: string,
): Html {
  return html`${history.map((entry, nth) => [
    entry.said !== '' && said(entry, place.words),
    entry.replies.map((reply, index) => {
      const isNewest = nth === history.length - 1 && index === 0;
      const target = isNewest ? newest : undefined;
      const useful = isRated(entry, reply) && wasItUseful(entry, place.words);
      return answered(reply, `${entry.messageId}-${index}`, place, target, useful || html``);
    }),
  ])}`;
}

function said({ said, messageId }: HistoryEntry, { chat }: WebWording): Html {
  return html`<article class="entry entry--said" data-entry="${messageId}"><p dir="auto"><span class="nhsuk-u-visually-hidden">${chat.you} </span>${said}</p></article>`;
}

/** One reply; it can take the focus, so that the keyboard goes on from it. */
export function answered(
  reply: Reply,
  id: string,
  place: BlockPlace,
  target?: string,
  useful: Html = html``,
): Html {
  return html`<article class="entry entry--answer${reply.outcome === 'signpost' && ' entry--signpost'}" data-entry="${id}"${target !== undefined && html` id="${target}"`} tabindex="-1"><p class="entry__by">${mark()}${place.words.chat.name}</p>
${renderReply(reply, place)}${useful}</article>`;
}

/** The one form that the buttons under all answers belong to. */
export const USEFUL_FORM = 'useful';

/** Of several replies to one message the first with content is called useful or not. */
function isRated({ replies }: HistoryEntry, reply: Reply): boolean {
  return reply === replies.find(({ subject }) => subject !== undefined);
}

/** "Was this useful?", or thanks where that was said. */
function wasItUseful({ messageId, rated }: HistoryEntry, { chat }: WebWording): Html {
  const question = html`<span>${chat.useful}</span> ${[
    ['yes', chat.usefulYes],
    ['no', chat.usefulNo],
  ].map(
    ([name, label]) =>
      html`<button form="${USEFUL_FORM}" name="${name}" value="${messageId}" aria-label="${chat.useful} ${label}">${label}</button> `,
  )}`;
  return html`<p class="useful" id="useful-${messageId}">${rated === undefined ? question : chat.thanks}</p>`;
}

/** The assistant's mark: what says that it speaks. */
export function mark(): Html {
  return html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="12"/><path d="M8 6v12M16 6v12M8 9h8M8 12.5h8M8 16h8"/></svg>`;
}

/** The field of an answer of which several can be ticked. */
export const TICKED = 'ticked';

/** The buttons under the last reply: the answers to its question, and what else may be said. */
export function choices(
  history: readonly HistoryEntry[],
  greeting: Reply,
  { chat, plan }: WebWording,
): Html {
  const replies = history.at(-1)?.replies ?? [greeting];
  const asking = replies.find((reply) => reply.options !== undefined);
  const { options, steering } = asking ? partsOfChoices(asking) : { options: [], steering: [] };
  const beside = replies.flatMap((reply) => (reply === asking ? [] : reply.choices));
  const others = [...new Set([...beside, ...steering])].filter((text) => !options.includes(text));
  const hasPlan = replies.some((reply) => reply.hasPlan === true);
  if (options.length + others.length === 0) return html`<div id="choices"></div>`;
  return html`<div id="choices" role="group" aria-label="${asking ? chat.options : chat.choices}">${hasPlan && planButtons(plan)}${
    asking?.options?.areSeveral ? tickBoxes(options, chat) : options.map((text) => choice(text))
  }${others.map((text) => choice(text, asking && 'choice choice--steers'))}</div>`;
}

/** The form that opens a plan as a page. */
export const PLAN_FORM = 'plan';

function planButtons({ open, print }: WebWording['plan']): Html {
  return html`<button class="choice choice--main" form="${PLAN_FORM}" name="do" value="open">${open}</button><button class="choice with-script" form="${PLAN_FORM}" name="do" value="print">${print}</button>`;
}

function choice(text: string, look = 'choice'): Html {
  return html`<button class="${look}" name="text" value="${text}" type="submit">${text}</button>`;
}

/** Answers of which several may be right, sent together. */
function tickBoxes(options: readonly string[], { several, goOn }: WebWording['chat']): Html {
  return html`<fieldset class="ticks"><legend class="ticks__legend">${several}</legend>${options.map(
    (text) =>
      html`<label class="choice choice--tick"><input type="checkbox" name="${TICKED}" value="${text}">${text}</label>`,
  )}</fieldset><button class="choice choice--sends" type="submit" data-between="${BETWEEN_OPTIONS}">${goOn}</button>`;
}
