// `npm run bench -- slow`: what messages cost that are made to cost much. Each shape fills a whole message with something
// else that a reader may stumble over; each message is new, so nothing of it is remembered. Processor time of this thread
// alone, so that other work on the machine does not count.

import { buildConversation } from '../../src/conversation/conversation.ts';
import { type ConversationState, LONGEST_MESSAGE } from '../../src/conversation/turn.ts';
import { loadDialogs } from '../../src/dialogs/script/load.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { buildMask } from '../../src/safety/masking.ts';
import { findPlanCode, newPlanCode } from '../../src/safety/plan-code.ts';
import { type Random, seeded } from './random.ts';
import { percentile } from './timing.ts';

/** What a message may cost in milliseconds. */
const MOST_AT_MEDIAN = 50;
const MOST = 100;
const MESSAGES = 5;
/** Before anything is measured, so that the engine has compiled what it runs. */
const WARM_UP = 40;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

type Part = (random: Random) => string;

function shapes(titles: readonly string[], phrases: readonly string[]): Record<string, Part> {
  const title: Part = (random) => random.pick(titles);
  const phrase: Part = (random) => random.pick(phrases);
  const slip = (random: Random, word: string): string => {
    const at = Math.floor(random.number() * word.length);
    const letter = random.pick([...LETTERS]);
    const cut = random.chance(0.5) ? 1 : 0;
    return word.slice(0, at) + letter + word.slice(at + cut);
  };
  const slips = (random: Random, text: string, times: number): string =>
    text
      .split(' ')
      .map((word) => Array.from({ length: times }).reduce<string>((one) => slip(random, one), word))
      .join(' ');
  const word: Part = (random) =>
    Array.from({ length: 4 + Math.floor(random.number() * 7) }, () =>
      random.pick([...LETTERS]),
    ).join('');
  const digit: Part = (random) => random.pick([...'0123456789']);
  return {
    // Those by which the costs were found.
    'misspelt titles': (random) => slips(random, title(random), 1),
    'hyphenated titles': (random) => title(random).replaceAll(' ', '-'),
    '"I am a …"': (random) => `I am a ${title(random)}`,
    'misspelt titles with "and"': (random) => `${slips(random, title(random), 1)} and`,
    'words misspelt twice': (random) => slips(random, title(random), 2),
    'several questions': (random) => `${phrase(random).replaceAll('{role}', title(random))}?`,
    'titles vs titles': (random) => `${title(random)} vs`,
    'GCSEs at grades': (random) =>
      `${random.pick(['2', 'five', '7'])} GCSEs at grade ${digit(random)} and`,
    // And more.
    'titles, with commas': (random) => `${title(random)},`,
    'titles, run together': (random) => title(random).replaceAll(' ', ''),
    'titles run together and misspelt': (random) => slip(random, title(random).replaceAll(' ', '')),
    'titles in capitals': (random) => title(random).toUpperCase(),
    'last words of titles': (random) => title(random).split(' ').at(-1) ?? '',
    'words of titles, mixed': (random) => random.pick(title(random).split(' ')),
    '"not a …"': (random) => `not a ${title(random)} or`,
    'questions in lines': (random) => `${phrase(random).replaceAll('{role}', 'it')}\n`,
    'no words': word,
    'letters and blanks': (random) => random.pick([...LETTERS]),
    'digits and blanks': digit,
    'digits and signs': (random) =>
      `${digit(random)}${random.pick(['-', '.', ' ', '(', '+', '@'])}`,
    'addresses, half': (random) => `${word(random)}@${word(random)}.`,
    '"my name is …"': (random) => `my name is ${word(random)}`,
    '"born …"': (random) => `born ${digit(random)} jan`,
    accents: (random) => slip(random, title(random)).replace(/[aeiou]/g, '$&\u0301\u0302'),
    'accents alone': () => 'e\u0301\u0302\u0303\u0304',
    'distress, misspelt': (random) => slips(random, 'i want to end my life kill myself', 1),
    'years and bands': (random) =>
      `band ${digit(random)} for 19${digit(random)}${digit(random)} years i have a degree in`,
  };
}

export function run([only]: string[]): void {
  const knowledge = loadKnowledge('knowledge');
  const conversation = buildConversation(knowledge, loadDialogs('dialogs'));
  const mask = buildMask(knowledge.phrasing.personalDetails);
  const titles = [...knowledge.roles.values()].flatMap(({ title, alsoCalled }) => [
    title,
    ...alsoCalled,
  ]);
  const phrases = knowledge.phrasing.intents.flatMap((intent) => intent.phrases);
  const inDialog = conversation.turn(undefined, 'how do i start').state;
  const random = seeded(20_261_129);

  const message = (part: Part): string => {
    let text = '';
    while (text.length < LONGEST_MESSAGE) text += `${part(random)} `;
    return text.slice(0, LONGEST_MESSAGE);
  };
  const cost = (text: string, state?: ConversationState): number => {
    const before = process.threadCpuUsage();
    findPlanCode(text);
    conversation.turn(state, mask(text), { newPlanCode: newPlanCode() });
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };

  const all = Object.entries(shapes(titles, phrases)).filter(([name]) => name.includes(only ?? ''));
  for (let turn = 0; turn < WARM_UP; turn += 1) {
    const part = all[turn % all.length]?.[1];
    if (part) cost(message(part));
  }
  let isSlow = false;
  for (const [name, part] of all) {
    const outside = Array.from({ length: MESSAGES }, () => cost(message(part)));
    const inside = Array.from({ length: MESSAGES }, () => cost(message(part), inDialog));
    const [median, worst] = [percentile(outside, 50), Math.max(...outside)];
    const [medianInside, worstInside] = [percentile(inside, 50), Math.max(...inside)];
    const slow =
      Math.max(median, medianInside) > MOST_AT_MEDIAN || Math.max(worst, worstInside) > MOST;
    isSlow ||= slow;
    console.log(
      `${slow ? 'SLOW' : '    '} ${name.padEnd(34)} ${ms(median)} ${ms(worst)}   in a dialog ${ms(medianInside)} ${ms(worstInside)}`,
    );
  }
  console.log(`median, worst of ${MESSAGES}; at most ${MOST_AT_MEDIAN} ms and ${MOST} ms`);
  if (isSlow) process.exitCode = 1;
}

function ms(time: number): string {
  return time.toFixed(1).padStart(7);
}
