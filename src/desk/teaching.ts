// What can be taught at the desk, and how it is written into a file of the trust's folder. Comments and everything else in
// the file stay. Pure: the file's text in, its new text out.

import { type Document, parseDocument } from 'yaml';

/** A new way of asking something that the bot knows. */
export interface NewPhrase {
  kind: 'phrase';
  phrase: string;
  target:
    | { of: 'intent'; id: string }
    | { of: 'topic'; id: string }
    | { of: 'question'; id: string; theme: string };
}

/** What people call a job. */
export interface NewName {
  kind: 'name';
  name: string;
  role: string;
}

/** A small question of the trust's own. */
export interface NewQuestion {
  kind: 'question';
  id: string;
  title: string;
  says: string;
  asked: string[];
  source: { title: string; url: string };
  /** "2026-11" */
  month: string;
}

export type Lesson = NewPhrase | NewName | NewQuestion;

/** The theme of the small questions that are written at the desk. */
const OWN_THEME = 'our-questions';
const NAMES = 'colloquial-titles';

/** The file of the trust's folder that a lesson is written into. */
export function fileOf(lesson: Lesson): string {
  if (lesson.kind === 'name') return `phrasing/${NAMES}.yaml`;
  if (lesson.kind === 'question') return `questions/${OWN_THEME}.yaml`;
  const { target } = lesson;
  if (target.of === 'intent') return `phrasing/intents/${target.id}.yaml`;
  return target.of === 'topic' ? `topics/${target.id}.yaml` : `questions/${target.theme}.yaml`;
}

/**
 * The file's text with the lesson in it.
 *
 * @param text what stands in it now; undefined where there is no such file
 */
export function write(lesson: Lesson, text: string | undefined): string {
  switch (lesson.kind) {
    case 'name': {
      const document = open(text, `extends: ${NAMES}\n`);
      addTo(document, [...additions(document), lesson.role], lesson.name);
      return String(document.toString(AS_IT_IS));
    }
    case 'question':
      return writeQuestion(lesson, text);
    case 'phrase':
      return writePhrase(lesson, text);
  }
}

/** The text of a file that says in which month it was checked last, and nothing else anew. */
export function writeChecked(id: string, month: string, text: string | undefined): string {
  const document = open(text, `extends: ${id}\n`);
  document.set('checked', month);
  return document.toString(AS_IT_IS);
}

/** No line is broken that was not. */
const AS_IT_IS = { lineWidth: 0 };

function writePhrase({ phrase, target }: NewPhrase, text: string | undefined): string {
  const document = open(text, `extends: ${target.of === 'question' ? target.theme : target.id}\n`);
  if (target.of !== 'question') {
    const list = target.of === 'intent' ? 'phrases' : 'questions';
    addTo(document, [...additions(document), list], phrase);
  } else {
    const questions = [...additions(document), 'questions'];
    const index = indexOf(document, questions, target.id);
    if (index >= 0) addTo(document, [...questions, index, 'asked'], phrase);
    else addTo(document, questions, { id: target.id, asked: [phrase] });
  }
  return document.toString(AS_IT_IS);
}

function writeQuestion(
  { kind: _, month, source, ...question }: NewQuestion,
  text: string | undefined,
): string {
  const first = `theme: ${OWN_THEME}\ntitle: Our own questions\nchecked: ${month}\n`;
  const document = open(text, first);
  document.set('checked', month);
  const { id, title, asked, says } = question;
  addTo(document, ['questions'], { id, title, kind: 'fact', asked, says, sources: [source] });
  return document.toString(AS_IT_IS);
}

function open(text: string | undefined, first: string): Document {
  return parseDocument(text === undefined || text.trim() === '' ? first : text);
}

/** Where to add to lists: under `add` in a file that changes a shared one, at the top of a file that is the trust's own. */
function additions(document: Document): string[] {
  return document.has('extends') ? ['add'] : [];
}

function addTo(document: Document, place: readonly (string | number)[], item: unknown): void {
  if (document.hasIn(place)) document.addIn(place, document.createNode(item));
  else document.setIn(place, document.createNode([item]));
}

/** The position in a list of the thing with an id; -1 where it is not there. */
function indexOf(document: Document, place: readonly string[], id: string): number {
  const { length } = Object.keys(Object(document.getIn(place, true)).items ?? []);
  for (let index = 0; index < length; index += 1) {
    if (document.getIn([...place, index, 'id']) === id) return index;
  }
  return -1;
}
