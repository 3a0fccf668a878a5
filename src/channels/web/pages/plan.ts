// The page of a plan, for a phone and for a sheet of paper: what everybody reads, the rest folded, and how it is kept.

import { encode } from 'uqr';
import { fill } from '../../../knowledge/fill.ts';
import type { KeptPlan } from '../../../turns/turns.ts';
import { type BlockPlace, planCode, renderBlocks } from '../blocks.ts';
import { type Html, html } from '../html.ts';
import { page, type Site } from '../page.ts';

export interface PlanView {
  plan: KeptPlan;
  /** It is the plan of this browser's chat; the key where no cookie holds it. */
  own?: { key?: string };
  /** The address of this server, where it is known. */
  home: string | undefined;
  /** Goes with saving, so that it is done once. */
  messageId: string;
  /** It was opened to be printed. */
  isToPrint?: boolean;
}

export function planPage(site: Site, view: PlanView): Html {
  const { webWording } = site.knowledge;
  const { plan: words } = webWording;
  const { document, isWhole, hasChanged } = view.plan;
  const place: BlockPlace = {
    words: webWording,
    headingLevel: 2,
    isEmbedded: false,
    hasTicks: true,
  };
  const folds = [
    ...document.folded,
    ...(document.source.length > 0 ? [{ title: words.sources, blocks: document.source }] : []),
  ];
  return page(site, {
    title: document.title,
    isPrivate: true,
    script: site.assets.plan.url,
    main: html`<article class="plan"${view.isToPrint === true && html` data-print`}>
<h1 class="nhsuk-heading-l">${document.title}</h1>
${!isWhole && html`<p class="chat-notice">${words.changed}</p>`}
${hasChanged === true && html`<p class="chat-notice">${words.unsaved}</p>`}
<div class="plan__front">${renderBlocks(document.front, place)}</div>
<p class="plan__deeds"><button type="button" class="choice with-script" data-prints>${words.print}</button>
${view.own ? html`<a class="choice" href="/chat">${words.change}</a>` : html`<span>${words.changeByCode}</span>`}</p>
${folds.map(
  ({ title, blocks }) =>
    html`<details class="more"><summary>${title}</summary>${renderBlocks(blocks, { ...place, headingLevel: 3 })}</details>`,
)}
${keeping(site, view)}
<p class="plan__note">${words.note}</p></article>`,
  });
}

/** The code of a plan that is kept, with all that brings it elsewhere; or the button that keeps it. */
function keeping(site: Site, view: PlanView): Html {
  const { plan: words } = site.knowledge.webWording;
  const { plans } = site.knowledge.running;
  const { code, hasChanged } = view.plan;
  if (code === undefined) {
    return html`<section class="plan__kept"><h2 class="nhsuk-heading-m">${words.keepTitle}</h2>
<p>${fill(words.keepLead, { plans })}</p>${saveForm(site, view)}</section>`;
  }
  return html`<section class="plan__kept"><div class="plan__code"><h2 class="nhsuk-heading-m">${words.codeTitle}</h2>
${planCode(code, site.knowledge.webWording)}
<p>${fill(words.codeLead, { plans })}</p>
${view.home !== undefined && elsewhere(site, view.plan, code, view.home)}</div>
${hasChanged === true && saveForm(site, view)}
<details class="more plan__delete"><summary>${words.delete}</summary><form method="post" action="/plan"><input type="hidden" name="code" value="${code}">
<p>${words.deleteLead}</p><button class="choice" name="do" value="delete">${words.deleteButton}</button></form></details></section>`;
}

/** The link in words, as a picture for a phone's camera, and in a message of the person's own mail program. */
function elsewhere(site: Site, { document }: KeptPlan, code: string, home: string): Html {
  const { plan: words } = site.knowledge.webWording;
  const address = `${home}/plan`;
  const link = `${address}#${code}`;
  const body = fill(words.mailText, { title: document.title, link, code });
  const mail = `mailto:?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(body)}`;
  return html`<div class="plan__elsewhere">${picture(link, words.picture)}
<div><p>${fill(words.link, { address: address.replace(/^https?:\/\//, '') })}</p>
<p><a class="choice plan__mail" href="${mail}">${words.mail}</a></p></div></div>`;
}

/** A QR code, black on white in every theme: cameras do not read it otherwise. */
function picture(text: string, name: string): Html {
  const { data, size } = encode(text, { border: QUIET_ZONE });
  const path = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])),
  );
  return html`<svg class="plan__picture" viewBox="0 0 ${size} ${size}" role="img" aria-label="${name}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path.join('')}"/></svg>`;
}
/** The white around a code that readers ask for, in modules. */
const QUIET_ZONE = 4;

function saveForm(site: Site, { own, messageId }: PlanView): Html {
  const { plan: words } = site.knowledge.webWording;
  if (!own) return html``;
  return html`<form method="post" action="/plan"><input type="hidden" name="id" value="${messageId}">${own.key !== undefined && html`<input type="hidden" name="key" value="${own.key}">`}<button class="nhsuk-button" name="do" value="save">${words.save}</button></form>`;
}
