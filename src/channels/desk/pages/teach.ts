// /teach: what can be taught, what is ready, what was published; and the three forms.

import { replyText } from '../../../answers/reply.ts';
import type { Draft } from '../../../desk/drafts.ts';
import type { PublishRecord } from '../../../desk/publishing.ts';
import type { Lesson } from '../../../desk/teaching.ts';
import { fill } from '../../../knowledge/fill.ts';
import { fold } from '../../../language/text.ts';
import { type Html, html, type Part } from '../../web/html.ts';
import { banner, type FormFault, faultSummary, field, formToken, moment } from '../frame.ts';
import { DeskProblem, type DeskRoute, type SignedIn } from '../request.ts';
import type { DeskServices } from '../services.ts';
import type { TeachingPlace } from '../teaching-place.ts';

const LONGEST_PHRASE = 200;
const LONGEST_NAME = 60;
const LONGEST_ANSWER = 600;
/** As the content itself asks of a small question. */
const LEAST_ASKED = 8;
const MOST_FOUND = 12;
const MOST_DONE = 10;
const DONE = ['published', 'undone', 'discarded'] as const;

export function teachPages(services: DeskServices, place: TeachingPlace | undefined): DeskRoute[] {
  if (!place) {
    return [{ at: 'GET /teach', right: 'read', answer: async (asked) => showWithout(asked) }];
  }
  const forms = [phraseForm, nameForm, questionForm].map((form) => form(services, place));
  return [
    { at: 'GET /teach', right: 'read', answer: (asked) => showHome(asked, place) },
    ...forms.flat(),
  ];
}

function showWithout(asked: SignedIn): void {
  const { teach } = asked.words;
  const main = html`<h1 class="nhsuk-heading-l">${teach.title}</h1><p class="reading">${teach.noFolder}</p>`;
  asked.show({ title: teach.title, address: '/teach', main });
}

async function showHome(asked: SignedIn, { drafts, trust }: TeachingPlace): Promise<void> {
  const { teach } = asked.words;
  const done = DONE.find((one) => one === asked.query.get('done'));
  const mayEdit = asked.session.rights.includes('edit');
  const links = [
    ['/teach/phrase', teach.phraseLink, teach.phraseAbout],
    ['/teach/name', teach.nameLink, teach.nameAbout],
    ['/teach/question', teach.questionLink, teach.questionAbout],
  ] as const;
  asked.show({
    title: teach.title,
    address: '/teach',
    main: html`${done && banner(asked.words, teach[done])}
<h1 class="nhsuk-heading-l">${teach.title}</h1>
<p class="reading">${teach.lead}</p>
${mayEdit && html`<ul class="nhsuk-list desk-choices">${links.map(([address, link, about]) => html`<li><a href="${address}">${link}</a><br>${about}</li>`)}</ul>`}
<section class="desk-part"><h2 class="nhsuk-heading-m">${teach.readyHeading}</h2>
${readyList(asked, await drafts.newest())}</section>
<section class="desk-part"><h2 class="nhsuk-heading-m">${teach.doneHeading}</h2>
${doneList(asked, trust.history().slice(0, MOST_DONE))}</section>`,
  });
}

function readyList({ words: { teach } }: SignedIn, drafts: readonly Draft[]): Html {
  if (drafts.length === 0) return html`<p>${teach.nothingReady}</p>`;
  return html`<ul class="nhsuk-list desk-choices">${drafts.map(
    ({ id, says, by, at }) =>
      html`<li><a href="/teach/change?id=${id}">${says}</a><br>${fill(teach.readyBy, { name: by, when: moment(at) })}</li>`,
  )}</ul>`;
}

function doneList({ words: { teach }, session }: SignedIn, done: readonly PublishRecord[]): Html {
  if (done.length === 0) return html`<p>${teach.nothingDone}</p>`;
  const takenBack = new Set(done.map(({ undoes }) => undoes));
  const mayUndo = (record: PublishRecord) =>
    session.rights.includes('publish') &&
    record.undoes === undefined &&
    !takenBack.has(record.number);
  return html`<ul class="nhsuk-list desk-choices">${done.map(
    (
      record,
    ) => html`<li>${record.says}<br>${fill(teach.readyBy, { name: record.by, when: moment(record.at) })}
${
  mayUndo(record) &&
  html`<form method="post" action="/teach/undo">${formToken(session)}<input type="hidden" name="number" value="${record.number}"><button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small">${teach.undo}<span class="nhsuk-u-visually-hidden">: ${record.says}</span></button></form>`
}</li>`,
  )}</ul>`;
}

/** Keeps the change, and goes to the page that shows what it would change. */
async function prepare(
  { audit }: DeskServices,
  { drafts }: TeachingPlace,
  asked: SignedIn,
  says: string,
  lesson: Lesson,
): Promise<void> {
  const { name } = asked.session;
  const draft = await drafts.add({ by: name, says, lesson });
  await audit.add(name, 'prepared', says);
  asked.goTo(`/teach/change?id=${draft.id}`);
}

