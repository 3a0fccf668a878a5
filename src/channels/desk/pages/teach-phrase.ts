// /teach/phrase: a new way of asking something that the bot knows.

import { replyText } from '../../../answers/reply.ts';
import type { Subject } from '../../../desk/finding.ts';
import { fill } from '../../../knowledge/fill.ts';
import { type Html, html } from '../../web/html.ts';
import { type FormFault, field, formToken, lines } from '../frame.ts';
import type { DeskRoute, SignedIn } from '../request.ts';
import type { DeskServices } from '../services.ts';
import type { TeachingPlace } from '../teaching-place.ts';
import {
  faultsOfPhrase,
  isKnown,
  LONGEST_PHRASE,
  oneLine,
  prepare,
  showForm,
} from './teach-form.ts';

const MOST_FOUND = 12;

export function phraseForm(services: DeskServices, place: TeachingPlace): DeskRoute[] {
  function show(asked: SignedIn, phrase: string, plainly: string, faults: FormFault[] = []): void {
    const { teach } = asked.words;
    const words = plainly === '' ? phrase : plainly;
    const isAboutAJob = phrase.includes('{role}');
    const found = place.subjects().find(words.replaceAll('{role}', ''), MOST_FOUND, isAboutAJob);
    const hint = fill(teach.phraseHint, { role: '{role}' });
    const form = html`<form class="desk-form" action="/teach/phrase" novalidate>
${field({ name: 'phrase', label: teach.phrase, hint, value: phrase, faults })}
${field({ name: 'plainly', label: teach.plainly, hint: teach.plainlyHint, value: plainly, faults })}
<button class="nhsuk-button nhsuk-button--secondary">${teach.find}</button></form>
${phrase !== '' && chosen(services, asked, { phrase, plainly }, found, faults)}`;
    showForm(asked, teach.phraseLink, faults, form);
  }

  async function take(asked: SignedIn): Promise<void> {
    const { teach } = asked.words;
    const phrase = oneLine(asked.form.get('phrase'));
    const plainly = oneLine(asked.form.get('plainly'));
    const subject = place.subjects().byKey(asked.form.get('target') ?? '');
    const faults = faultsOfPhrase(services, asked, 'phrase', phrase, LONGEST_PHRASE);
    if (!subject) faults.push({ field: 'target', says: teach.faults.noTarget });
    else if (isKnown(phrase, subject.phrases))
      faults.push({ field: 'phrase', says: teach.faults.known });
    if (faults.length > 0 || !subject) return show(asked, phrase, plainly, faults);
    const says = fill(teach.saysPhrase, { phrase, about: subject.label });
    await prepare(services, place, asked, says, { kind: 'phrase', phrase, target: subject.target });
  }

  return [
    {
      at: 'GET /teach/phrase',
      right: 'edit',
      async answer(asked) {
        const typed = asked.query.get('phrase');
        const phrase = oneLine(typed);
        const isBlank = typed !== null && phrase === '';
        const faults =
          typed === null ? [] : faultsOfPhrase(services, asked, 'phrase', phrase, LONGEST_PHRASE);
        show(asked, isBlank ? '' : phrase, oneLine(asked.query.get('plainly')), faults);
      },
    },
    { at: 'POST /teach/phrase', right: 'edit', answer: take },
  ];
}

/** What is answered now, and what the phrase may be about. */
function chosen(
  { live }: DeskServices,
  { words: { teach }, session }: SignedIn,
  { phrase, plainly }: { phrase: string; plainly: string },
  found: readonly Subject[],
  faults: readonly FormFault[],
): Html {
  const asks = phrase.replaceAll('{role}', 'podiatrist');
  const { replies } = live.current().conversation.turn(undefined, asks);
  const fault = faults.find((one) => one.field === 'target');
  return html`<h2 class="nhsuk-heading-m">${teach.answersNow}</h2>
${asks !== phrase && html`<p>${fill(teach.askedAs, { phrase: asks })}</p>`}
<blockquote class="desk-answer">${lines(replyText(replies.flatMap(({ blocks }) => blocks)))}</blockquote>
${
  found.length === 0
    ? html`<p>${teach.nothingFound}</p>`
    : html`<form class="desk-form" method="post" action="/teach/phrase">${formToken(session)}<input type="hidden" name="phrase" value="${phrase}"><input type="hidden" name="plainly" value="${plainly}">
<div class="nhsuk-form-group${fault && ' nhsuk-form-group--error'}"><fieldset class="nhsuk-fieldset" id="target" tabindex="-1" aria-describedby="target-hint">
<legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">${teach.about}</legend>
<div class="nhsuk-hint" id="target-hint">${teach.aboutHint}</div>
${fault && html`<span class="nhsuk-error-message">${fault.says}</span>`}
<div class="nhsuk-radios">${found.map(
        ({ key, label }, index) =>
          html`<div class="nhsuk-radios__item"><input class="nhsuk-radios__input" type="radio" id="target-${index}" name="target" value="${key}"><label class="nhsuk-label nhsuk-radios__label" for="target-${index}">${label}</label></div>`,
      )}</div></fieldset></div>
<button class="nhsuk-button">${teach.prepare}</button></form>`
}
<p class="lone"><a href="/teach/question?asked=${encodeURIComponent(phrase)}">${teach.orQuestion}</a></p>`;
}
