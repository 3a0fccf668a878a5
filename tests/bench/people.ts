// People who talk to a bot over HTTP, with time to think between their messages, and what became of each message.

import http from 'node:http';
import { type Random, seeded } from './random.ts';

/** How one message is sent, and where a conversation can be read afterwards. */
export interface Door {
  /** Sends it to one of the addresses; the status, and whether the answer is the one to this message. */
  send(url: string, person: string, id: string, text: string): Promise<boolean>;
  /** The marks of a person's messages in the order in which the bot kept them; undefined where it keeps none. */
  kept?(url: string, person: string): Promise<string[]>;
}

export interface Talk {
  urls: readonly string[];
  door: Door;
  people: number;
  turns: number;
  /** On average; each pause is between half and one and a half of it. */
  thinkMs: number;
  texts: readonly string[];
}

export interface Outcome {
  answered: number;
  lost: number;
  doubled: number;
  outOfOrder: number;
  seconds: number;
  /** Milliseconds, sorted. */
  times: number[];
}

/** Lets everybody talk and counts. Every message carries a mark (q0, q1, …), by which order and loss are seen. */
export async function letTalk({
  urls,
  door,
  people,
  turns,
  thinkMs,
  texts,
}: Talk): Promise<Outcome> {
  const times: number[] = [];
  const outcome = { answered: 0, lost: 0, doubled: 0, outOfOrder: 0 };
  let sent = 0;
  const started = performance.now();

  async function person(number: number): Promise<void> {
    const random = seeded(number + 1);
    const name = `person-${process.pid}-${started}-${number}`;
    await pause(thinkMs, random, 0);
    for (let turn = 0; turn < turns; turn += 1) {
      const text = `${texts[turn % texts.length]} (q${turn})`;
      // Round robin, as a plain balancer does it.
      const url = urls[sent++ % urls.length] ?? '';
      const begun = performance.now();
      const isAnswered = await door.send(url, name, `m${turn}`, text).catch(() => false);
      times.push(performance.now() - begun);
      if (isAnswered) outcome.answered += 1;
      else outcome.lost += 1;
      if (turn < turns - 1) await pause(thinkMs, random, 0.5);
    }
    if (!door.kept) return;
    const kept = await door.kept(urls[number % urls.length] ?? '', name).catch(() => []);
    outcome.lost += Math.max(0, turns - new Set(kept).size);
    outcome.doubled += kept.length - new Set(kept).size;
    if (kept.some((mark, index) => mark !== `q${index}`)) outcome.outOfOrder += 1;
  }

  await Promise.all(Array.from({ length: people }, (_, number) => person(number)));
  const seconds = (performance.now() - started) / 1000;
  return { ...outcome, seconds, times: times.sort((first, second) => first - second) };
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function pause(meanMs: number, random: Random, least: number): Promise<void> {
  const milliseconds = meanMs * (least + random.number());
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Everybody has a connection of their own, as browsers do. */
const agent = new http.Agent({ keepAlive: true });

/** One request over a kept connection. */
export function request(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = http.request(url, { method, headers, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
      );
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