function phraseForm(services: DeskServices, place: TeachingPlace): DeskRoute[] {
  const { live } = services;

  function show(asked: SignedIn, phrase: string, faults: FormFault[] = []): void {
    const { teach } = asked.words;
    const found =
      phrase === '' ? [] : place.subjects().find(phrase.replace('{role}', ''), MOST_FOUND);
    const hint = fill(teach.phraseHint, { role: '{role}' });
    asked.show({
      title: teach.phraseLink,
      status: faults.length > 0 ? 400 : 200,
      address: '/teach',
      main: html`${faultSummary(asked.words, faults)}
<h1 class="nhsuk-heading-l">${teach.phraseLink}</h1>
<form class="desk-form" action="/teach/phrase" novalidate>
${field({ name: 'phrase', label: teach.phrase, hint, value: phrase, faults })}
<button class="nhsuk-button nhsuk-button--secondary">${teach.find}</button></form>
${phrase !== '' && chosen(asked, phrase, found, faults)}`,
    });
  }

  function chosen(
    { words: { teach }, session }: SignedIn,
    phrase: string,
    found: ReturnType<ReturnType<TeachingPlace['subjects']>['find']>,
    faults: readonly FormFault[],
  ): Html {
    const asks = phrase.replaceAll('{role}', 'podiatrist');
    const { replies } = live.current().conversation.turn(undefined, asks);
    const fault = faults.find((one) => one.field === 'target');
    return html`<h2 class="nhsuk-heading-m">${teach.answersNow}</h2>
<blockquote class="desk-answer">${lines(replyText(replies.flatMap(({ blocks }) => blocks)))}</blockquote>
${
  found.length === 0
    ? html`<p>${teach.nothingFound}</p>`
    : html`<form class="desk-form" method="post" action="/teach/phrase">${formToken(session)}<input type="hidden" name="phrase" value="${phrase}">
<div class="nhsuk-form-group${fault && ' nhsuk-form-group--error'}"><fieldset class="nhsuk-fieldset" id="target" tabindex="-1" aria-describedby="target-hint">
<legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">${teach.about}</legend>
<div class="nhsuk-hint" id="target-hint">${teach.aboutHint}</div>
${fault && html`<span class="nhsuk-error-message">${fault.says}</span>`}
<div class="nhsuk-radios">${found.map(
        ({ key, label }, index) =>
          html`<div class="nhsuk-radios__item"><input class="nhsuk-radios__input" type="radio" id="target-${index}" name="target" value="${key}"><label class="nhsuk-label nhsuk-radios__label" for="target-${index}">${label}</label></div>`,
      )}</div></fieldset></div>
<button class="nhsuk-button">${teach.prepare}</button></form>`
}`;
  }

  async function take(asked: SignedIn): Promise<void> {
    const { teach } = asked.words;
    const phrase = oneLine(asked.form.get('phrase'));
    const subject = place.subjects().byKey(asked.form.get('target') ?? '');
    const faults = faultsOfPhrase(services, asked, 'phrase', phrase, LONGEST_PHRASE);
    if (!subject) faults.push({ field: 'target', says: teach.faults.noTarget });
    else if (isKnown(phrase, subject.phrases))
      faults.push({ field: 'phrase', says: teach.faults.known });
    if (faults.length > 0 || !subject) return show(asked, phrase, faults);
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
        show(asked, isBlank ? '' : phrase, faults);
      },
    },
    { at: 'POST /teach/phrase', right: 'edit', answer: take },
  ];
}

