// /teach/change: what a change would change, side by side; publish it, throw it away, take a published one back.

import type { Draft } from '../../../desk/drafts.ts';
import type { Rehearsed } from '../../../desk/rehearsal.ts';
import type { Difference } from '../../../desk/rehearse.ts';
import { fileOf, write } from '../../../desk/teaching.ts';
import { fill } from '../../../knowledge/fill.ts';
import { type Html, html, type Part } from '../../web/html.ts';
import { formToken, lines } from '../frame.ts';
import { putIntoPlace } from '../putting-into-place.ts';
import { DeskProblem, type DeskRoute, type SignedIn } from '../request.ts';
import type { DeskServices } from '../services.ts';
import type { TeachingPlace } from '../teaching-place.ts';

/** Differences shown in full; a page of these is long enough. */
const MOST_SHOWN = 40;
const LOOK_AGAIN_SECONDS = 2;

export function changePages(services: DeskServices, place: TeachingPlace): DeskRoute[] {
  const { audit } = services;
  const { drafts, trust } = place;

  async function draftOf(asked: SignedIn, id: string | null): Promise<Draft> {
    const draft = await drafts.find(id ?? '');
    if (!draft) throw new DeskProblem(404, asked.words.draft.gone);
    return draft;
  }

  async function publish(asked: SignedIn): Promise<void> {
    const draft = await draftOf(asked, asked.form.get('id'));
    const { trial, revision } = place.trials.of(draft);
    // What was not seen is not published: the page shows it anew, with what changed meanwhile.
    if (trial.state !== 'done' || asked.form.get('seen') !== revision) {
      show(asked, place, draft, meanwhile(asked, place));
      return;
    }
    const { name } = asked.session;
    const file = fileOf(draft.lesson);
    const before = trust.read(file);
    const after = write(draft.lesson, before ?? undefined);
    await putIntoPlace(services, place, asked, { by: name, says: draft.says, file, before, after });
    await drafts.remove(draft.id);
    await audit.add(name, 'published', draft.says);
    asked.goTo('/teach?done=published');
  }

  async function undo(asked: SignedIn): Promise<void> {
    const { words, session } = asked;
    const number = numberOf(asked);
    const done = trust.history().find((record) => record.number === number);
    if (!done) throw new DeskProblem(404, words.draft.gone);
    if (trust.read(done.file) !== done.after) throw new DeskProblem(409, words.draft.undoChanged);
    await putIntoPlace(services, place, asked, {
      by: session.name,
      says: fill(words.teach.tookBack, { says: done.says }),
      file: done.file,
      before: done.after,
      after: done.before,
      undoes: number,
    });
    await audit.add(session.name, 'undone', done.says);
    asked.goTo('/teach?done=undone');
  }

  async function discard(asked: SignedIn): Promise<void> {
    const draft = await draftOf(asked, asked.form.get('id'));
    await drafts.remove(draft.id);
    await audit.add(asked.session.name, 'discarded', draft.says);
    asked.goTo('/teach?done=discarded');
  }

  return [
    {
      at: 'GET /teach/change',
      right: 'edit',
      answer: async (asked) => show(asked, place, await draftOf(asked, asked.query.get('id'))),
    },
    { at: 'POST /teach/publish', right: 'publish', answer: publish },
    { at: 'POST /teach/discard', right: 'edit', answer: discard },
    { at: 'POST /teach/undo', right: 'publish', answer: undo },
  ];
}

/** Why a change is shown again in place of being published. */
function meanwhile({ words }: SignedIn, { trust }: TeachingPlace): string {
  const [latest] = trust.history();
  if (!latest || trust.read(latest.file) !== latest.after) return words.draft.changedOtherwise;
  return fill(words.draft.changed, { name: latest.by, says: latest.says });
}

