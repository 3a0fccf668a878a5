// The app package as bytes, and its manifest held against the published schema.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { colourIcon, outlineIcon } from './icons.ts';
import { ACCENT, MANIFEST_VERSION } from './manifest.ts';

/** As Microsoft publishes it. */
const SCHEMA = path.join(import.meta.dirname, `MicrosoftTeams.v${MANIFEST_VERSION}.schema.json`);

/** The package as a zip archive: manifest and icons at its root, as Teams wants them. */
export function zipPackage(manifest: object): Uint8Array {
  return zipSync({
    'manifest.json': new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`),
    'color.png': colourIcon(ACCENT),
    'outline.png': outlineIcon(),
  });
}

/** What the published schema says against a manifest; empty where nothing. */
export function schemaProblems(manifest: object): string[] {
  const schema = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  // Ajv knows newer drafts than the schema's; what it uses means the same in both.
  const { $schema: _, ...rest } = schema;
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(rest);
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
