// GET /chat: the conversation as a page that works without scripts.

import type { Reply } from '../../../answers/reply.ts';
import { LONGEST_MESSAGE } from '../../../conversation.ts';
import { fill } from '../../../knowledge/fill.ts';
import type { HistoryEntry } from '../../../store/store.ts';
import { answered, choices, entries } from '../conversation-view.ts';
import { type Html, html } from '../html.ts';
import { head, type Site } from '../page.ts';

export interface ChatView {
  history: readonly HistoryEntry[];
  greeting: Reply;
  /** Goes with the next message, so that it is answered once however often it is sent. */
  messageId: string;
  /** The key for a form field; left out where a cookie holds it. */
  key?: string | undefined;
  isEmbedded: boolean;
  /** Said above the conversation: it was deleted, it began again. */
  notice?: string | undefined;
  /** A question that the page was opened with. */
  draft?: string | undefined;
  /** The conversation is held by a cookie: scripts leave the page as it is. */
  isByCookie: boolean;
}

/** The whole page. */
export function chatPage(site: Site, view: ChatView): Html {
  const { webWording: words, trust } = site.knowledge;
  const { chat } = words;
  const address = view.isEmbedded ? '/chat?embedded' : '/chat';
  const script = html`<script src="${site.assets.chat.url}" defer></script>`;
  const place = { words, headingLevel: 2, isEmbedded: view.isEmbedded } as const;
  const hidden = html`<input type="hidden" name="id" value="${view.messageId}">${
    view.key !== undefined && html`<input type="hidden" name="key" value="${view.key}">`
  }`;
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
<h1 class="chat-header__title">${chat.title}</h1>
${!view.isEmbedded && html`<a class="chat-header__home" href="/">${words.site.home}</a>`}
</div></header>
<main class="chat-main" id="main">
<div class="chat-scroll" id="scroll" tabindex="0" role="region" aria-label="${chat.log}"><div class="chat-width">
<p class="chat-intro">${chat.intro}</p>
<div id="notice">${view.notice !== undefined && html`<p class="chat-notice">${view.notice}</p>`}</div>
<div class="log" id="log" role="log" data-you="${chat.you}" aria-label="${chat.log}" aria-live="polite" aria-relevant="additions">
${answered(view.greeting, 'greeting', place)}
${entries(view.history, place)}
</div>
<form id="choices-form" method="post" action="${address}">${hidden}${choices(view.history, view.greeting, words)}</form>
<p id="status" class="chat-status" role="status" data-waiting="${chat.waiting}" data-sending="${chat.sending}" data-failed="${chat.failed}"></p>
<span id="latest"></span>
</div></div>
<div class="chat-bottom"><div class="chat-width">
<form id="composer" class="composer" method="post" action="${address}">${hidden}
<label class="nhsuk-label composer__label" for="text">${chat.label}</label>
<div class="composer__row"><input class="nhsuk-input" id="text" name="text" type="text" maxlength="${LONGEST_MESSAGE}" autocomplete="off" enterkeyhint="send" required value="${view.draft ?? ''}">
<button class="nhsuk-button composer__send" type="submit">${chat.send}</button></div></form>
<details class="chat-more"><summary>${chat.more}</summary>
<form id="manage" method="post" action="${address}">${hidden}
<p>${fill(chat.kept, { hours: site.retentionHours })}</p>
<noscript><p>${chat.cookieWhileNoScript}</p></noscript>
<p class="chat-more__buttons"><button name="do" value="start-again">${chat.startAgain}</button>
<button name="do" value="delete">${chat.delete}</button>
<button name="do" value="save">${chat.save}</button>
<button type="button" id="print" hidden>${chat.print}</button>
<a href="/accessibility"${view.isEmbedded && html` target="_blank" rel="noopener"`}>${words.site.accessibility}</a></p>
</form></details>
</div></div>
</main>
</body>
</html>
`;
}

/** What the script asks for: the messages and the buttons alone. */
export function chatFragment(
  site: Site,
  view: Pick<ChatView, 'history' | 'greeting' | 'isEmbedded'>,
): Html {
  const { webWording: words } = site.knowledge;
  const place = { words, headingLevel: 2, isEmbedded: view.isEmbedded } as const;
  return html`<div>${entries(view.history, place)}</div>${choices(view.history, view.greeting, words)}`;
}
