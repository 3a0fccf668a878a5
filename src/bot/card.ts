// The Adaptive Card of a reply: what is easier to read laid out than in running text, and the buttons.
// Version 1.5 is the newest that Teams renders everywhere. No pictures; one column, so that it reads well on a phone.

import { type Block, inOrder, type Reply, type Result } from '../answers/reply.ts';
import { blocksMarkdown, bullets, escapeMarkdown, numbers } from './markdown.ts';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

export interface CardElement {
  type: 'TextBlock' | 'Container' | 'FactSet' | 'Input.ChoiceSet' | 'ActionSet';
  [property: string]: unknown;
}

export interface CardAction {
  type: 'Action.Submit';
  title: string;
  data: Record<string, unknown>;
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

const FOLDED = 'more';
/** Teams shows six buttons of a card at most. */
const MOST_BUTTONS = 6;

export interface CardTexts {
  /** Shown where a card cannot be. */
  fallback: string;
  /** Read aloud. */
  speak: string;
  /** The button of a long list. */
  choose: string;
  /** The button that opens what is folded. */
  open: string;
}

export function buildCard(
  { choices, ...content }: Pick<Reply, 'blocks' | 'more' | 'choices'>,
  texts: CardTexts,
  owner: ButtonOwner = {},
): AdaptiveCard {
  const { before, more, after } = inOrder(content);
  const isLongChoice = choices.length > MOST_BUTTONS;
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
      ...(isLongChoice ? [choiceSet(choices, texts.choose)] : []),
    ],
    actions: isLongChoice
      ? [{ type: 'Action.Submit', title: texts.choose, data: { ...owner } }]
      : choices.map((choice) => button(choice, owner)),
  };
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
function button(say: string, owner: ButtonOwner): CardAction {
  return { type: 'Action.Submit', title: say, data: { say, ...owner } };
}

function choiceSet(choices: readonly string[], label: string): CardElement {
  return {
    type: 'Input.ChoiceSet',
    id: 'say',
    style: 'expanded',
    label,
    isRequired: true,
    errorMessage: label,
    choices: choices.map((choice) => ({ title: choice, value: choice })),
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
    // Inputs left out, or a list to choose from in the same card would want to be filled in first.
    selectAction: { ...button(role.title, owner), associatedInputs: 'none' },
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
