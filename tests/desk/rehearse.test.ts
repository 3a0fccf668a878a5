// What an edit changes in other answers.

import { type Answer, differences } from '../../src/desk/rehearse.ts';

const answer = (text: string, isRight = true, isAnswered = true): Answer => ({
  text,
  isRight,
  isAnswered,
});

test('only what goes differently is told, from the first turn at which it does', () => {
  const examples = [{ say: ['a'] }, { say: ['b', 'c', 'd'] }];
  const before = [[answer('A')], [answer('B'), answer('C'), answer('D')]];
  const after = [[answer('A')], [answer('B'), answer('C2'), answer('D2')]];
  expect(differences(examples, before, after)).toEqual([
    { kind: 'changed', earlier: ['b'], said: 'c', before: 'C', after: 'C2' },
  ]);
});

test('worse comes first, then different, then better; by the label where it tells, else by whether it is answered', () => {
  const examples = ['better', 'changed', 'worse', 'not answered any more'].map((say) => ({
    say: [say],
  }));
  const before = [[answer('x', false)], [answer('x')], [answer('x')], [answer('x', true, true)]];
  const after = [
    [answer('y', true)],
    [answer('y')],
    [answer('y', false)],
    [answer('y', true, false)],
  ];
  expect(differences(examples, before, after).map(({ kind, said }) => [kind, said])).toEqual([
    ['worse', 'worse'],
    ['worse', 'not answered any more'],
    ['changed', 'changed'],
    ['better', 'better'],
  ]);
});
