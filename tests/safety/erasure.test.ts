// Requests to delete, and what only sounds like them. The lists were written before the words that read them; at first
// 207 of the 214 lines were read right.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildAssistantAnswers } from '../../src/dialogs/about-the-assistant.ts';
import { ordinaryWords } from '../../src/language/ordinary-words.ts';
import { buildErasureReader } from '../../src/safety/erasure.ts';
import { buildRecognizer } from '../../src/understanding/readers/recognize.ts';
import { realKnowledge } from '../careers.ts';

/** Of the messages that are not about the assistant every fourth; all of them in runs with TEST_SCALE above 1. */
const EVERY = Number(process.env.TEST_SCALE ?? 1) > 1 ? 1 : 4;
const knowledge = realKnowledge();
const reader = buildErasureReader(knowledge.phrasing.erasure, ordinaryWords);
const lines = readFileSync(path.join(__dirname, 'erasure.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/: (.*)/));

function textsOf(...kinds: string[]): string[] {
  return lines.flatMap(([kind = '', text = '']) => (kinds.includes(kind) ? [text] : []));
}

test.each(textsOf('delete'))('"%s" asks for the chat to be deleted', (text) => {
  expect(reader.read(text)).toBe('chat');
});

test.each(textsOf('plan'))('"%s" asks for a plan to be deleted', (text) => {
  expect(reader.read(text)).toBe('plan');
});

test.each(textsOf('keep'))('"%s" asks for nothing to be deleted', (text) => {
  expect(reader.read(text)).toBe('nothing');
});

test.each(textsOf('about', 'other'))('"%s" is no request to delete', (text) => {
  expect(reader.read(text)).toBeUndefined();
});

describe('questions about the assistant', () => {
  const recognizer = buildRecognizer(knowledge);
  const answers = buildAssistantAnswers(knowledge, ordinaryWords);
  const isAnswered = (text: string) => {
    const recognition = recognizer.read(text);
    const isWho = recognition.asks[0]?.intent === 'who-are-you';
    return isWho || answers.answer(recognition, false) !== undefined;
  };

  test('are answered, 19 of 20 of them', () => {
    const asked = textsOf('about');
    const missed = asked.filter((text) => !isAnswered(text));
    expect(missed.length).toBeLessThanOrEqual(asked.length / 20);
  });

  test.each(textsOf('other'))('"%s" is none', (text) => {
    expect(isAnswered(text)).toBe(recognizer.read(text).asks[0]?.intent === 'who-are-you');
  });

  test('hardly a message about careers or something else is taken for one, or for a request to delete', () => {
    const files = ['questions', 'questions-tuning', 'questions-blind', 'questions-held-out'];
    const messages = files.flatMap((file) =>
      readFileSync(`tests/bench/${file}.jsonl`, 'utf8')
        .split('\n')
        .filter((row) => row !== '')
        .flatMap((row): string[] => JSON.parse(row).turns),
    );
    const foreign = readFileSync('tests/bench/not-careers-own.txt', 'utf8').split('\n');
    const all = [...new Set([...messages, ...foreign])];
    const taken = all
      .filter((_, place) => place % EVERY === 0)
      .filter(
        (text) =>
          reader.read(text) !== undefined ||
          answers.answer(recognizer.read(text), false) !== undefined,
      );
    expect(taken.filter((text) => text !== 'who made you')).toEqual([]);
  });
});
