// The frame of every page: head, header, footer.

import { fill } from '../../knowledge/fill.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Assets } from './assets.ts';
import { type Html, html } from './html.ts';

export interface PageParts {
  title: string;
  description?: string;
  main: Html;
  /** Not for search engines: a chat, an error. */
  isPrivate?: boolean;
  /** Data for search engines. */
  data?: Html | undefined;
  /** Address of this page without the host, for its canonical link. */
  address?: string;
  /** The address of the page's own script. */
  script?: string;
  /** With the launcher in the corner. */
  hasLauncher?: boolean;
}

/** What pages are made with. */
export interface Site {
  knowledge: Knowledge;
  assets: Assets;
  /** The address that people know this server by, without a slash at the end; empty where none is set. */
  publicUrl: string;
}

/** A page of the site. */
export function page(site: Site, parts: PageParts): Html {
  const { knowledge } = site;
  const { site: words } = knowledge.webWording;
  const trust = knowledge.trust.name;
  const careers = fill(words.careers, { trust });
  return html`${head(site, { ...parts, title: parts.title === careers ? careers : `${parts.title} - ${careers}` }, parts.script === undefined ? undefined : html`<script src="${parts.script}" defer></script>`)}
<body>
<a class="nhsuk-skip-link" href="#main">${words.skip}</a>
<header class="site-header"><div class="nhsuk-width-container site-header__inner">
<a class="site-header__name" href="/">${careers}</a>
<nav aria-label="${words.navigation}"><ul class="site-header__links">
<li><a href="/roles">${words.jobs}</a></li>
<li><a href="/chat">${words.chat}</a></li>
</ul></nav></div></header>
<div class="nhsuk-width-container"><main class="nhsuk-main-wrapper" id="main" tabindex="-1">
${parts.main}
</main></div>
<footer class="site-footer"><div class="nhsuk-width-container"><nav aria-label="${words.footer}"><ul class="site-footer__links">
<li><a href="/">${words.home}</a></li>
<li><a href="/roles">${words.jobs}</a></li>
<li><a href="/accessibility">${words.accessibility}</a></li>
<li><a href="/privacy">${words.privacy}</a></li>
</ul></nav></div></footer>
${parts.hasLauncher === true && html`<script src="/embed.js" defer></script>`}
</body>
</html>
`;
}

/** Everything before the body. */
export function head(site: Site, parts: Omit<PageParts, 'main'>, scripts: Html = html``): Html {
  const { assets, publicUrl } = site;
  return html`<!DOCTYPE html>
<html lang="en-GB" class="nhsuk-template">
<head>
<meta charset="utf-8">
<title>${parts.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="theme-color" content="${site.knowledge.trust.look.colour}">
${parts.description !== undefined && html`<meta name="description" content="${parts.description}">`}
${parts.isPrivate === true && html`<meta name="robots" content="noindex">`}
${parts.address !== undefined && publicUrl !== '' && html`<link rel="canonical" href="${publicUrl}${parts.address}">`}
${parts.address !== undefined && openGraph(site, parts, parts.address)}
<link rel="icon" href="${assets.icon.url}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style.url}">
${scripts}${parts.data}
</head>`;
}

/** What is shown where someone shares the address. */
function openGraph(
  { publicUrl, knowledge }: Site,
  { title, description }: Omit<PageParts, 'main'>,
  address: string,
): Html {
  const properties: [name: string, content: string | undefined][] = [
    ['og:type', 'website'],
    ['og:site_name', fill(knowledge.webWording.site.careers, { trust: knowledge.trust.name })],
    ['og:locale', 'en_GB'],
    ['og:title', title],
    ['og:description', description],
    ['og:url', publicUrl === '' ? undefined : publicUrl + address],
  ];
  return html`${properties.map(
    ([name, content]) =>
      content !== undefined && html`<meta property="${name}" content="${content}">\n`,
  )}`;
}
