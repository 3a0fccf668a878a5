// The answer to a small question: its title, what its file says for someone like this person, who to turn to.

import { aboutQuestion } from '../../src/answers/about-question.ts';
import { replyText } from '../../src/answers/reply.ts';
import type { Person } from '../../src/knowledge/person.ts';
import type { Circumstances, SmallQuestion } from '../../src/knowledge/questions.ts';
import { realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();

function question(id: string): SmallQuestion {
  const found = knowledge.questions.get(id);
  if (!found) throw new Error(`knowledge/questions has no "${id}"`);
  return found;
}

const BASE = question('secondment-refused');
const OTHERWISE = 'Another answer.';

/** Whether another answer is given to a person under these circumstances. */
function isAnsweredOtherwise(circumstances: Omit<Circumstances, 'says'>, person: Person): boolean {
  const asked = { ...BASE, when: [{ ...circumstances, says: OTHERWISE }] };
  const [, said] = aboutQuestion(knowledge, asked, person, 1).blocks;
  return said?.kind === 'paragraph' && said.text === OTHERWISE;
}

test('the title of the question stands above the answer, and who to turn to below it', () => {
  const { blocks, topic } = aboutQuestion(knowledge, BASE, {}, 1);
  expect(replyText(blocks.slice(0, 2))).toBe(`${BASE.title}\n\n${BASE.says}`);
  expect(blocks.at(-1)?.kind).toBe('source');
  expect(topic).toBe('general');
});

test.each<[Omit<Circumstances, 'says'>, Person]>([
  [{ age: { under: 16 } }, { age: 15 }],
  [{ age: { from: 60 } }, { age: 60 }],
  [{ band: ['2', '3'] }, { band: 3 }],
  [{ employed: 'nhs' }, { employed: true }],
  [{ origin: 'overseas' }, { origin: 'overseas' }],
  [{ failed: 'gcse-english' }, { lackedSubjects: ['maths', 'English'] }],
  [{ nation: 'wales' }, { nation: 'wales' }],
  [
    { nation: 'wales', age: { under: 20 } },
    { nation: 'wales', age: 19 },
  ],
])('%j holds of %j', (circumstances, person) => {
  expect(isAnsweredOtherwise(circumstances, person)).toBe(true);
});

test.each<[Omit<Circumstances, 'says'>, Person]>([
  [{ age: { under: 16 } }, { age: 16 }],
  [{ age: { under: 16 } }, {}],
  [{ band: ['2', '3'] }, { band: 5 }],
  [{ band: ['2', '3'] }, {}],
  [{ employed: 'nhs' }, {}],
  [{ origin: 'overseas' }, {}],
  // That someone came for safety is nothing that is read.
  [{ origin: 'refugee' }, { origin: 'overseas' }],
  [{ failed: 'gcse-maths' }, { lackedSubjects: ['English'] }],
  [{ failed: 'driving-test' }, { driving: false }],
  [{ nation: 'wales' }, { nation: 'scotland' }],
  [{ nation: 'wales', age: { under: 20 } }, { nation: 'wales' }],
])('%j does not hold of %j', (circumstances, person) => {
  expect(isAnsweredOtherwise(circumstances, person)).toBe(false);
});
