// The pictures in docs/pictures show the dialogs and ladders as they are.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { draw, drawnNames, PICTURES } from '../../../src/tools/draw/draw.ts';
import { realKnowledge, realScripts } from '../../careers.ts';

const knowledge = realKnowledge();
const scripts = realScripts();

test('every dialog has a picture', () => {
  expect(drawnNames()).toEqual(expect.arrayContaining([...scripts.scripts.keys()]));
});

test.each(drawnNames())('the picture %s is up to date; if not, run: npm run draw', (name) => {
  const picture = draw(name, knowledge, scripts);
  const read = (ending: string) => readFileSync(path.join(PICTURES, name + ending), 'utf8');
  expect(read('.svg')).toBe(picture.svg);
  expect(read('.txt')).toBe(picture.text);
});

test('a picture says in words everything that its boxes show', () => {
  const { svg, text } = draw('how-do-i-start', knowledge, scripts);
  for (const step of scripts.scripts.get('how-do-i-start')?.steps ?? [])
    expect(text).toContain(step.id);
  expect(svg).toMatch(/role="img" aria-labelledby="title desc"/);
});

test('an unknown name is told with the names that there are', () => {
  expect(() => draw('how-do-i-stop', knowledge, scripts)).toThrow(/use one of .*how-do-i-start/);
  expect(() => draw('ladder-nurses', knowledge, scripts)).toThrow(/use one of .*nursing/);
});
