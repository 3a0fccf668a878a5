// Words that steer mean the same everywhere, whatever is offered beside them, and words that only look like them do not.

import type { ConversationState } from '../../src/conversation/turn.ts';
import { realConversation } from '../careers.ts';
import { talk as talkTo } from './talk.ts';

const conversation = realConversation();

function goOn(before: ConversationState | undefined, ...said: string[]) {
  const { state, text } = talkTo(conversation, before, said);
  return { state, text, slots: state?.dialog?.slots };
}
const talk = (...said: string[]) => goOn(undefined, ...said);

test('stop stops, also where a stop smoking adviser is offered', () => {
  const { state } = talk('how do i start');
  const roles = ['stop-smoking-adviser', 'porter'];
  const offering = { ...state, dialog: { ...state?.dialog, offered: { slot: 'goal', roles } } };
  const restored: ConversationState = JSON.parse(JSON.stringify(offering));
  expect(goOn(restored, 'stop').state?.dialog).toBeUndefined();
  expect(goOn(restored, 'stop smoking adviser').slots?.goal).toBe('stop-smoking-adviser');
});

test('stop stops where a question in between asks which of two jobs is meant', () => {
  const { state } = talk('how do i start', 'podiatrist');
  const pending = {
    utterance: 'what does an adviser do',
    start: 13,
    end: 20,
    candidates: ['stop-smoking-adviser', 'sexual-health-adviser'],
  };
  const asking: ConversationState = JSON.parse(JSON.stringify({ ...state, pending }));
  expect(goOn(asking, 'stop').state?.dialog).toBeUndefined();
});

test('where nothing is under way, stop is understood and nothing is lost', () => {
  expect(talk('stop').text).toMatch(/nothing under way/i);
  const answers = ['skip', 'none', 'no', 'direct'];
  const planned = talk('make me a plan to become a porter', ...answers);
  expect(planned.text).toMatch(/your plan: porter/i);
  expect(goOn(planned.state, 'stop').text).toMatch(/nothing under way/i);
  expect(goOn(planned.state, 'stop', 'show my plan').text).toMatch(/your plan: porter/i);
});

test('what is right for someone is no wish to work in law', () => {
  expect(talk('whats right for me').slots?.interests).toBeUndefined();
});

test('"no, I have A levels" corrects what was said before and is no answer to a yes-or-no question', () => {
  const before = ['how do i start', 'paramedic', 'at school', 'gcses, 6 of them, mostly Bs'];
  const { slots, text } = talk(...before, 'no i have a levels actually');
  expect(slots).toMatchObject({ qualifications: 'level-3' });
  expect(slots?.experience).toBeUndefined();
  expect(text).toMatch(/i have changed this: a levels.*anything that fits/is);
});

test('a job typed while jobs are looked for is the job', () => {
  const looking = ['how do i start', 'something with feet'];
  expect(talk(...looking, 'podiatrist')).toMatchObject({
    slots: { goal: 'podiatrist' },
    text: expect.stringMatching(/where are you now\?/i),
  });
  expect(talk(...looking, 'what does a podiatrist do').text).toMatch(/what do you enjoy/i);
});

test('an ordinal beside other words is no choice', () => {
  const contact = ['what job would suit me', 'caring', 'older people'];
  expect(talk(...contact, 'volunteer first').slots?.contact).toBeUndefined();
  expect(talk(...contact, 'the first one please').slots?.contact).toBe('most');
});

test('"yes" with a story behind it is not taken for "go on"', () => {
  const contact = ['what job would suit me', 'caring', 'older people'];
  expect(talk(...contact, 'yes i look after my mum').text).toMatch(
    /patients, or behind the scenes/i,
  );
});

test('GCSEs whose number nobody asks for are GCSEs, and told ones are kept', () => {
  const asked = ['what job would suit me', 'caring', 'older people', 'with patients'];
  expect(talk(...asked, 'actually i have 5 gcses at grade 5').slots).toMatchObject({
    qualifications: 'gcses',
    gcseCount: 5,
    gcseGrade: 5,
  });
});

test('a job that was understood from other words is told back', () => {
  expect(talk('how do i start', 'estates').text).toMatch(/noted: an estates manager as the goal/i);
  expect(talk('how do i start', 'paramedik').text).toMatch(/noted: a paramedic as the goal/i);
  expect(talk('how do i start', 'Paramedic').text).not.toMatch(/noted/i);
});

test('two results are compared by their numbers', () => {
  const results = [
    'what job would suit me',
    'art',
    'dementia',
    'both',
    'level 3',
    'any',
    'nothing',
  ];
  const { state, text } = talk(...results, 'compare 1 and 2');
  expect(state?.ground.jobs).toHaveLength(2);
  expect(text).toMatch(/the main difference: /i);
});

test('once another question stands below, a yes or a number is the answer to that one', () => {
  const experience = ['make me a plan to become a podiatrist', 'care work', 'skip'];
  const switching = [...experience, 'how do i get on', 'save my plan'];
  expect(talk(...switching, 'No').slots).toMatchObject({ experience: false });
  const listing = [...experience, 'what have i told you?', 'save my plan'];
  expect(talk(...listing, '1').slots).toMatchObject({ experience: true, goal: 'podiatrist' });
});
