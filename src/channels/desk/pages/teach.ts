// /teach: what can be taught, what is ready, what was published.

import type { Draft } from '../../../desk/drafts.ts';
import type { PublishRecord } from '../../../desk/publishing.ts';
import { fill } from '../../../knowledge/fill.ts';
import { type Html, html } from '../../web/html.ts';
import { banner, formToken, moment } from '../frame.ts';
import type { DeskRoute, SignedIn } from '../request.ts';
import type { DeskServices } from '../services.ts';
import type { TeachingPlace } from '../teaching-place.ts';
import { nameForm } from './teach-name.ts';
import { phraseForm } from './teach-phrase.ts';
import { questionForm } from './teach-question.ts';

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
