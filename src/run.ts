// A running bot: loads the knowledge, opens the store, serves, and stops when told to.

import type { Server } from 'node:http';
import pino from 'pino';
import type restify from 'restify';
import type { Config } from './config.ts';
import type { Content } from './content/read.ts';
import { buildConversation } from './conversation.ts';
import { buildMetrics } from './metrics.ts';
import { rememberTurns } from './remembered-turns.ts';
import { buildServer } from './server.ts';
import type { Services } from './services.ts';
import { openStore } from './store/open.ts';
import { startSweeping } from './store/sweeping.ts';
import { buildTurns } from './turns.ts';

const HOUR = 3_600_000;
/** Container platforms kill after 10 s. */
const STOP_WITHIN_MS = 9000;
/** A turn that waits for a slow store is over by then; who is still sending will never finish. */
const CUT_OFF_AFTER_MS = 7000;
const MOMENT_MS = 100;
const { warn: WARNING = 40 } = pino.levels.values;

/**
 * Starts and returns the address once it serves. SIGTERM and SIGINT stop it.
 *
 * @param content what it knows and its scripts
 * @param addRoutes routes besides the server's own
 * @throws Error that names the setting or file at fault and what to do
 */
export async function run(
  config: Config,
  { knowledge, scripts, tables }: Content,
  addRoutes: (server: restify.Server, services: Services) => void = () => {},
): Promise<string> {
  const log = pino({ level: config.LOG_LEVEL }, logLines());
  const store = await openStore(config.STORE, {
    conversationMs: config.RETENTION_HOURS * HOUR,
    planMs: config.PLAN_RETENTION_DAYS * 24 * HOUR,
    now: Date.now,
  });
  const sweeping = startSweeping(store, (fault) =>
    log.error({ fault: String(fault) }, 'could not remove what is past its time'),
  );
  const metrics = buildMetrics();
  const turns = buildTurns(rememberTurns(buildConversation(knowledge, scripts, tables)), store, {
    turnsPerMinute: config.TURNS_PER_MINUTE,
    conversationsPerHour: config.CONVERSATIONS_PER_HOUR,
    report(turn) {
      metrics.turn(turn);
      const { fault, ...facts } = turn;
      if (fault) log.warn({ ...facts, fault }, 'turn failed');
      else log.info(facts, 'turn');
    },
  });
  let isStopping = false;
  const services = { config, knowledge, turns };
  const server = buildServer(services, {
    log,
    metrics,
    ping: () => store.ping(),
    isStopping: () => isStopping,
  });
  addRoutes(server, services);
  await listen(server, config);
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : address;
  const url = `http://${config.HOST}:${port}`;
  log.info({ url }, 'ready');

  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    log.info('stopping');
    sweeping.stop();
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    setTimeout(() => server.server.closeAllConnections(), CUT_OFF_AFTER_MS).unref();
    await closed(server.server);
    await store.close();
    log.info('stopped');
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('unhandledRejection', (fault) => {
    log.error({ fault: fault instanceof Error ? fault.stack : 'unknown' }, 'unhandled');
  });
  return url;
}

/**
 * Standard output: a line is written at once when none was for a moment or it is a warning, otherwise together with the
 * others of that moment.
 */
function logLines() {
  const output = pino.destination({ sync: true });
  let waiting = '';
  let writtenAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting !== '') output.write(waiting);
    waiting = '';
    writtenAt = performance.now();
  };
  process.on('exit', write);
  return {
    [Symbol.for('pino.metadata')]: true,
    lastLevel: 0,
    write(line: string) {
      waiting += line;
      const isUrgent = this.lastLevel >= WARNING;
      if (isUrgent || performance.now() - writtenAt > MOMENT_MS) write();
      else timer ??= setTimeout(write, MOMENT_MS);
    },
  };
}

function listen(server: restify.Server, { PORT, HOST }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) =>
      reject(new Error(advice(fault, PORT, HOST))),
    );
    server.listen(PORT, HOST, resolve);
  });
}

function advice({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `PORT ${port} is in use by another program. Stop that one, or choose another: PORT=${port + 1} npm start`;
    case 'EACCES':
      return `PORT ${port} may not be used by this user. Choose one above 1023: PORT=3978 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is no address of this machine. Use 127.0.0.1 (this machine alone) or 0.0.0.0 (all its addresses).`;
    default:
      return `HOST ${host}, PORT ${port}: ${message}`;
  }
}

/** Resolves when everything that was being answered is answered. Idle connections are closed. */
function closed(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeIdleConnections();
    setInterval(() => http.closeIdleConnections(), 100).unref();
  });
}