function nameForm(services: DeskServices, place: TeachingPlace): DeskRoute[] {
  const { live } = services;

  function show(asked: SignedIn, faults: FormFault[] = []): void {
    const { teach } = asked.words;
    const chosen = asked.form.get('role') ?? '';
    const fault = faults.find((one) => one.field === 'role');
    const roles = [...live.current().knowledge.roles.values()].sort((one, other) =>
      one.title.localeCompare(other.title, 'en-GB'),
    );
    asked.show({
      title: teach.nameLink,
      status: faults.length > 0 ? 400 : 200,
      address: '/teach',
      main: html`${faultSummary(asked.words, faults)}
<h1 class="nhsuk-heading-l">${teach.nameLink}</h1>
<form class="desk-form" method="post" action="/teach/name" novalidate>${formToken(asked.session)}
${field({ name: 'name', label: teach.name, hint: teach.nameHint, value: asked.form.get('name') ?? '', faults })}
<div class="nhsuk-form-group${fault && ' nhsuk-form-group--error'}"><label class="nhsuk-label" for="role">${teach.role}</label>
${fault && html`<span class="nhsuk-error-message" id="role-fault">${fault.says}</span>`}
<select class="nhsuk-select" id="role" name="role"${fault && html` aria-describedby="role-fault"`}><option value="">${teach.chooseRole}</option>
${roles.map(({ id, title }) => html`<option value="${id}"${id === chosen && html` selected`}>${title}</option>`)}</select></div>
<button class="nhsuk-button">${teach.prepare}</button></form>`,
    });
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

function questionForm(services: DeskServices, place: TeachingPlace): DeskRoute[] {
  function show(asked: SignedIn, faults: FormFault[] = []): void {
    const { teach } = asked.words;
    const value = (name: string) => asked.form.get(name) ?? '';
    asked.show({
      title: teach.questionLink,
      status: faults.length > 0 ? 400 : 200,
      address: '/teach',
      main: html`${faultSummary(asked.words, faults)}
<h1 class="nhsuk-heading-l">${teach.questionLink}</h1>
<form class="desk-form" method="post" action="/teach/question" novalidate>${formToken(asked.session)}
${field({ name: 'title', label: teach.questionTitle, hint: teach.questionTitleHint, value: value('title'), faults })}
${field({ name: 'says', label: teach.says, hint: teach.saysHint, value: value('says'), rows: 4, faults })}
${field({ name: 'asked', label: teach.asked, hint: teach.askedHint, value: value('asked'), rows: 9, faults })}
${field({ name: 'source', label: teach.sourceTitle, hint: teach.sourceTitleHint, value: value('source'), faults })}
${field({ name: 'url', label: teach.sourceUrl, value: value('url'), faults })}
<button class="nhsuk-button">${teach.prepare}</button></form>`,
    });
  }

  async function take(asked: SignedIn): Promise<void> {
    const { teach } = asked.words;
    const { faults: words } = teach;
    const get = (name: string) => oneLine(asked.form.get(name));
    const ways = (asked.form.get('asked') ?? '').split('\n').map(oneLine).filter(Boolean);
    const [title, says, source, url] = [get('title'), get('says'), get('source'), get('url')];
    const faults: FormFault[] = [];
    const require = (isRight: boolean, name: string, text: string) => {
      if (!isRight) faults.push({ field: name, says: text });
    };
    require(title.length > 1 && title.endsWith('?'), 'title', words.noTitle);
    require(says !== '', 'says', words.noSays);
    const tooFew = fill(words.fewAsked, { count: ways.length, least: LEAST_ASKED });
    require(ways.length >= LEAST_ASKED, 'asked', tooFew);
    require(source !== '', 'source', words.noSource);
    require(/^https?:$/.test(URL.parse(url)?.protocol ?? ''), 'url', words.noUrl);
    if (says !== '') faults.push(...faultsOfPhrase(services, asked, 'says', says, LONGEST_ANSWER));
    for (const way of ways)
      faults.push(...faultsOfPhrase(services, asked, 'asked', way, LONGEST_PHRASE));
    if (faults.length > 0) return show(asked, faults);
    const lesson: Lesson = {
      kind: 'question',
      id: newId(title, services),
      title,
      says,
      asked: ways,
      source: { title: source, url },
      month: new Date().toISOString().slice(0, 7),
    };
    await prepare(services, place, asked, fill(teach.saysQuestion, { title }), lesson);
  }

  return [
    { at: 'GET /teach/question', right: 'edit', answer: async (asked) => show(asked) },
    { at: 'POST /teach/question', right: 'edit', answer: take },
  ];
}

/** What is wrong with words that are to become content. */
function faultsOfPhrase(
  { live }: DeskServices,
  { words }: SignedIn,
  name: string,
  phrase: string,
  most: number,
): FormFault[] {
  const { faults } = words.teach;
  const count = phrase.length;
  const fault = (says: string): FormFault[] => [{ field: name, says }];
  if (count === 0) return fault(faults.noPhrase);
  if (count > most) return fault(fill(faults.longPhrase, { count, most }));
  const isPlaceholder = /[{}]/.test(phrase.replaceAll('{role}', ''));
  if (isPlaceholder || (name !== 'phrase' && phrase.includes('{'))) {
    return fault(fill(faults.placeholder, { role: '{role}' }));
  }
  return live.current().mask(phrase) === phrase ? [] : fault(faults.personal);
}

/** An id from the words of a title that no small question has. */
function newId(title: string, { live }: DeskServices): string {
  const { questions } = live.current().knowledge;
  const base =
    fold(title)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'question';
  for (let nth = 1; ; nth += 1) {
    const id = `our-${base}${nth === 1 ? '' : `-${nth}`}`.replace(/-+$/, '');
    if (!questions.has(id)) return id;
  }
}

function isKnown(phrase: string, known: readonly string[]): boolean {
  return known.some((one) => fold(one) === fold(phrase));
}

function oneLine(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** A text with its line breaks. */
export function lines(text: string): Part {
  return text.split('\n').map((line, index) => html`${index > 0 && html`<br>`}${line}`);
}

/** @throws DeskProblem where there is none */
export function numberOf({ form, words }: SignedIn): number {
  const number = Number(form.get('number'));
  if (!Number.isInteger(number)) throw new DeskProblem(400, words.problems.notFound);
  return number;
}
