// Reads the config and runs the bot; a start that fails says why in one sentence.

import { flushCompileCache } from 'node:module';

try {
  const { readConfig } = await import('./config.ts');
  const config = readConfig();
  // Bot Framework's libraries are loaded, too, so that the first message need not wait for them.
  const [{ readContent }, { run }] = await Promise.all([
    import('./dialogs/content.ts'),
    import('./run.ts'),
    import('./channels/messages.ts'),
  ]);
  await run(config, readContent(config.TRUST_DIR));
  // A process that is killed later has kept what it compiled.
  flushCompileCache();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
}
