// A trust's own file over a shared one.

import fc from 'fast-check';
import { mergeOverlay } from '../../src/knowledge/overlay.ts';

const merge = (shared: unknown, own: unknown) => mergeOverlay(shared, own).value;

test('a field that is given is changed, the others stay', () => {
  expect(merge({ title: 'Porter', hours: '37.5' }, { extends: 'porter', hours: '40' })).toEqual({
    title: 'Porter',
    hours: '40',
  });
});

test('in a group of fields those that are given are changed', () => {
  const shared = { entry: { minimum: 'none', says: 'Anyone.' } };
  expect(merge(shared, { entry: { says: 'Anyone can.' } })).toEqual({
    entry: { minimum: 'none', says: 'Anyone can.' },
  });
});

test('a list is replaced, and under add it is added to', () => {
  const shared = { phrases: ['a', 'b'] };
  expect(merge(shared, { phrases: ['c'] })).toEqual({ phrases: ['c'] });
  expect(merge(shared, { add: { phrases: ['c'] } })).toEqual({ phrases: ['a', 'b', 'c'] });
});

test('what is shared in the meantime does not stand there twice', () => {
  expect(merge({ phrases: ['a', 'c'] }, { add: { phrases: ['c'] } })).toEqual({
    phrases: ['a', 'c'],
  });
});

test('of a list of things with ids the same is changed and a new one added', () => {
  const shared = {
    questions: [
      { id: 'one', says: 'x' },
      { id: 'two', says: 'y', more: ['z'] },
    ],
  };
  const own = {
    questions: [
      { id: 'two', says: 'Y' },
      { id: 'three', says: 'q' },
    ],
  };
  expect(merge(shared, own)).toEqual({
    questions: [
      { id: 'one', says: 'x' },
      { id: 'two', says: 'Y', more: ['z'] },
      { id: 'three', says: 'q' },
    ],
  });
});

test('a file that is a list is added to', () => {
  expect(merge(['a'], ['b'])).toEqual(['a', 'b']);
  expect(merge([{ id: 'a', says: 1 }], [{ id: 'a', says: 2 }])).toEqual([{ id: 'a', says: 2 }]);
});

test('under add, a list in a thing with an id is added to', () => {
  const shared = {
    questions: [
      { id: 'one', asked: ['a'] },
      { id: 'two', asked: ['b'] },
    ],
  };
  const { value, ownPlace } = mergeOverlay(shared, {
    add: {
      questions: [
        { id: 'two', asked: ['c'] },
        { id: 'three', asked: ['d'] },
      ],
    },
  });
  expect(value).toEqual({
    questions: [
      { id: 'one', asked: ['a'] },
      { id: 'two', asked: ['b', 'c'] },
      { id: 'three', asked: ['d'] },
    ],
  });
  expect(ownPlace(['questions', 1, 'asked', 1])).toEqual(['add', 'questions', 0, 'asked', 0]);
  expect(ownPlace(['questions', 2])).toEqual(['add', 'questions', 1]);
});

test('something that is no list cannot be added to', () => {
  const { value, faults } = mergeOverlay({ title: 'Porter' }, { add: { title: 'x' } });
  expect(value).toEqual({ title: 'Porter' });
  expect(faults).toEqual([
    { place: ['add', 'title'], says: expect.stringContaining('only lists') },
  ]);
});

test('it is known where each part stands', () => {
  const shared = { a: 1, list: ['x'], things: [{ id: 'one', says: 'x' }] };
  const { ownPlace } = mergeOverlay(shared, {
    extends: 's',
    a: 2,
    add: { list: ['y'] },
    things: [{ id: 'one', says: 'y' }],
  });
  expect(ownPlace(['a'])).toEqual(['a']);
  expect(ownPlace(['list', 0])).toBeUndefined();
  expect(ownPlace(['list', 1])).toEqual(['add', 'list', 0]);
  expect(ownPlace(['things', 0, 'says'])).toEqual(['things', 0, 'says']);
  expect(ownPlace(['things', 0, 'more'])).toBeUndefined();
});

test('whatever is laid over it, the shared content itself is not changed', () => {
  fc.assert(
    fc.property(fc.object(), fc.object(), (shared, own) => {
      const before = structuredClone(shared);
      mergeOverlay(shared, own);
      expect(shared).toEqual(before);
    }),
  );
});
