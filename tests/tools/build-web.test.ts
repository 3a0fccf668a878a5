// The built files are those that their sources give.

/** esbuild needs Node's own Uint8Array, which the test runner replaces; so it runs by itself. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

test('the style sheet and the scripts in public/ are up to date; if not, run npm run build:web', () => {
  const program = `
    const { buildAssets } = await import(${JSON.stringify(path.resolve('src/tools/build-web.ts'))});
    process.stdout.write(JSON.stringify([...(await buildAssets())]));`;
  const output = execFileSync(
    path.resolve('node_modules/.bin/node'),
    ['--input-type=module', '--eval', program],
    { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
  );
  const built: unknown = JSON.parse(output);
  if (!Array.isArray(built)) throw new Error('no files');
  expect(built.map(([name]) => name)).toEqual([
    'site.css',
    'desk.css',
    'chat.js',
    'plan.js',
    'embed.js',
  ]);
  for (const [name, text] of built) {
    expect([name, readFileSync(path.join('public', name), 'utf8')]).toEqual([name, text]);
  }
});
