// When the answers leave no job, the dialog says which answer rules them out, and there is always a way on and a way out.

import { realConversation } from '../careers.ts';
import { talk as talkTo } from './talk.ts';

const conversation = realConversation();

function talk(...said: string[]) {
  const { state, text, replies } = talkTo(conversation, undefined, said);
  return { state, text, choices: replies.at(-1)?.choices ?? [] };
}

/** No job about eyes has music in it. */
const NOTHING_FITS = ['how do i start', 'eye health', 'music', 'kids', 'behind the scenes'];
const NOTHING_FITS_AT_ALL = [...NOTHING_FITS, 'none', 'now', 'nothing'];

test('the answer that rules every job out is named, and a button looks again without it', () => {
  const stuck = talk(...NOTHING_FITS_AT_ALL);
  expect(stuck.text).toMatch(/no job in my list fits/i);
  expect(stuck.choices).toEqual([
    expect.stringMatching(/look again without "what you enjoy"/i),
    expect.stringMatching(/look again without "the field you want to work in"/i),
    'Back',
    'Stop',
  ]);
});

test('looking again without an answer shows jobs, of which one can be picked', () => {
  const stuck = talk(...NOTHING_FITS_AT_ALL);
  const wider = talk(...NOTHING_FITS_AT_ALL, stuck.choices[0] ?? '');
  expect(wider.text).toMatch(/jobs that could suit you/i);
  const picked = talk(...NOTHING_FITS_AT_ALL, stuck.choices[0] ?? '', wider.choices[0] ?? '');
  expect(picked.text).toMatch(/where are you now\?/i);
});

test('in words it works too, and so do back and stop', () => {
  expect(talk(...NOTHING_FITS_AT_ALL, 'without what you enjoy').text).toMatch(/jobs that could/i);
  expect(talk(...NOTHING_FITS_AT_ALL, 'Back').text).toMatch(/rather not do/i);
  expect(talk(...NOTHING_FITS_AT_ALL, 'Stop').state?.dialog).toBeUndefined();
});
