// The Adaptive Card of a reply: what is easier to read laid out than in running text, and the buttons.
// Version 1.5 is the newest that Teams renders everywhere. No pictures; one column, so that it reads well on a phone.

import { type Block, inOrder, partsOfChoices, type Reply, type Result } from '../answers/reply.ts';
import { blocksMarkdown, bullets, escapeMarkdown, numbers } from './markdown.ts';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

export interface CardElement {
  type: 'TextBlock' | 'Container' | 'FactSet' | 'Input.ChoiceSet' | 'ActionSet';
  [property: string]: unknown;
}

export interface CardAction {
  type: 'Action.Submit' | 'Action.OpenUrl';
  title: string;
  data?: Record<string, unknown>;
  url?: string;
  style?: 'positive';
  associatedInputs?: 'none';
}

export interface AdaptiveCard {
  $schema: string;
  type: 'AdaptiveCard';
  version: '1.5';
  fallbackText: string;
  speak: string;
  body: CardElement[];
  actions: CardAction[];
}

/** What a button gives back, besides what it says: whose it is and which turn it belongs to, where that matters. */
export interface ButtonOwner {
  person?: string;
  turn?: string;
}

/** The input of a list; `readSaid` reads it. */
export const CHOSEN = 'chosen';
const FOLDED = 'more';
/** Teams shows six buttons of a card at most. */
const MOST_BUTTONS = 6;

export interface CardTexts {
  /** Shown where a card cannot be. */
  fallback: string;
  /** Read aloud. */
  speak: string;
  /** The button under a list to choose from, and that list's name for a screen reader. */
  choose: { button: string; one: string; several: string };
  /** The button that opens what is folded. */
  open: string;
  /** A page that goes with the reply, as the first of its buttons. */
  page?: { title: string; url: string };
}

export function buildCard(
  {
    choices,
    options,
    hasPlan,
    ...content
  }: Pick<Reply, 'blocks' | 'more' | 'choices' | 'options' | 'hasPlan'>,
  texts: CardTexts,
  owner: ButtonOwner = {},
): AdaptiveCard {
  const { before, more, after } = inOrder(content);
  const isKept = content.blocks.some(({ kind }) => kind === 'code');
  const list = listed({ choices, ...(options && { options }) });
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: texts.fallback,
    speak: texts.speak,
    body: [
      ...before.flatMap((block) => elements(block, owner)),
      ...(more.length > 0 ? folded(more, texts.open, owner) : []),
      ...after.flatMap((block) => elements(block, owner)),
      ...(list.titles.length > 0 ? [choiceSet(list, texts.choose)] : []),
    ],
    actions: withPrimary(hasPlan === true && (!isKept || texts.page !== undefined), [
      ...(texts.page ? [{ type: 'Action.OpenUrl' as const, ...texts.page }] : []),
      ...(list.titles.length > 0 ? [sendButton(list.titles, texts.choose.button, owner)] : []),
      ...list.buttons.map((choice) => button(choice, owner, list.titles.length > 0)),
    ]),
  };
}

/** Under a plan one button stands out: the first, which saves it or opens its page. */
function withPrimary(stands: boolean, [first, ...others]: CardAction[]): CardAction[] {
  if (!first) return [];
  return [stands ? { ...first, style: 'positive' } : first, ...others];
}

interface Listed {
  /** What is chosen from a list in the card: several answers, or more than there is room for as buttons. */
  titles: string[];
  areSeveral: boolean;
  buttons: string[];
}

function listed(reply: Pick<Reply, 'choices' | 'options'>): Listed {
  const { choices, options } = reply;
  const areSeveral = options?.areSeveral === true;
  if (!areSeveral && choices.length <= MOST_BUTTONS)
    return { titles: [], areSeveral, buttons: choices };
  const parts = partsOfChoices(reply);
  return options
    ? { titles: parts.options, areSeveral, buttons: parts.steering }
    : { titles: choices, areSeveral, buttons: [] };
}

/** What a button opens and closes again. */
function folded(more: readonly Block[], open: string, owner: ButtonOwner): CardElement[] {
  const toggle = { type: 'Action.ToggleVisibility', title: open, targetElements: [FOLDED] };
  return [
    { type: 'ActionSet', actions: [toggle] },
    {
      type: 'Container',
      id: FOLDED,
      isVisible: false,
      items: more.flatMap((block) => elements(block, owner)),
    },
  ];
}

/**
 * A button that says its own text. It gives back plain data: Teams' `messageBack` would show the text as if typed, but
 * Microsoft's emulator does nothing when such a button is pressed.
 */
