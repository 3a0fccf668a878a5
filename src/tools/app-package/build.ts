// npm run teams:package: writes the app package for Teams, dist/teams-app.zip, checked against the published schema.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { readConfig, trustFolder } from '../../config.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { buildManifest, MANIFEST_VERSION, missingSettings } from './manifest.ts';
import { schemaProblems, zipPackage } from './package.ts';

const PACKAGE = 'dist/teams-app.zip';

async function buildPackage(): Promise<void> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const settings = {
    config: readConfig(),
    knowledge: loadKnowledge('knowledge', trustFolder()),
    version,
  };
  const missing = missingSettings(settings);
  if (missing.length > 0) fail('The package needs these settings:', missing);
  const manifest = buildManifest(settings);
  const problems = schemaProblems(manifest);
  if (problems.length > 0) fail('The manifest does not keep to the schema:', problems);
  mkdirSync('dist', { recursive: true });
  writeFileSync(PACKAGE, zipPackage(manifest));
  console.log(
    `${PACKAGE} is ready: manifest ${MANIFEST_VERSION}, app ${version}. Next: docs/teams.md`,
  );
}

function fail(lead: string, lines: readonly string[]): never {
  console.error([lead, ...lines.map((line) => `- ${line}`)].join('\n'));
  process.exit(1);
}

try {
  await buildPackage();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
}