function show(asked: SignedIn, place: TeachingPlace, draft: Draft, notice?: string): void {
  const { words } = asked;
  const { draft: says } = words;
  const { trial, revision } = place.trials.of(draft);
  const address = `/teach/change?id=${draft.id}`;
  const isRunning = trial.state === 'running';
  asked.show({
    title: says.title,
    address: '/teach',
    status: notice === undefined ? 200 : 409,
    ...(isRunning &&
      notice === undefined && { headers: { Refresh: `${LOOK_AGAIN_SECONDS};url=${address}` } }),
    main: html`<h1 class="nhsuk-heading-l">${says.title}</h1>
${notice !== undefined && html`<div class="nhsuk-inset-text desk-off" role="alert"><p>${notice}</p></div>`}
<p class="nhsuk-lede-text">${draft.says}</p>
${isRunning && html`<h2 class="nhsuk-heading-m">${says.trying}</h2><p class="reading">${says.tryingText}</p><p class="lone"><a href="${address}">${says.look}</a></p>`}
${trial.state === 'failed' && html`<p class="reading">${says.failed}</p><p class="lone"><a href="${address}">${says.look}</a></p>`}
${trial.state === 'refused' && html`<h2 class="nhsuk-heading-m">${says.refused}</h2><p class="reading">${says.refusedText}</p><ul class="nhsuk-list desk-faults">${trial.faults.map((line) => html`<li><code>${line}</code></li>`)}</ul>`}
${trial.state === 'done' && changes(asked, trial.result)}
${buttons(asked, draft, trial.state === 'done' ? trial.result : undefined, revision)}`,
  });
}

function changes({ words: { draft: says } }: SignedIn, result: Rehearsed): Html {
  const { count, taught, differences } = result;
  const worse = differences.filter(({ kind }) => kind === 'worse').length;
  const rest = differences.length - MOST_SHOWN;
  const changed = differences.length;
  return html`<h2 class="nhsuk-heading-m">${says.taughtHeading}</h2>
${taught.map(({ said, before, after }) => (before === after ? same(says, said, before) : sideBySide(says, said, before, after)))}
<h2 class="nhsuk-heading-m">${changed === 0 ? fill(says.none, { count }) : fill(says.some, { count, changed })}</h2>
${worse > 0 && html`<p class="reading"><strong class="desk-worse">${fill(says.worse, { count: worse })}</strong></p>`}
${differences.slice(0, MOST_SHOWN).map((one) => difference(says, one))}
${rest > 0 && html`<p>${fill(says.moreNotShown, { count: rest })}</p>`}`;
}

const TAGS = {
  worse: 'nhsuk-tag--red',
  changed: 'nhsuk-tag--yellow',
  better: 'nhsuk-tag--green',
};

type Says = SignedIn['words']['draft'];

function difference(
  says: Says,
  { kind, isLately, earlier, said, before, after }: Difference,
): Html {
  return html`<div class="desk-difference"><p><strong class="nhsuk-tag ${TAGS[kind]}">${says.kinds[kind]}</strong>${isLately && html` <strong class="nhsuk-tag">${says.lately}</strong>`}</p>
${earlier.length > 0 && html`<p>${says.earlier} ${earlier.map((one, index) => [index > 0 && ' · ', `“${one}”`])}</p>`}
${sideBySide(says, said, before, after)}</div>`;
}

/** An answer that the change does not touch: once, and not side by side with itself. */
function same(says: Says, said: string, answer: string): Html {
  return html`<p class="desk-difference__said">${says.said} <b>“${said}”</b></p>
<blockquote class="desk-answer">${lines(answer)}</blockquote><p class="reading"><strong>${says.same}</strong></p>`;
}

function sideBySide(says: Says, said: string, before: string, after: string): Html {
  return html`<div class="desk-difference__pair"><p class="desk-difference__said">${says.said} <b>“${said}”</b></p>
<div><h3 class="nhsuk-heading-xs">${says.before}</h3><blockquote class="desk-answer">${lines(before)}</blockquote></div>
<div><h3 class="nhsuk-heading-xs">${says.after}</h3><blockquote class="desk-answer">${lines(after)}</blockquote></div></div>`;
}

function buttons(
  { words: { draft: says }, session }: SignedIn,
  { id }: Draft,
  result: Rehearsed | undefined,
  revision: string,
): Part {
  const isWorse = result?.differences.some(({ kind }) => kind === 'worse');
  const hidden = html`${formToken(session)}<input type="hidden" name="id" value="${id}">`;
  return html`<div class="desk-buttons">${
    result &&
    session.rights.includes('publish') &&
    html`<form method="post" action="/teach/publish">${hidden}<input type="hidden" name="seen" value="${revision}">
<button class="nhsuk-button${isWorse && ' nhsuk-button--warning'}">${isWorse ? says.publishAnyway : says.publish}</button></form>`
  }
<form method="post" action="/teach/discard">${hidden}<button class="nhsuk-button nhsuk-button--secondary">${says.discard}</button></form></div>`;
}

/** @throws DeskProblem where there is none */
function numberOf({ form, words }: SignedIn): number {
  const number = Number(form.get('number'));
  if (!Number.isInteger(number)) throw new DeskProblem(400, words.problems.notFound);
  return number;
}