function button(say: string, owner: ButtonOwner, isBesideList = false): CardAction {
  return {
    type: 'Action.Submit',
    title: say,
    data: { say, ...owner },
    // Inputs left out, or the list beside it would want to be filled in first.
    ...(isBesideList && { associatedInputs: 'none' }),
  };
}

/** Sends what was chosen from the list. Teams puts commas between several, as titles have them too, so it is by number. */
function sendButton(titles: readonly string[], title: string, owner: ButtonOwner): CardAction {
  return { type: 'Action.Submit', title, style: 'positive', data: { titles, ...owner } };
}

function choiceSet({ titles, areSeveral }: Listed, words: CardTexts['choose']): CardElement {
  const label = areSeveral ? words.several : words.one;
  return {
    type: 'Input.ChoiceSet',
    id: CHOSEN,
    style: 'expanded',
    isMultiSelect: areSeveral,
    label,
    isRequired: true,
    errorMessage: label,
    choices: titles.map((title, place) => ({ title, value: String(place) })),
  };
}

function elements(block: Block, owner: ButtonOwner): CardElement[] {
  switch (block.kind) {
    case 'heading':
      return [headingElement(block.text)];
    case 'list':
      return [textElement(bullets(block.items))];
    case 'numbered':
      return [textElement(numbers(block.items))];
    case 'code':
      return [
        textElement(block.code, { size: 'ExtraLarge', weight: 'Bolder', fontType: 'Monospace' }),
      ];
    case 'facts':
      return [factSet(block.facts.map(({ name, value }) => ({ title: name, value })))];
    case 'comparison':
      return block.rows.map(({ name, values }) =>
        container([
          textElement(escapeMarkdown(name), { weight: 'Bolder' }),
          factSet(values.map((value, index) => ({ title: block.columns[index] ?? '', value }))),
        ]),
      );
    case 'ladder':
      return [
        headingElement(block.title),
        factSet(
          block.rungs.map(({ level, roles }) => ({
            title: level,
            value: roles
              .map(({ id, title }) => (id === block.current ? `${title} (*)` : title))
              .join(', '),
          })),
        ),
      ];
    case 'results':
      return block.results.map((result, index) =>
        resultElement(result, (block.after ?? 0) + index + 1, owner),
      );
    case 'lines':
      return [linesElement(block)];
    case 'source':
      return [textElement(blocksMarkdown([block]), { size: 'Small', separator: true })];
    case 'paragraph':
    case 'tasks':
    case 'path':
    case 'links':
      return [textElement(blocksMarkdown([block]))];
  }
}

/** A job of a list, which can be pressed and looks like it. */
function resultElement(result: Result, number: number, owner: ButtonOwner): CardElement {
  const { role, reason, glance } = result;
  return {
    type: 'Container',
    spacing: 'Small',
    style: 'emphasis',
    items: [
      textElement(`**${number}. ${escapeMarkdown(role.title)}**`),
      ...(reason === '' ? [] : [textElement(escapeMarkdown(reason), { spacing: 'None' })]),
      ...(glance ? [textElement(escapeMarkdown(glance), { spacing: 'None', isSubtle: true })] : []),
    ],
    selectAction: button(role.title, owner, true),
  };
}

function headingElement(text: string): CardElement {
  return textElement(escapeMarkdown(text), { weight: 'Bolder', size: 'Medium', style: 'heading' });
}

function textElement(text: string, look: Record<string, unknown> = {}): CardElement {
  // Teams starts a new line of a list in a card at a carriage return.
  return { type: 'TextBlock', text: text.replaceAll('\n', '\r'), wrap: true, ...look };
}

/** Who can be called or texted: a button each, with emphasis where it is urgent. */
function linesElement({
  isUrgent,
  title,
  lead,
  lines,
}: Extract<Block, { kind: 'lines' }>): CardElement {
  return {
    type: 'Container',
    ...(isUrgent ? { style: 'attention', bleed: true } : {}),
    items: [
      ...(title === undefined ? [] : [headingElement(title)]),
      ...(lead === undefined ? [] : [textElement(escapeMarkdown(lead))]),
      ...lines.flatMap(({ label, address, about }) => [
        {
          type: 'ActionSet' as const,
          actions: [{ type: 'Action.OpenUrl', title: label, url: address }],
        },
        textElement(escapeMarkdown(about), { spacing: 'Small', size: 'Small' }),
      ]),
    ],
  };
}

function container(items: CardElement[]): CardElement {
  return { type: 'Container', separator: true, items };
}

function factSet(facts: { title: string; value: string }[]): CardElement {
  return {
    type: 'FactSet',
    facts: facts.map(({ title, value }) => ({
      title: escapeMarkdown(title),
      value: escapeMarkdown(value),
    })),
  };
}
