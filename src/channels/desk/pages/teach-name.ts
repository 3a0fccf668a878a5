// /teach/name: another name of a job.

import { fill } from '../../../knowledge/fill.ts';
import { html } from '../../web/html.ts';
import { type FormFault, field, formToken } from '../frame.ts';
import type { DeskRoute, SignedIn } from '../request.ts';
import type { DeskServices } from '../services.ts';
import type { TeachingPlace } from '../teaching-place.ts';
import { faultsOfPhrase, isKnown, oneLine, prepare, showForm } from './teach-form.ts';

const LONGEST_NAME = 60;

export function nameForm(services: DeskServices, place: TeachingPlace): DeskRoute[] {
  const { live } = services;

  function show(asked: SignedIn, faults: FormFault[] = []): void {
    const { teach } = asked.words;
    const chosen = asked.form.get('role') ?? '';
    const fault = faults.find((one) => one.field === 'role');
    const roles = [...live.current().knowledge.roles.values()].sort((one, other) =>
      one.title.localeCompare(other.title, 'en-GB'),
    );
    const form = html`<form class="desk-form" method="post" action="/teach/name" novalidate>${formToken(asked.session)}
${field({ name: 'name', label: teach.name, hint: teach.nameHint, value: asked.form.get('name') ?? '', faults })}
<div class="nhsuk-form-group${fault && ' nhsuk-form-group--error'}"><label class="nhsuk-label" for="role">${teach.role}</label>
${fault && html`<span class="nhsuk-error-message" id="role-fault">${fault.says}</span>`}
<select class="nhsuk-select" id="role" name="role"${fault && html` aria-describedby="role-fault"`}><option value="">${teach.chooseRole}</option>
${roles.map(({ id, title }) => html`<option value="${id}"${id === chosen && html` selected`}>${title}</option>`)}</select></div>
<button class="nhsuk-button">${teach.prepare}</button></form>`;
    showForm(asked, teach.nameLink, faults, form);
  }

  async function take(asked: SignedIn): Promise<void> {
    const { teach } = asked.words;
    const { knowledge } = live.current();
    const name = oneLine(asked.form.get('name'));
    const role = knowledge.roles.get(asked.form.get('role') ?? '');
    const faults =
      name === ''
        ? [{ field: 'name', says: teach.faults.noName }]
        : faultsOfPhrase(services, asked, 'name', name, LONGEST_NAME);
    if (!role) faults.push({ field: 'role', says: teach.faults.noRole });
    else {
      const names = [
        role.title,
        ...role.alsoCalled,
        ...(knowledge.phrasing.colloquialTitles[role.id] ?? []),
      ];
      if (isKnown(name, names)) faults.push({ field: 'name', says: teach.faults.known });
    }
    if (faults.length > 0 || !role) return show(asked, faults);
    const says = fill(teach.saysName, { name, role: role.title });
    await prepare(services, place, asked, says, { kind: 'name', name, role: role.id });
  }

  return [
    { at: 'GET /teach/name', right: 'edit', answer: async (asked) => show(asked) },
    { at: 'POST /teach/name', right: 'edit', answer: take },
  ];
}
