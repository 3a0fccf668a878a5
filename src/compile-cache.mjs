// Loaded before everything else (see the scripts in package.json): from the second start on, nothing is compiled again.
// It is JavaScript because loading a first TypeScript file takes a tenth of a second by itself.

import { enableCompileCache } from 'node:module';
import path from 'node:path';

enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/nhs-careers-bot'));
