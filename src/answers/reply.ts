// A reply as every channel gets it: what it says in blocks, and what it is about. No channel's markup in it.

import type { Topic } from '../knowledge/schema.ts';

export const OUTCOMES = [
  'answer',
  'clarify',
  'dialog',
  'signpost',
  'out-of-scope',
  'smalltalk',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface RoleName {
  id: string;
  title: string;
}

/** A rung of a ladder: the roles of one career level, lowest level first. */
export interface Rung {
  level: string;
  roles: RoleName[];
}

/** A page that an answer rests on. */
export interface Citation {
  title: string;
  url?: string;
}

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'numbered'; items: string[] }
  | { kind: 'facts'; facts: { name: string; value: string }[] }
  | { kind: 'comparison'; columns: string[]; rows: { name: string; values: string[] }[] }
  | { kind: 'ladder'; title: string; rungs: Rung[]; current: string }
  | { kind: 'results'; results: { role: RoleName; reason: string }[] }
  | { kind: 'links'; links: { title: string; url: string }[] }
  | { kind: 'source'; lead: string; citations: Citation[]; checked: string };

export interface Reply {
  outcome: Outcome;
  topic: Topic;
  /** What the reply is about, best first. */
  roles: RoleName[];
  blocks: Block[];
  /** What the person may say next; each also works as typed text. */
  choices: string[];
  /** 0 to 1: how sure the bot is that this answers what was meant. */
  confidence: number;
  /** The guided conversation under way, by the id of its script. */
  dialog: string | null;
  /** How far a guided conversation has come: "step 2 of 5". */
  progress?: { step: number; of: number };
}

/** A reply with the usual values where none are given. */
export function reply(parts: Partial<Reply> & Pick<Reply, 'outcome' | 'blocks'>): Reply {
  return { topic: 'none', roles: [], choices: [], confidence: 1, dialog: null, ...parts };
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

/** A list block, or nothing where there are no items. */
export function list(items: readonly string[]): Block[] {
  return items.length > 0 ? [{ kind: 'list', items: [...items] }] : [];
}

/** The reply as plain text, paragraphs apart by a blank line; choices are not in it. */
export function replyText(blocks: readonly Block[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'numbered':
      return block.items.map((item, index) => `${index + 1}. ${item}`).join('\n');
    case 'facts':
      return block.facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
    case 'comparison':
      return block.rows
        .map(({ name, values }) =>
          [name, ...values.map((value, index) => `- ${block.columns[index] ?? ''}: ${value}`)].join(
            '\n',
          ),
        )
        .join('\n\n');
    case 'ladder':
      return [
        block.title,
        ...block.rungs.map(
          ({ level, roles }) =>
            `- ${level}: ${roles
              .map((role) => (role.id === block.current ? `${role.title} (*)` : role.title))
              .join(', ')}`,
        ),
      ].join('\n');
    case 'results':
      return block.results
        .map(
          ({ role, reason }, index) =>
            `${index + 1}. ${role.title}${reason === '' ? '' : `: ${reason}`}`,
        )
        .join('\n');
    case 'links':
      return block.links.map(({ title, url }) => `${title}: ${url}`).join('\n');
    case 'source':
      return `${block.lead} ${block.citations
        .map(({ title, url }) => (url ? `${title} (${url})` : title))
        .join('; ')}${block.checked === '' ? '' : `. ${block.checked}`}`;
  }
}
