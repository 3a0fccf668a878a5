// No sentence is kept that nothing says: each is named by the code, beside the group that it stands in.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';

/** Groups whose sentences are looked up by what a file or a person says (a kind of route, a trait), or handed on whole. */
const LOOKED_UP: ReadonlySet<string> = new Set([
  'routeKinds',
  'minimums',
  'traits',
  'lifting',
  'blood',
  'public-contact',
  'licence',
  'why',
  'drivingLicences',
  'dbsLevels',
  'careerLevels',
  'voluntary',
  'reasons',
  'labels',
  'ways',
  'closing',
  'closingTopics',
  'closingAtSchool',
  'where',
  'deeds',
  'launcher',
  'subjects',
  'spans',
]);

/** Where sentences are declared and not said. */
const DECLARING = /^(knowledge\/wording\/|dialogs\/script\/wording|knowledge\/desk-wording)/;

const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !DECLARING.test(file))
  .map((file) => readFileSync(path.join('src', file), 'utf8'))
  .map((text) => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ''))
  .map((text) => new Set(text.match(/[\w-]+/g)));

/** The places of all sentences below a group. */
function placesIn(content: unknown, place: readonly string[] = []): (readonly string[])[] {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return [place];
  return Object.entries(content).flatMap(([name, inner]) => placesIn(inner, [...place, name]));
}

test.each([
  'knowledge/wording.yaml',
  'knowledge/web.yaml',
  'knowledge/desk.yaml',
  'dialogs/wording.yaml',
])('every sentence of %s is said somewhere', (file) => {
  const places = placesIn(load(readFileSync(file, 'utf8')));
  expect(places.length).toBeGreaterThan(10);
  const unsaid = places.filter((place) => {
    const [name = '', group] = place.toReversed();
    if (group !== undefined && LOOKED_UP.has(group)) return false;
    return !code.some((words) => words.has(name) && (group === undefined || words.has(group)));
  });
  expect(unsaid.map((place) => place.join('.'))).toEqual([]);
});
