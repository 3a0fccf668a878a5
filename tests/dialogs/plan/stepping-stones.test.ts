// Paths to a goal that is out of reach: only real steps, the shortest first, and none where there is none.

import { type SteppingPath, steppingStones } from '../../../src/dialogs/plan/stepping-stones.ts';
import type { Role } from '../../../src/knowledge/schema/role.ts';
import { realKnowledge } from '../../careers.ts';

const knowledge = realKnowledge();
const role = (id: string): Role => {
  const found = knowledge.roles.get(id);
  if (!found) throw new Error(`no role ${id}`);
  return found;
};
const ids = ({ from, stones }: SteppingPath) => [from.id, ...stones.map((stone) => stone.role.id)];

test('a dramatherapist with GCSEs starts as a creative therapy support worker', () => {
  const [best] = steppingStones(knowledge, role('dramatherapist'), {
    gcses: { count: 3, grade: 4 },
  });
  expect(best && ids(best)).toEqual(['creative-therapy-support-worker', 'dramatherapist']);
});

test('every step of every path is a step that a role names, and the first is open', () => {
  for (const goal of knowledge.roles.values()) {
    for (const path of steppingStones(knowledge, goal, { level: 0 })) {
      const all = ids(path);
      expect(all.at(-1)).toBe(goal.id);
      expect(path.wayIn?.gaps).toEqual([]);
      for (const [place, id] of all.slice(1).entries()) {
        const before = role(all[place] ?? '');
        expect(before.progression.map((step) => step.to)).toContain(id);
      }
    }
  }
});

test('no other first job that is open has a shorter path', () => {
  const paths = steppingStones(knowledge, role('ward-manager'), { level: 0 });
  const lengths = paths.map((path) => path.stones.length);
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
});

test("the person's own job comes first where a path leads from it", () => {
  const own = role('porter');
  const [best] = steppingStones(knowledge, role('senior-healthcare-support-worker'), {}, own);
  expect(best?.from.id).toBe('porter');
  expect(best?.wayIn).toBeUndefined();
});

test('there is no path where the files have none', () => {
  expect(steppingStones(knowledge, role('doctor'), { level: 2 })).toEqual([]);
});

test('whoever has become a nurse on the way is not asked for A levels again', () => {
  const [best] = steppingStones(knowledge, role('emergency-nurse'), {
    gcses: { count: 3, grade: 4 },
  });
  const last = best?.stones.at(-1);
  expect(best && ids(best).slice(-2)).toEqual(['adult-nurse', 'emergency-nurse']);
  expect(last?.missing).toEqual([]);
});
