// Where in a YAML file something stands, so that a fault can be named by line and column.

import { parseYaml, positionOf, YamlFault } from '../../src/knowledge/yaml.ts';

const text = `# a comment
id: porter
"title": 'Porter: "the" one'
duties:
  - Move people
  - says: >-
      Two
      lines
    needs: {age: 18, level: 2}
routes:
- kind: direct
`;

test.each([
  [['id'], 2, 1],
  [['duties', 0], 5, 5],
  [['duties', 1, 'says'], 6, 5],
  [['duties', 1, 'needs', 'level'], 9, 22],
  [['routes', 0, 'kind'], 11, 3],
])('%j stands at line %i, column %i', (place, line, column) => {
  expect(positionOf(text, place)).toEqual({ line, column });
});

test('a key in quotes is found, too', () => {
  expect(positionOf(text, ['title']).line).toBe(3);
});

test('what is not there is placed at the nearest thing around it', () => {
  expect(positionOf(text, ['duties', 1, 'weight'])).toEqual(positionOf(text, ['duties', 1]));
  expect(positionOf(text, ['family'])).toEqual({ line: 1, column: 1 });
});

test('values are read as people mean them', () => {
  expect(parseYaml('a: no\nb: 2026-11\nc: "5"\nd: 5\ne:\n')).toEqual({
    a: 'no',
    b: '2026-11',
    c: '5',
    d: 5,
    e: null,
  });
  expect(parseYaml('# nothing yet\n')).toBeNull();
});

test.each([
  ['id: a\nid: b\n', { line: 2, column: 1 }],
  ['id: a\nduties: [one\n', { line: 3, column: 1 }],
  ['id: a\n  title: b\n', { line: 2, column: 8 }],
])('%j is no YAML from a certain place on', (wrong, position) => {
  expect(() => parseYaml(wrong)).toThrow(YamlFault);
  try {
    parseYaml(wrong);
  } catch (fault) {
    expect(fault).toMatchObject({ position, message: expect.stringMatching(/^is not YAML here/) });
  }
});

test.each([
  ['a: &x 1\nb: *x\n', /alias/],
  ['a: 1\n---\nb: 2\n', /---/],
])('%j is refused, and told what to do', (wrong, says) => {
  expect(() => parseYaml(wrong)).toThrow(says);
});
