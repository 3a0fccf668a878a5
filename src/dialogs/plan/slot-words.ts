// A slot in words: what the bot took someone to have said, so that a misunderstanding shows.

import { joinWords } from '../../answers/role-words.ts';
import { fill } from '../../knowledge/fill.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Script } from '../script/schema.ts';
import type { SlotName, Slots, SlotValue } from '../script/slots.ts';
import type { DialogWording } from '../script/wording.ts';
import { LACKED, readSubjects } from './person-of.ts';

/** What stands in a slot, as the person would say it. */
export function slotWords(
  knowledge: Knowledge,
  words: DialogWording,
  script: Script,
  name: SlotName,
  value: SlotValue,
): string {
  const { told } = words;
  if (value === null) return told.skipped;
  const choice = script.steps
    .flatMap((step) => (step.kind === 'ask' && step.slot === name ? step.choices : []))
    .find((one) => JSON.stringify(one.value) === JSON.stringify(value));
  if (choice && typeof value !== 'number') return choice.title;
  if (typeof value === 'boolean') return value ? told.yes : told.no;
  if (name === 'gcseGrade') return fill(told.grade, { grade: String(value) });
  if (typeof value === 'number') return fill(told.count, { count: value });
  if (Array.isArray(value)) {
    const titles = value.map((one) => knowledge.roles.get(one)?.title ?? one);
    return titles.length > 0 ? joinWords(titles) : told.skipped;
  }
  const role = knowledge.roles.get(value) ?? knowledge.families.get(value);
  return role?.title ?? (name === 'subjects' ? subjectsWords(words, value) : value);
}

/** "maths:2, science:none" as "maths 2, no science". */
function subjectsWords({ told }: DialogWording, value: string): string {
  return readSubjects(value)
    .map(({ subject, grade }) =>
      grade === LACKED ? fill(told.noSubject, { subject }) : `${subject} ${grade}`.trim(),
    )
    .join(', ');
}

/** The label of a slot's line: the question's own, or the general one. */
export function slotLabel(words: DialogWording, script: Script, name: SlotName): string {
  const step = script.steps.find((one) => one.kind === 'ask' && one.slot === name);
  return step?.kind === 'ask' ? step.label : words.told.labels[name];
}

/** "What you have: A levels or level 3; How many GCSEs: 5". */
export function factsWords(
  knowledge: Knowledge,
  words: DialogWording,
  script: Script,
  slots: Slots,
  names: readonly SlotName[],
): string {
  return names
    .map((name) =>
      fill(words.told.list, {
        label: slotLabel(words, script, name),
        value: slotWords(knowledge, words, script, name, slots[name] ?? null),
      }),
    )
    .join('; ');
}
