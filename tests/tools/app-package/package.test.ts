// The app package for Teams: held against the published schema, and its settings asked for all at once.

import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { buildManifest, missingSettings } from '../../../src/tools/app-package/manifest.ts';
import { schemaProblems, zipPackage } from '../../../src/tools/app-package/package.ts';
import { realKnowledge } from '../../careers.ts';

const knowledge = realKnowledge();
const settings = {
  config: {
    MicrosoftAppId: '11111111-2222-3333-4444-555555555555',
    PUBLIC_URL: 'https://careers.example.org',
  },
  knowledge,
  version: '0.1.0',
};

test('the manifest keeps to the published schema', () => {
  expect(schemaProblems(buildManifest(settings))).toEqual([]);
});

test('the schema finds what is wrong with a manifest', () => {
  const wrong = { ...buildManifest(settings), accentColor: 'blue', bots: [{ botId: 'no' }] };
  expect(schemaProblems(wrong).join('\n')).toMatch(/accentColor.*botId/s);
});

test('the bot is there for a person, a team and a group chat, with the addresses of this deployment', () => {
  expect(buildManifest(settings)).toMatchObject({
    id: settings.config.MicrosoftAppId,
    bots: [{ botId: settings.config.MicrosoftAppId, scopes: ['personal', 'team', 'groupChat'] }],
    composeExtensions: [
      { commands: [{ type: 'query' }, { type: 'action', context: ['message'] }] },
    ],
    validDomains: ['careers.example.org'],
    developer: { websiteUrl: knowledge.trust.website, privacyUrl: knowledge.trust.privacy },
  });
});

test('all settings that are missing are named at once', () => {
  const { website: _, privacy: __, ...trust } = knowledge.trust;
  const missing = missingSettings({
    ...settings,
    config: { MicrosoftAppId: 'the name of the app', PUBLIC_URL: 'http://localhost:3978' },
    knowledge: { ...knowledge, trust },
  });
  expect(missing.map((line) => line.split(/[: ]/)[0])).toEqual([
    'MicrosoftAppId',
    'PUBLIC_URL',
    'website',
    'privacy',
  ]);
});

/** Width and pixels of one of our PNGs. */
function readPng(bytes: Uint8Array) {
  const view = Buffer.from(bytes);
  const side = view.readUInt32BE(16);
  const start = view.indexOf('IDAT');
  const rows = inflateSync(view.subarray(start + 4, start + 4 + view.readUInt32BE(start - 4)));
  const pixel = (column: number, row: number) => [
    ...rows.subarray(row * (side * 4 + 1) + 1 + column * 4).subarray(0, 4),
  ];
  return { side, pixel };
}

test('the package has the manifest and two icons of the sizes and colours that Teams asks for', () => {
  const files = unzipSync(zipPackage(buildManifest(settings)));
  expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  const colour = readPng(files['color.png'] ?? new Uint8Array());
  expect(colour.side).toBe(192);
  expect(colour.pixel(0, 0)).toEqual([0x00, 0x5e, 0xb8, 255]);
  expect(colour.pixel(55, 100)).toEqual([255, 255, 255, 255]);
  const outline = readPng(files['outline.png'] ?? new Uint8Array());
  expect(outline.side).toBe(32);
  expect(outline.pixel(0, 0)[3]).toBe(0);
  expect(outline.pixel(9, 16)).toEqual([255, 255, 255, 255]);
});
