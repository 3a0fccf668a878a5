// How a person can be reached: in a sentence, and as links below it.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Trust } from '../knowledge/schema/trust.ts';
import { type Block, paragraph } from './reply.ts';
import { capital } from './role-words.ts';

type Contact = Trust['recruitment'];

/** A contact in one line: "the recruitment team (e-mail, phone)"; with its page where there is neither. */
export function contactWords({ name, email, phone, url }: Contact): string {
  const direct = [email, phone].filter((way) => way !== undefined);
  const ways = direct.length > 0 || url === undefined ? direct : [url];
  return ways.length > 0 ? `${name} (${ways.join(', ')})` : name;
}

/** The ways to a contact, each as a link; none where there is only a name. */
export function contactLinks(
  { wording }: Knowledge,
  { name, email, phone, url }: Contact,
): Block[] {
  const { contact } = wording;
  const links = [
    ...(email === undefined
      ? []
      : [{ title: fill(contact.email, { email }), url: `mailto:${email}` }]),
    ...(phone === undefined
      ? []
      : [{ title: fill(contact.phone, { phone }), url: `tel:${phone.replace(/[^\d+]/g, '')}` }]),
    ...(url === undefined ? [] : [{ title: capital(name), url }]),
  ];
  return links.length > 0 ? [{ kind: 'links', links }] : [];
}

/** A sentence that names a contact, and the ways to it. */
export function contactBlocks(knowledge: Knowledge, text: string, contact: Contact): Block[] {
  return [paragraph(fill(text, { contact: contact.name })), ...contactLinks(knowledge, contact)];
}
