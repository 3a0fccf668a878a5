// The made-up trust that knowledge/trust.yaml comes with is for trials on one machine.

import { startBot, startInVain } from './bot-process.ts';

test('on this machine alone it starts and warns', async () => {
  const bot = await startBot();
  await bot.end();
  expect(bot.output()).toMatch(/"level":40.*trust\.yaml still has example data \(name, website/);
});

test('where others can reach it the start is refused, with what to do', async () => {
  const { code, output } = await startInVain({ environment: { HOST: '0.0.0.0' } });
  expect(code).toBe(1);
  expect(output).toMatch(
    /recruitment\.phone.*Put your trust's own in, or set ALLOW_EXAMPLE_TRUST=true/,
  );
});

test('it starts there when it is told to', async () => {
  const environment = { HOST: '0.0.0.0', ALLOW_EXAMPLE_TRUST: 'true' };
  const bot = await startBot({ environment });
  await bot.end();
  expect(bot.url).toMatch(/^http:\/\/0\.0\.0\.0:\d+$/);
});
