// Reads the config and runs the bot; a start that fails says why in one sentence.

import { enableCompileCache } from 'node:module';

// Before anything else is loaded: the second start compiles nothing again. Where it cannot be written it is left out.
enableCompileCache();

try {
  const { readConfig } = await import('./config.ts');
  const config = readConfig();
  const { run } = await import('./run.ts');
  await run(config);
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
}
