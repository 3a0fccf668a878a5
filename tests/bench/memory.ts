// npm run bench -- memory [turns]: turns that never repeat, by 20 and by 200 connections, on one instance with SQLite and
// on a bare botbuilder echo bot. Fails when the bot's memory grows beyond what it had when it was warm.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type BotProcess, MAIN, startBot } from '../running/bot-process.ts';
import { messagesDoor, webDoor } from './doors.ts';
import { type Door, percentile } from './people.ts';
import { processorSeconds, residentBytes } from './process-use.ts';
import { type Random, seeded } from './random.ts';

/** After so many turns the code is compiled and the caches are full. */
const WARM_AFTER = 5000;
const MOST_GROWTH = 1.3;
const CONNECTIONS = [20, 200];
const TURNS_OF_A_PERSON = 10;
const UNLIMITED = { TURNS_PER_MINUTE: '0', REQUESTS_PER_MINUTE: '0', CONVERSATIONS_PER_HOUR: '0' };
const QUESTIONS = 'tests/bench/questions-tuning.jsonl';
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

export async function run([turns = '60000']: string[]): Promise<void> {
  console.log(`${turns} turns, no two alike`);
  let isTooMuch = false;
  for (const connections of CONNECTIONS) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'memory-'));
    const environment = { ...UNLIMITED, STORE: `sqlite:${folder}/bot.db`, LOG_LEVEL: 'info' };
    const ours = await startBot({ script: MAIN, environment });
    const growth = await measure(`this bot, ${connections} connections`, ours, webDoor, {
      turns: Number(turns),
      connections,
    });
    fs.rmSync(folder, { recursive: true });
    isTooMuch ||= growth > MOST_GROWTH;
    const echo = await startBot({ script: path.resolve('tests/bench/echo-bot.ts') });
    await measure(`bare botbuilder echo bot, ${connections} connections`, echo, messagesDoor, {
      turns: Number(turns),
      connections,
    });
  }
  if (isTooMuch) {
    console.error(`memory grew to more than ${MOST_GROWTH} times what it was after ${WARM_AFTER}`);
    process.exitCode = 1;
  }
}

/** How much larger it is at the end than when it was warm. */
async function measure(
  name: string,
  bot: BotProcess,
  door: Door,
  { turns, connections }: { turns: number; connections: number },
): Promise<number> {
  const { pid } = bot.process;
  const texts = differentTexts(seeded(connections));
  const times: number[] = [];
  let unanswered = 0;
  let warm = 0;
  const begun = performance.now();

  async function connection(number: number): Promise<void> {
    for (let count = 0; times.length < turns; count += 1) {
      const person = `${number}-${Math.floor(count / TURNS_OF_A_PERSON)}`;
      const sent = performance.now();
      const isAnswered = await door
        .send(bot.url, person, `m${count}`, texts.next().value)
        .catch(() => false);
      times.push(performance.now() - sent);
      if (!isAnswered) unanswered += 1;
      if (times.length === WARM_AFTER) warm = residentBytes(pid);
    }
  }
  await Promise.all(Array.from({ length: connections }, (_, number) => connection(number)));

  const seconds = (performance.now() - begun) / 1000;
  const end = residentBytes(pid);
  const processor = (processorSeconds(pid) / times.length) * 1000;
  await bot.end();
  times.sort((first, second) => first - second);
  const at = (share: number) => percentile(times, share).toFixed(0);
  const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
  console.log(name);
  console.log(
    `  ${(times.length / seconds).toFixed(0)} turns/s, ms p50 ${at(0.5)}, p99 ${at(0.99)}; ` +
      `processor time a turn ${processor.toFixed(2)} ms; not answered ${unanswered}`,
  );
  console.log(
    `  memory after ${WARM_AFTER} turns ${megabytes(warm)} MB, at the end ${megabytes(end)} MB: ` +
      `${(end / warm).toFixed(2)} times (at most ${MOST_GROWTH})`,
  );
  return unanswered > 0 ? Number.POSITIVE_INFINITY : end / warm;
}

/** Questions of the tuning file, each with slips that make it unlike every other. */
function* differentTexts(random: Random): Generator<string, never> {
  const entry = z.object({ turns: z.array(z.string()) });
  const questions = fs
    .readFileSync(QUESTIONS, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => entry.parse(JSON.parse(line)).turns);
  const given = new Set<string>();
  for (;;) {
    let text = random.pick(questions);
    while (given.has(text)) text = withSlip(text, random);
    given.add(text);
    yield text;
  }
}

/** One letter put in, somewhere. */
function withSlip(text: string, random: Random): string {
  const place = Math.floor(random.number() * (text.length + 1));
  return text.slice(0, place) + random.pick(LETTERS) + text.slice(place);
}
