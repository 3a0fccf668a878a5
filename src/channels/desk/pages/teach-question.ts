// /teach/question: a small question of the trust's own.

import type { Lesson } from '../../../desk/teaching.ts';
import { fill } from '../../../knowledge/fill.ts';
import { fold } from '../../../language/text.ts';
import { html } from '../../web/html.ts';
import { type FormFault, field, formToken } from '../frame.ts';
import type { DeskRoute, SignedIn } from '../request.ts';
import type { DeskServices } from '../services.ts';
import type { TeachingPlace } from '../teaching-place.ts';
import { faultsOfPhrase, LONGEST_PHRASE, oneLine, prepare, showForm } from './teach-form.ts';

const LONGEST_ANSWER = 600;
/** As the content itself asks of a small question. */
const LEAST_ASKED = 8;

export function questionForm(services: DeskServices, place: TeachingPlace): DeskRoute[] {
  function show(asked: SignedIn, faults: FormFault[] = []): void {
    const { teach } = asked.words;
    const value = (name: string) =>
      asked.form.get(name) ?? asked.query.getAll(name).map(oneLine).join('\n');
    const form = html`<form class="desk-form" method="post" action="/teach/question" novalidate>${formToken(asked.session)}
${field({ name: 'title', label: teach.questionTitle, hint: teach.questionTitleHint, value: value('title'), faults })}
${field({ name: 'says', label: teach.says, hint: teach.saysHint, value: value('says'), rows: 4, faults })}
${field({ name: 'asked', label: teach.asked, hint: teach.askedHint, value: value('asked'), rows: 9, faults })}
${field({ name: 'source', label: teach.sourceTitle, hint: teach.sourceTitleHint, value: value('source'), faults })}
${field({ name: 'url', label: teach.sourceUrl, value: value('url'), faults })}
<button class="nhsuk-button">${teach.prepare}</button></form>`;
    showForm(asked, teach.questionLink, faults, form);
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
