// The built files are those that their sources give.

/** esbuild needs Node's own Uint8Array, which the test runner replaces; so it runs by itself. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

test('the style sheet and the scripts in built/ are up to date; if not, run npm run build:web', () => {
  const folder = path.resolve('src/channels/web');
  const program = `
    const { buildAssets } = await import(${JSON.stringify(path.join(folder, 'build-assets.ts'))});
    process.stdout.write(JSON.stringify([...(await buildAssets())]));`;
  const output = execFileSync(
    path.resolve('node_modules/.bin/node'),
    ['--input-type=module', '--eval', program],
    { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
  );
  const built: unknown = JSON.parse(output);
  if (!Array.isArray(built)) throw new Error('no files');
  expect(built.map(([name]) => name)).toEqual(['site.css', 'chat.js', 'embed.js']);
  for (const [name, text] of built) {
    expect([name, readFileSync(path.join(folder, 'built', name), 'utf8')]).toEqual([name, text]);
  }
});
