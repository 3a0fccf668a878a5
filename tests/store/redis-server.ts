// A real redis-server of its own on a free port, with nothing on disk or with everything as in compose.yaml.

import { type ChildProcess, spawn } from 'node:child_process';
import net from 'node:net';
import { findProgram, REDIS } from '../programs.ts';

export interface RedisServer {
  url: string;
  port: number;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts one; `port` to start it again where it was, `folder` to keep everything on disk there. */
export async function startRedis(port?: number, folder?: string): Promise<RedisServer> {
  const chosen = port ?? (await freePort());
  const server = spawn(
    findProgram(REDIS),
    [
      ...['--port', String(chosen), '--bind', '127.0.0.1', '--save', ''],
      ...(folder ? ['--appendonly', 'yes', '--dir', folder] : ['--appendonly', 'no']),
    ],
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
