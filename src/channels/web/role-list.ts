// Roles as a list to choose from: a line on each, and a tick to compare some.

import { payInPounds } from '../../answers/pay.ts';
import type { Role } from '../../knowledge/schema/role.ts';
import { firstSentence } from '../../language/text.ts';
import { type Html, html } from './html.ts';
import type { Site } from './page.ts';

/** A form: what is ticked is compared, with or without scripts. */
export function roleList({ knowledge }: Site, roles: readonly Role[]): Html {
  const { wording, webWording } = knowledge;
  const { roles: words } = webWording;
  return html`<form class="role-list" action="/compare" method="get">
<ul class="nhsuk-list">${roles.map(
    (
      role,
    ) => html`<li class="role-card"><h3 class="role-card__title"><a href="/roles/${role.id}">${role.title}</a></h3>
<p>${firstSentence(role.summary)}</p>
<p class="role-card__facts">${payInPounds(knowledge, role)}. ${words.needs} ${wording.minimums[role.entry.minimum]}.</p>
<label class="role-card__tick"><input type="checkbox" name="id" value="${role.id}"> ${words.tick}<span class="nhsuk-u-visually-hidden"> ${role.title}</span></label></li>`,
  )}</ul>
<p class="role-list__compare"><button class="nhsuk-button nhsuk-button--secondary" type="submit">${words.compare}</button></p>
</form>`;
}
