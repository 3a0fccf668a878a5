// GET /chat: the conversation as a page that works without scripts.

import type { Reply } from '../../../answers/reply.ts';
import { LONGEST_MESSAGE } from '../../../conversation/turn.ts';
import { fill } from '../../../knowledge/fill.ts';
import type { WebWording } from '../../../knowledge/wording/web.ts';
import type { HistoryEntry } from '../../../store/store.ts';
import type { BlockPlace } from '../blocks.ts';
import { answered, choices, entries, mark, PLAN_FORM, USEFUL_FORM } from '../conversation-view.ts';
import { type Html, html } from '../html.ts';
import { head, type Site } from '../page.ts';

export interface ChatView {
  /** The newest part of the conversation. */
  history: readonly HistoryEntry[];
  /** Where the part before that is shown, too; undefined where all is shown. */
  earlier?: string | undefined;
  greeting: Reply;
  /** Goes with the next message, so that it is answered once however often it is sent. */
  messageId: string;
  /** The key for a form field; left out where a cookie holds it. */
  key?: string | undefined;
  isEmbedded: boolean;
  /** Said above the conversation: it was deleted, it began again. */
  notice?: string | undefined;
  /** A text that stands in the field: a question that the page was opened with, a message to be made shorter. */
  draft?: string | undefined;
  /** The draft is to be asked without another press, where scripts can. */
  isAsked?: boolean;
  /** The conversation is held by a cookie: scripts leave the page as it is. */
  isByCookie: boolean;
}

/** The whole page. */
export function chatPage(site: Site, view: ChatView): Html {
  const { webWording: words, trust } = site.knowledge;
  const { chat } = words;
  const { hours, plans, idle } = site.knowledge.running;
  const spans = { hours, plans, idle };
  const address = view.isEmbedded ? '/chat?embedded' : '/chat';
  const script = html`<script src="${site.assets.chat.url}" defer></script>`;
  const hidden = html`<input type="hidden" name="id" value="${view.messageId}">${
    view.key !== undefined && html`<input type="hidden" name="key" value="${view.key}">`
  }`;
  const outside = view.isEmbedded && html` target="_blank" rel="noopener"`;
  return html`${head(
    site,
    {
      title: fill(chat.titleOf, { trust: trust.name }),
      description: chat.description,
      isPrivate: true,
    },
    script,
  )}
<body class="chat-page${view.isEmbedded && ' chat-page--embedded'}" data-address="${address}"${view.isByCookie && html` data-by-cookie`}>
<header class="chat-header"><div class="chat-width chat-header__inner">
<div class="chat-header__name">${mark()}<h1 class="chat-header__title">${chat.title}</h1></div>
<p class="chat-header__tools"><button form="manage" name="do" value="start-again" data-says="${site.knowledge.wording.erasure.startAnew}">${chat.startAgain}</button>
<button form="manage" name="do" value="delete" data-says="${site.knowledge.wording.erasure.deleteChat}">${chat.delete}</button></p>
<details class="chat-more"><summary>${chat.more}</summary>
<form id="manage" method="post" action="${address}">${hidden}
<p>${fill(chat.kept, spans)}${keptLonger(site)}</p>
<noscript><p>${chat.cookieWhileNoScript}</p></noscript>
<p class="chat-more__buttons"><button name="do" value="save">${chat.save}</button>
<button type="button" id="print" hidden>${chat.print}</button>
<a href="/"${outside}>${words.site.home}</a>
<a href="/privacy"${outside}>${words.site.privacy}</a>
<a href="/accessibility"${outside}>${words.site.accessibility}</a></p>
</form></details>
</div></header>
<main class="chat-main" id="main">
<div class="chat-scroll" id="scroll" tabindex="0" role="region" aria-label="${chat.log}"><div class="chat-width">
<p class="chat-intro">${fill(chat.intro, spans)}${keptLonger(site)} <a href="/privacy"${outside}>${words.site.privacy}</a></p>
<div id="notice" data-left-alone="${fill(chat.leftAlone, spans)}">${view.notice !== undefined && html`<p class="chat-notice">${view.notice}</p>`}</div>
<div class="log" id="log" role="log" data-you="${chat.you}" aria-label="${chat.log}" aria-live="polite" aria-relevant="additions">
${shown(site, view)}
</div>
<form id="${USEFUL_FORM}" method="post" action="${address}" data-thanks="${chat.thanks}" data-not-counted="${chat.notCounted}">${hidden}</form>
<form id="${PLAN_FORM}" method="post" action="/plan"${outside}>${hidden}</form>
<form id="choices-form" method="post" action="${address}">${hidden}${choices(view.history, view.greeting, words)}</form>
<p id="status" class="chat-status" role="status" data-offline="${chat.waiting}" data-busy="${chat.busy}" data-sending="${chat.sending}" data-failed="${chat.failed}" data-too-big="${words.failed.tooBig}"></p>
<span id="end"></span>
</div></div>
<div class="chat-bottom"><button type="button" class="chat-below" id="below" hidden tabindex="-1" aria-hidden="true">${chat.below}</button>
<div class="chat-width">
${composer(words, view, address, hidden)}
</div></div>
</main>
</body>
</html>
`;
}

