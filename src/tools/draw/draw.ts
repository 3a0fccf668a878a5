// `npm run draw -- how-do-i-start` draws a dialog as a flow chart, `npm run draw -- ladder nursing` a family's ladder:
// an SVG and its text alternative, in docs/pictures. Without arguments it draws every picture that is there again.

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { trustFolder } from '../../config.ts';
import { loadDialogs, type Scripts } from '../../dialogs/script/load.ts';
import { exits } from '../../dialogs/script/path.ts';
import type { Condition, Script, Step } from '../../dialogs/script/schema.ts';
import { familyLadder } from '../../knowledge/ladder.ts';
import { type Knowledge, loadKnowledge } from '../../knowledge/load.ts';
import { type Arrow, type Box, heightOf, svg, wrap } from './svg.ts';

export const PICTURES = 'docs/pictures';

export interface Picture {
  svg: string;
  /** Everything that the picture shows, in words. */
  text: string;
}

const STEP_WIDTH = 380;
const STEP_LETTERS = 46;
const GAP = 40;
const CHOICES_DRAWN = 6;
const RUNG_WIDTH = 260;
const ROLE_LETTERS = 30;

/** A dialog from its first step to its ends, one step below the other. */
function drawDialog(script: Script): Picture {
  let y = 0;
  const boxes = new Map<string, Box>();
  for (const step of script.steps) {
    const lines = stepLines(step).flatMap((line) => wrap(line, STEP_LETTERS));
    const kind =
      step.kind === 'ask'
        ? 'question'
        : step.kind === 'when'
          ? 'condition'
          : step.kind === 'show'
            ? 'end'
            : 'other';
    boxes.set(step.id, { x: 0, y, width: STEP_WIDTH, height: heightOf(lines), lines, kind });
    y += heightOf(lines) + GAP;
  }
  const arrows: Arrow[] = [];
  const sentences: string[] = [];
  for (const step of script.steps) {
    const from = boxes.get(step.id);
    const ways = exits(script, step);
    for (const { to, because } of ways) {
      const target = boxes.get(to);
      const label = because ? conditionWords(because) : '';
      if (from && target) arrows.push({ from, to: target, ...(label ? { label } : {}) });
    }
    sentences.push(
      [
        `${script.steps.indexOf(step) + 1}. ${stepLines(step).join(' / ')}.`,
        ...ways.map(
          ({ to, because }) => `${because ? `If ${conditionWords(because)}` : 'Then'}: ${to}.`,
        ),
      ].join(' '),
    );
  }
  const text = `${script.title}: the steps of the dialog.\n\n${sentences.join('\n')}\n`;
  return { svg: svg(`${script.title}: flow chart`, text, [...boxes.values()], arrows), text };
}

function stepLines(step: Step): string[] {
  switch (step.kind) {
    case 'ask':
      return [
        step.id,
        step.prompt,
        ...step.choices.slice(0, CHOICES_DRAWN).map(({ title }) => `• ${title}`),
      ];
    case 'say':
      return [step.id, step.say];
    case 'when':
      return [step.id];
    case 'goTo':
      return [step.id, `goes to ${step.goTo}`];
    case 'show':
      return [step.id, `shows the ${step.show}`];
    case 'start':
      return [step.id, `starts ${step.start} and comes back`];
  }
}

function conditionWords({ slot, is = [], filled, rolesLeft }: Condition): string {
  if (rolesLeft !== undefined) return `${rolesLeft} jobs or fewer are left`;
  if (filled !== undefined) return `${slot} is ${filled ? 'known' : 'not known'}`;
  return `${slot} is ${is.join(' or ')}`;
}

/** A family's roles by career level, lowest at the bottom, with the steps between them. */
export function drawLadder(knowledge: Knowledge, familyId: string): Picture {
  const family = knowledge.families.get(familyId);
  const rungs = familyLadder(knowledge, familyId);
  if (!family || rungs.length === 0) {
    const known = [...knowledge.families.keys()].join(', ');
    throw new Error(`there is no ladder "${familyId}"; use one of ${known}`);
  }
  const boxes = new Map<string, Box>();
  let y = 0;
  for (const { careerLevel, roles } of [...rungs].reverse()) {
    const level = knowledge.wording.careerLevels[String(careerLevel)] ?? String(careerLevel);
    let tallest = 0;
    for (const [place, role] of roles.entries()) {
      const bands = role.bands ? `band ${role.bands.join(' or ')}` : '';
      const lines = [role.title, level, bands]
        .filter((line) => line !== '')
        .flatMap((line) => wrap(line, ROLE_LETTERS));
      tallest = Math.max(tallest, heightOf(lines));
      boxes.set(role.id, {
        x: place * (RUNG_WIDTH + GAP),
        y,
        width: RUNG_WIDTH,
        height: heightOf(lines),
        lines,
        kind: careerLevel >= 6 ? 'end' : 'question',
      });
    }
    y += tallest + GAP * 1.5;
  }
  const roles = rungs.flatMap((rung) => rung.roles);
  const steps = roles.flatMap((role) =>
    role.progression.flatMap(({ to, how }) =>
      to !== undefined && boxes.has(to) ? [{ from: role.id, to, how }] : [],
    ),
  );
  const arrows = steps.flatMap(({ from, to }): Arrow[] => {
    const [start, end] = [boxes.get(from), boxes.get(to)];
    return start && end ? [{ from: start, to: end }] : [];
  });
  const titleOf = (id: string) => knowledge.roles.get(id)?.title ?? id;
  const text = [
    `${family.title}: the ladder, lowest level first.`,
    '',
    ...rungs.map(
      ({ careerLevel, roles: onRung }) =>
        `${knowledge.wording.careerLevels[String(careerLevel)] ?? careerLevel}: ${onRung.map((role) => role.title).join(', ')}.`,
    ),
    '',
    ...steps.map(({ from, to, how }) =>
      `From ${titleOf(from)} to ${titleOf(to)}. ${how ?? ''}`.trim(),
    ),
    '',
  ].join('\n');
  return { svg: svg(`${family.title}: ladder`, text, [...boxes.values()], arrows), text };
}

/** The picture that a file's name stands for: "how-do-i-start" or "ladder-nursing". */
export function draw(name: string, knowledge: Knowledge, { scripts }: Scripts): Picture {
  if (name.startsWith('ladder-')) return drawLadder(knowledge, name.slice('ladder-'.length));
  const script = scripts.get(name);
  if (script) return drawDialog(script);
  const known = [...scripts.keys()].join(', ');
  throw new Error(`there is no dialog "${name}"; use one of ${known}, or "ladder" and a family`);
}

/** The names of the pictures that are there. */
export function drawnNames(): string[] {
  return readdirSync(PICTURES)
    .filter((file) => file.endsWith('.svg'))
    .map((file) => file.replace(/\.svg$/, ''))
    .sort();
}

function main(args: readonly string[]): void {
  const knowledge = loadKnowledge('knowledge', trustFolder());
  const scripts = loadDialogs('dialogs');
  const named = args[0] === 'ladder' ? [`ladder-${args[1] ?? ''}`] : [...args];
  mkdirSync(PICTURES, { recursive: true });
  for (const name of named.length > 0 ? named : drawnNames()) {
    const picture = draw(name, knowledge, scripts);
    const file = path.join(PICTURES, name);
    writeFileSync(`${file}.svg`, picture.svg);
    writeFileSync(`${file}.txt`, picture.text);
    console.log(`${file}.svg, with its text alternative ${file}.txt`);
  }
}

if (process.argv[1]?.endsWith('draw.ts')) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
