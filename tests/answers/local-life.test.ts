// What only the trust can say, through whole turns: from trust.yaml, or whom to ask.

import { replyText } from '../../src/answers/reply.ts';
import type { Trust } from '../../src/knowledge/schema/trust.ts';
import { conversationOver, realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();
const today = '2027-03-01';
const context = { newPlanCode: 'code', today };

function asking(here: Trust['here']) {
  const trust = { ...knowledge.trust, name: 'Wharfedale NHS Trust', here };
  const conversation = conversationOver({ trust });
  return (text: string) => {
    const [reply] = conversation.turn(undefined, text, context).replies;
    return {
      outcome: reply?.outcome,
      subject: reply?.subject,
      text: replyText(reply?.blocks ?? []),
    };
  };
}

const day = (date: string, title = date) => ({ title, date });
const own = asking({
  parking: { says: 'Staff park for 50p a day.', url: 'https://wharfedale.nhs.uk/parking' },
  nursery: { says: 'There is a nursery for staff, Acorns.' },
  'open-days': {
    url: 'https://wharfedale.nhs.uk/open',
    days: [
      { ...day('2027-03-14', 'Nurses of tomorrow'), time: '10am to 2pm', place: 'Room 1' },
      day('2027-02-27', 'An old one'),
      day('2027-03-02', 'Open ward'),
      day('2027-04-01'),
      day('2027-05-01', 'A far one'),
    ],
  },
});
const silent = asking({});

test.each([
  ['do you get free parking', 'Staff park for 50p a day.', 'local/parking'],
  ['is there a nursery', 'There is a nursery for staff, Acorns.', 'local/nursery'],
])('%s is answered from the trust’s file', (question, says, subject) => {
  const answer = own(question);
  expect(answer).toMatchObject({ outcome: 'answer', subject });
  expect(answer.text).toContain(says);
});

test('the next three open days are named in their order, and none that is over', () => {
  const { text } = own('when is your next open day');
  expect(text).toMatch(
    /Open ward, Tuesday 2 March 2027[\s\S]+Nurses of tomorrow, Sunday 14 March 2027, 10am to 2pm, Room 1[\s\S]+Thursday 1 April 2027/,
  );
  expect(text).not.toMatch(/An old one|A far one/);
});

test('with a page and no day to come people get the page and whom to ask', () => {
  const ask = asking({
    'open-days': { url: 'https://wharfedale.nhs.uk/open', days: [day('2027-01-01')] },
  });
  const { text } = ask('when is your next open day');
  expect(text).toContain('https://wharfedale.nhs.uk/open');
  expect(text).toContain(knowledge.trust.recruitment.email);
});

test.each(['do you get free parking', 'is there a nursery', 'when is your next open day'])(
  'where nothing is known, who asks "%s" is told whom to ask',
  (question) => {
    const { outcome, text } = silent(question);
    expect(outcome).toBe('out-of-scope');
    expect(text).toContain('My files say nothing');
    expect(text).toContain(knowledge.trust.recruitment.phone);
  },
);

test('what all trusts give is told where the trust says nothing of its benefits', () => {
  expect(silent('what benefits do you offer').outcome).toBe('answer');
});

test('vacancies are on the trust’s page', () => {
  expect(silent('do you have any vacancies').text).toContain(knowledge.trust.vacancies);
});

test('volunteers are given the team that looks after them', () => {
  const { text } = silent('how do I volunteer');
  expect(text).toContain(knowledge.trust.voluntaryServices.email);
  expect(text).toContain(knowledge.trust.voluntaryServices.url);
});