/** Where a message is typed. */
function composer({ chat }: WebWording, view: ChatView, address: string, hidden: Html): Html {
  return html`<form id="composer" class="composer" method="post" action="${address}"${view.isAsked === true && html` data-ask`}>${hidden}
<label class="nhsuk-label composer__label" for="text">${chat.label}</label>
<div class="composer__row"><textarea class="nhsuk-textarea" id="text" name="text" rows="2" data-most="${LONGEST_MESSAGE}" autocomplete="off" enterkeyhint="send" dir="auto" aria-describedby="heard" required>${lines(view.draft ?? '')}</textarea>
<button class="nhsuk-button composer__send" type="submit">${chat.send}</button></div>
<p class="composer__count" id="count" data-left="${chat.left}" data-left-one="${chat.leftOne}" data-over="${chat.over}" data-over-one="${chat.overOne}"><span aria-hidden="true"></span><span class="nhsuk-u-visually-hidden" id="heard" role="status"></span></p></form>`;
}

/** What the script asks for: the messages and the buttons alone. */
export function chatFragment(
  site: Site,
  view: Pick<ChatView, 'history' | 'earlier' | 'greeting' | 'isEmbedded'>,
): Html {
  const place = placeOf(site, view.isEmbedded);
  return html`<div>${earlierLink(view.earlier, place)}${entries(view.history, place)}</div>${choices(view.history, view.greeting, place.words)}`;
}

/** The conversation, from its greeting or from a link to what was before. */
function shown(site: Site, { history, earlier, greeting, isEmbedded }: ChatView): Html {
  const place = placeOf(site, isEmbedded);
  return html`${earlier === undefined ? answered(greeting, 'greeting', place) : earlierLink(earlier, place)}
${entries(history, place, 'latest')}`;
}

function earlierLink(address: string | undefined, { words }: BlockPlace): Html {
  if (address === undefined) return html``;
  return html`<p class="earlier" id="earlier"><a href="${address}">${words.chat.earlier}</a></p>`;
}

function placeOf({ knowledge }: Site, isEmbedded: boolean): BlockPlace {
  return { words: knowledge.webWording, headingLevel: 2, isEmbedded };
}

/** A text in a textarea: browsers drop a first line break. */
function lines(text: string): string {
  return `\n${text}`;
}

/** Said beside how long a chat is kept, where questions that could not be answered are kept for longer. */
function keptLonger({ knowledge: { webWording, running } }: Site): string {
  const { unanswered: days } = running;
  return days === undefined ? '' : ` ${fill(webWording.chat.unanswered, { days })}`;
}
