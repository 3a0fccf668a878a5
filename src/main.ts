// Reads the config and runs the bot; a start that fails says why in one sentence.

try {
  const { readConfig } = await import('./config.ts');
  const config = readConfig();
  const { run } = await import('./run.ts');
  await run(config);
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
}
