// What a phrase that staff teach may be about.

import { buildSubjectFinder } from '../../src/desk/finding.ts';
import { realKnowledge } from '../careers.ts';

const finder = buildSubjectFinder(realKnowledge());
const labels = (words: string, isAboutAJob = false) =>
  finder.find(words, 12, isAboutAJob).map(({ label }) => label);

test('plain words find the kind of question about a job', () => {
  expect(labels('pay', true)[0]).toBe('how much does a … earn');
  expect(labels('how long is the training', true)).toContain('how long does it take to become a …');
  expect(labels('pay', true)).toContain('NHS pay and Agenda for Change');
});

test('general subjects and small questions are found, too', () => {
  expect(labels('criminal record')).toContain('Applying with a criminal record');
  expect(finder.find('jury service', 12).map(({ target }) => target.of)).toContain('question');
});

test('what is turned away is nothing to teach', () => {
  for (const words of ['how long does the work on a hip', 'was rude to me', 'shark']) {
    expect(finder.find(words, 50).filter(({ key }) => key.includes('elsewhere'))).toEqual([]);
  }
});

test('what was found is known by its key again', () => {
  const [first] = finder.find('pay', 1);
  expect(finder.byKey(first?.key ?? '')).toBe(first);
  expect(finder.byKey('intent:no-such')).toBeUndefined();
});
