// Reads the config and runs the bot; a start that fails says why in one sentence.

import { readConfig } from './config.ts';
import { run } from './run.ts';

try {
  await run(readConfig());
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
}
