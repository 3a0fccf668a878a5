// HTML that is safe by default: what is put into an html`…` template is escaped, unless it is Html itself.

/** Markup that was made by `html` and may stand in a page as it is. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template; false, null and undefined leave nothing, a list is joined. */
export type Part = Html | string | number | false | null | undefined | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * Writes markup. Attributes must stand in double quotes.
 *
 *     html`<p title="${'"'}">${'<b>'}</p>`.markup
 *     // => '<p title="&quot;">&lt;b&gt;</p>'
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0] ?? '';
  for (const [index, part] of parts.entries()) markup += write(part) + (strings[index + 1] ?? '');
  return new Html(markup);
}

function write(part: Part): string {
  if (part === undefined || part === null || part === false) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map(write).join('');
  return escaped(String(part));
}

const SPECIAL = /[&<>"'`]/;

/** A text as it may stand in an element or a quoted attribute. */
export function escaped(text: string): string {
  return !SPECIAL.test(text)
    ? text
    : text.replace(/[&<>"'`]/g, (character) => ESCAPES[character] ?? '');
}

/** The address, where it leads to a web page or a mailbox; undefined for javascript:, data: and the like. */
export function safeUrl(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed && ['http:', 'https:', 'mailto:', 'tel:'].includes(parsed.protocol)
    ? url
    : undefined;
}

const ADDRESS = /https?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]]/g;

/** A text with the web addresses in it as links. */
export function linked(text: string): Html {
  if (!text.includes('http')) return new Html(escaped(text));
  const found = [...text.matchAll(ADDRESS)];
  let from = 0;
  const parts: Part[] = found.flatMap((match) => {
    const [url] = match;
    const before = text.slice(from, match.index);
    from = match.index + url.length;
    return [before, safeUrl(url) ? html`<a href="${url}">${url}</a>` : url];
  });
  return html`${parts}${text.slice(from)}`;
}

/** Data for search engines; "<" cannot end the element early. */
export function jsonLd(data: unknown): Html {
  const text = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return new Html(`<script type="application/ld+json">${text}</script>`);
}
