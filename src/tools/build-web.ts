// npm run build:web: makes public/ from styles/ and browser/ of src/channels/web. Needs the development packages.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { PurgeCSS } from 'purgecss';
import { compile } from 'sass';

const ROOT = path.join(import.meta.dirname, '../..');
const WEB = path.join(ROOT, 'src/channels/web');
const DESK = path.join(ROOT, 'src/channels/desk');
const PACKAGES = path.join(ROOT, 'node_modules');
/** Safari 15.4 is the oldest that has what the pages use. */
const TARGET = ['es2022', 'safari15.4', 'chrome109', 'firefox115'];

/** The built files by name. */
export async function buildAssets(): Promise<Map<string, string>> {
  return new Map([
    ['site.css', await styleSheet('site', WEB)],
    ['desk.css', await styleSheet('desk', DESK)],
    ['chat.js', await script('chat.ts')],
    ['plan.js', await script('plan.ts')],
    ['embed.js', await script('embed.ts')],
  ]);
}

/** @param pages the folder of the pages that it is for */
async function styleSheet(name: string, pages: string): Promise<string> {
  const { css } = compile(path.join(WEB, 'styles', `${name}.scss`), {
    loadPaths: [PACKAGES],
    style: 'compressed',
    charset: false,
    quietDeps: true,
  });
  return minified(`${name}.css`, await withoutUnused(css, pages));
}

async function script(name: string): Promise<string> {
  const result = await build({
    entryPoints: [path.join(WEB, 'browser', name)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: TARGET,
    charset: 'utf8',
    legalComments: 'none',
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}

/** Nhsuk-frontend's components come with all their variants; what no page or script of ours names is left out. */
async function withoutUnused(css: string, pages: string): Promise<string> {
  const content = readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ raw: readFileSync(path.join(pages, file), 'utf8'), extension: 'ts' }));
  const [purged] = await new PurgeCSS().purge({ content, css: [{ raw: css }] });
  return purged?.css ?? css;
}

async function minified(name: string, css: string): Promise<string> {
  const result = await build({
    stdin: { contents: css, loader: 'css', sourcefile: name },
    minify: true,
    target: TARGET,
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [name, text] of await buildAssets()) {
    writeFileSync(path.join(ROOT, 'public', name), text);
    console.log(`${name} ${text.length}`);
  }
}
