// What the three forms for teaching have in common.

import type { Lesson } from '../../../desk/teaching.ts';
import { fill } from '../../../knowledge/fill.ts';
import { fold } from '../../../language/text.ts';
import { type Html, html } from '../../web/html.ts';
import { type FormFault, faultSummary } from '../frame.ts';
import type { SignedIn } from '../request.ts';
import type { DeskServices } from '../services.ts';
import type { TeachingPlace } from '../teaching-place.ts';

export const LONGEST_PHRASE = 200;

/** Shows a form below its heading and what is wrong in it. */
export function showForm(
  asked: SignedIn,
  title: string,
  faults: readonly FormFault[],
  form: Html,
): void {
  asked.show({
    title,
    status: faults.length > 0 ? 400 : 200,
    address: '/teach',
    main: html`${faultSummary(asked.words, faults)}
<h1 class="nhsuk-heading-l">${title}</h1>
${form}`,
  });
}

/** Keeps the change, and goes to the page that shows what it would change. */
export async function prepare(
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

/** What is wrong with words that are to become content. */
export function faultsOfPhrase(
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

/** Whether a phrase is among those that are known, however it is written. */
export function isKnown(phrase: string, known: readonly string[]): boolean {
  return known.some((one) => fold(one) === fold(phrase));
}

/** What was typed, without line breaks and blanks at its ends. */
export function oneLine(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
