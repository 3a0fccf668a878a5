// Reads the config and runs the bot; a start that fails says why in one sentence.

import { flushCompileCache } from 'node:module';

try {
  const { readConfig } = await import('./config.ts');
  const config = readConfig();
  const { readContent } = await import('./content/read.ts');
  // Bot Framework's libraries load while the content is read, so that the first message need not wait for them.
  const [content, { run }] = await Promise.all([
    readContent(),
    import('./run.ts'),
    import('./channels/messages.ts'),
  ]);
  await run(config, content);
  // A process that is killed later has kept what it compiled.
  flushCompileCache();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
}
