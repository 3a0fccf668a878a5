// npm run bench -- start [rounds]: from the start of the process to the first answer, beside a bare echo bot, in turn.

import path from 'node:path';
import { MAIN, startBot } from '../running/bot-process.ts';
import { messagesDoor } from './doors.ts';
import { processorSeconds } from './process-use.ts';

interface Start {
  ms: number;
  processorMs: number;
}

export async function run([rounds = '7']: string[]): Promise<void> {
  const ours: Start[] = [];
  const echo: Start[] = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    ours.push(await firstAnswer(MAIN));
    echo.push(await firstAnswer(path.resolve('tests/bench/echo-bot.ts')));
  }
  console.log(`start to first answer, median of ${rounds}: time, processor time`);
  print('this bot', ours);
  print('bare botbuilder echo bot', echo);
}

function print(name: string, starts: Start[]): void {
  const time = median(starts.map(({ ms }) => ms)).toFixed(0);
  const processor = median(starts.map(({ processorMs }) => processorMs)).toFixed(0);
  console.log(`  ${name.padEnd(26)} ${time.padStart(6)} ms ${processor.padStart(6)} ms`);
}

async function firstAnswer(script: string): Promise<Start> {
  const begun = performance.now();
  const bot = await startBot({ script });
  try {
    const isAnswered = await messagesDoor.send(
      bot.url,
      'someone',
      'm0',
      'What does a podiatrist do?',
    );
    if (!isAnswered) throw new Error('The first message was not answered.');
    const processorMs = processorSeconds(bot.process.pid) * 1000;
    return { ms: performance.now() - begun, processorMs };
  } finally {
    await bot.end();
  }
}

function median(values: number[]): number {
  return values.sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? 0;
}
