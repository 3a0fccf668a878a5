// A real redis-server of its own on a free port, with nothing on disk or with everything as in compose.yaml.

import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { findProgram, REDIS } from '../programs.ts';

export interface RedisServer {
  url: string;
  port: number;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** What compose.yaml starts its Redis with. */
export function composedArguments(): string[] {
  const { services } = z
    .object({ services: z.object({ redis: z.object({ command: z.array(z.string()) }) }) })
    .parse(load(fs.readFileSync('compose.yaml', 'utf8')));
  return services.redis.command.slice(1);
}

/**
 * Starts one; `port` to start it again where it was, `folder` to keep everything on disk there, `args` to have it keep
 * things there in another way.
 */
export async function startRedis(
  port?: number,
  folder?: string,
  args = ['--save', '', '--appendonly', folder ? 'yes' : 'no'],
): Promise<RedisServer> {
  const chosen = port ?? (await freePort());
  // Never where the tests run: a dump left there would be read at the next start.
  const place = folder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'redis-'));
  const server = spawn(
    findProgram(REDIS),
    ['--port', String(chosen), '--bind', '127.0.0.1', '--dir', place, ...args],
    { stdio: 'ignore' },
  );
  const failed = new Promise<never>((_, reject) => server.once('error', reject));
  await Promise.race([answering(chosen), failed]);
  return {
    url: `redis://127.0.0.1:${chosen}`,
    port: chosen,
    process: server,
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const exited = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await exited;
      if (!folder) fs.rmSync(place, { recursive: true });
    },
  };
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function answering(port: number): Promise<void> {
  for (;;) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.once('connect', () => socket.write('PING\r\n'));
      socket.once('data', (data) => resolve(String(data).startsWith('+PONG')));
      socket.once('error', () => resolve(false));
    });
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
