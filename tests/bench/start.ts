// npm run bench -- start [rounds]: from the start of the process to the first answer, beside a bare echo bot, in turn.

import path from 'node:path';
import { MAIN, type StartOptions, startBot } from '../running/bot-process.ts';
import { messagesDoor } from './doors.ts';

/** As in `npm start`. */
const FLAGS = ['--max-semi-space-size=32', '--import', './src/compile-cache.mjs'];

export async function run([rounds = '7']: string[]): Promise<void> {
  const ours: number[] = [];
  const echo: number[] = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    ours.push(await firstAnswer({ script: MAIN, flags: FLAGS }));
    echo.push(await firstAnswer({ script: path.resolve('tests/bench/echo-bot.ts') }));
  }
  const [mine, bare] = [median(ours), median(echo)];
  console.log(`start to first answer, median of ${rounds}: ${mine.toFixed(0)} ms`);
  console.log(`bare botbuilder echo bot:                  ${bare.toFixed(0)} ms`);
  console.log(`times as long: ${(mine / bare).toFixed(2)} (at most 2)`);
}

async function firstAnswer(options: StartOptions): Promise<number> {
  const begun = performance.now();
  const bot = await startBot(options);
  try {
    const isAnswered = await messagesDoor.send(
      bot.url,
      'someone',
      'm0',
      'What does a podiatrist do?',
    );
    if (!isAnswered) throw new Error('The first message was not answered.');
    return performance.now() - begun;
  } finally {
    await bot.end();
  }
}

function median(values: number[]): number {
  return values.sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? 0;
}
