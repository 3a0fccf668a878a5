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

/** The address, where it leads to a web page, a telephone or a mailbox; undefined for javascript:, data: and the like. */
export function safeUrl(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed && ['http:', 'https:', 'mailto:', 'tel:', 'sms:'].includes(parsed.protocol)
    ? url
    : undefined;
}

const URL_IN_TEXT = String.raw`https?:\/\/[^\s<>"'\x60]*[^\s<>"'\x60.,;:!?)\]]`;
const MAILBOX = String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
/** Numbers as they are written in Britain; those of three figures only where someone is told to call them. */
const PHONE = String.raw`(?<![\d£.,/-])(?:(?:\+44 ?|0)(?:\d[ -]?){8,9}\d|0800 ?1111|116 ?123)(?![\d%])`;
const SHORT_PHONE = String.raw`(?<=\b(?:call|ring|dial|phone|NHS|on|or)\s)(?:999|112|111|101)(?!\d)`;
const SMS = String.raw`(?<=\btext )[A-Z]+ to \d{5,6}(?!\d)`;
const ADDRESS = new RegExp([URL_IN_TEXT, MAILBOX, PHONE, SHORT_PHONE, SMS].join('|'), 'gi');
const MAY_HOLD_ADDRESS = /http|@|\d{3}/;

/** A text with the web addresses, mailboxes and phone numbers in it as links. */
export function linked(text: string): Html {
  if (!MAY_HOLD_ADDRESS.test(text)) return new Html(escaped(text));
  let from = 0;
  const parts: Part[] = [...text.matchAll(ADDRESS)].flatMap((match) => {
    const [found] = match;
    const before = text.slice(from, match.index);
    from = match.index + found.length;
    const address = addressOf(found);
    return [before, safeUrl(address) ? html`<a href="${address}">${found}</a>` : found];
  });
  return html`${parts}${text.slice(from)}`;
}

function addressOf(found: string): string {
  if (/^https?:/i.test(found)) return found;
  if (found.includes('@')) return `mailto:${found}`;
  const [, word, to] = /^(\w+) to (\d+)$/i.exec(found) ?? [];
  return word ? `sms:${to}?body=${encodeURIComponent(word)}` : `tel:${found.replace(/[ -]/g, '')}`;
}

/** Data for search engines; "<" cannot end the element early. */
export function jsonLd(data: unknown): Html {
  const text = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return new Html(`<script type="application/ld+json">${text}</script>`);
}
