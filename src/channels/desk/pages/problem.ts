// What went wrong, in a sentence; what was typed is shown, so that nothing of it is lost.

import type { DeskWording } from '../../../knowledge/wording/desk.ts';
import { type Html, html } from '../../web/html.ts';

/** Fields that nobody typed, or that are not to be shown. */
const NOT_SHOWN = new Set(['token', 'password', 'seen', 'code', 'state']);

export function problemMain(
  { frame, problems }: DeskWording,
  says: string,
  form: URLSearchParams,
): Html {
  const typed = [...form].filter(([name, value]) => !NOT_SHOWN.has(name) && value.trim() !== '');
  return html`<h1 class="nhsuk-heading-l">${frame.problem}</h1>
<p class="reading">${says}</p>
${
  typed.length > 0 &&
  html`<h2 class="nhsuk-heading-m">${problems.typed}</h2>
${typed.map(([, value]) => html`<pre class="desk-typed" tabindex="0">${value}</pre>`)}`
}
<p class="lone"><a href="/">${problems.back}</a></p>`;
}
