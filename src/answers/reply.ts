// A reply as every channel gets it: what it says in blocks, and what it is about. No channel's markup in it.

import type { Topic } from '../knowledge/kinds.ts';

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
  /** Where a channel shows sources by their numbers. */
  number?: number;
}

/** Someone who can be called or texted at once. */
export interface Line {
  /** "Call Samaritans, 116 123" */
  label: string;
  /** tel:, sms: */
  address: string;
  about: string;
}

/** A job in a list. */
export interface Result {
  role: RoleName;
  /** What the work is, or why it is among these. */
  reason: string;
  /** Pay and way in. */
  glance?: string;
}

/** One thing to do, with the pages where it is done. */
export interface Task {
  says: string;
  links?: { title: string; url: string }[];
}

/** A job on somebody's way. */
export interface Stone {
  title: string;
  /** "Open to you now", "Your goal" */
  about: string;
  isGoal?: true;
}

/** `after`: how many results of the same list stand before these. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'numbered'; items: string[] }
  | { kind: 'facts'; facts: { name: string; value: string }[] }
  | { kind: 'comparison'; columns: string[]; rows: { name: string; values: string[] }[] }
  | { kind: 'ladder'; title: string; rungs: Rung[]; current: string }
  | { kind: 'results'; results: Result[]; after?: number }
  | { kind: 'lines'; isUrgent: boolean; title?: string; lead?: string; lines: Line[] }
  | { kind: 'tasks'; tasks: Task[] }
  | { kind: 'path'; stones: Stone[] }
  | { kind: 'code'; code: string }
  | { kind: 'links'; links: { title: string; url: string }[] }
  | { kind: 'source'; lead: string; citations: Citation[]; checked: string };

export interface Reply {
  outcome: Outcome;
  topic: Topic;
  /** What the reply is about, best first. */
  roles: RoleName[];
  blocks: Block[];
  /** What is folded under "More about this": nobody needs it to have their answer. */
  more?: Block[];
  /** What opens the fold, where it is not "More about this". */
  moreTitle?: string;
  /** What the person may say next; each also works as typed text. */
  choices: string[];
  /** Where a question is asked: how many of the choices, from the first on, answer it. The others steer: "Back", "Skip". */
  options?: { count: number; areSeveral: boolean };
  /** 0 to 1: how sure the bot is that this answers what was meant. */
  confidence: number;
  /** The guided conversation under way, by the id of its script. */
  dialog: string | null;
  /** A plan goes with it, which can be opened as a page where a channel has pages. */
  hasPlan?: true;
  /** How far a guided conversation has come: "step 2 of 5". */
  progress?: { step: number; of: number };
  /** It says that the question is not understood, or that the answer is not known. */
  isUnanswered?: true;
  /** What was answered, by the names of content: "role/podiatrist/skills". Only with it can an answer be called useful. */
  subject?: string;
}

/** Between options that are chosen together; no title of an option has it in it. */
export const BETWEEN_OPTIONS = '; ';

/** The choices of a reply: those that answer its question, and those that steer. */
export function partsOfChoices({ choices, options }: Pick<Reply, 'choices' | 'options'>): {
  options: string[];
  steering: string[];
} {
  const count = options?.count ?? 0;
  return { options: choices.slice(0, count), steering: choices.slice(count) };
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

/** The few words before a colon at the start of a line, which say what the line is about. */
export function leadOf(item: string): string | undefined {
  return LEAD.exec(item)?.[0];
}
const LEAD = /^[^:.]{2,60}:(?= )/;

/** A reply in the order in which it is read; sources that close it stand below the fold. */
export function inOrder({ blocks, more = [] }: Pick<Reply, 'blocks' | 'more'>): {
  before: Block[];
  more: Block[];
  after: Block[];
} {
  const end = blocks.findLastIndex(({ kind }) => kind !== 'source') + 1;
  return { before: blocks.slice(0, end), more, after: blocks.slice(end) };
}

/** All blocks of a reply, where there is room for all. */
export function unfolded(answer: Pick<Reply, 'blocks' | 'more'>): Block[] {
  const { before, more, after } = inOrder(answer);
  return [...before, ...more, ...after];
}

/** All of a reply as plain text; `label` is the line that stands before what is folded elsewhere. */
export function wholeText(
  answer: Pick<Reply, 'blocks' | 'more' | 'moreTitle'>,
  label: string,
): string {
  const { before, more, after } = inOrder(answer);
  const folded = more.length === 0 ? [] : [paragraph(answer.moreTitle ?? label), ...more];
  return replyText([...before, ...folded, ...after]);
}

/** Blocks as plain text, paragraphs apart by a blank line; choices are not in it. */
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
        .map((result, index) => {
          const text = resultText(result);
          const number = (block.after ?? 0) + index + 1;
          return `${number}. ${result.role.title}${text === '' ? '' : `: ${text}`}`;
        })
        .join('\n');
    case 'lines':
      return [
        ...[block.title, block.lead].flatMap((text) => text ?? []),
        ...block.lines.map(({ label, about }) => `- ${label}: ${about}`),
      ].join('\n');
    case 'tasks':
      return tasksText(block.tasks);
    case 'path':
      return pathText(block.stones);
    case 'code':
      return block.code;
    case 'links':
      return block.links.map(linkText).join('\n');
    case 'source':
      return `${block.lead} ${block.citations
        .map(({ title, url }) => (url ? `${title} (${url})` : title))
        .join('; ')}${block.checked === '' ? '' : `. ${block.checked}`}`;
  }
}

function tasksText(tasks: readonly Task[]): string {
  const lines = tasks.flatMap(({ says, links = [] }, index) => [
    `${index + 1}. ${says}`,
    ...links.map((one) => `   ${linkText(one)}`),
  ]);
  return lines.join('\n');
}

function pathText(stones: readonly Stone[]): string {
  return stones.map(({ title, about }, index) => `${index + 1}. ${title} (${about})`).join('\n');
}

/** A link in plain text; numbers and mailboxes stand in its title. */
function linkText({ title, url }: { title: string; url: string }): string {
  return /^(?:tel|mailto):/.test(url) ? title : `${title}: ${url}`;
}

/** What stands beside a job's title in a list. */
function resultText({ reason, glance }: Result): string {
  return [reason, glance].filter((part) => part).join(' ');
}
