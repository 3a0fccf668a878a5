// A running bot: loads the knowledge, opens the store, serves, and stops when told to.

import type { Server } from 'node:http';
import pino, { type Logger } from 'pino';
import type restify from 'restify';
import { addChannels } from './channels/channels.ts';
import { openDesk } from './channels/desk/open.ts';
import type { Config } from './config.ts';
import { buildLiveContent, liveConversation } from './desk/live-content.ts';
import { switchableTurns } from './desk/switchable-turns.ts';
import { startWatching } from './desk/watching.ts';
import { type Content, readContent } from './dialogs/content.ts';
import { callsThisMachine } from './http/address.ts';
import { buildMetrics, type Metrics } from './http/metrics.ts';
import { buildOperationsServer } from './http/operations.ts';
import { buildServer } from './http/server.ts';
import type { Services } from './http/services.ts';
import { exampleFields } from './knowledge/example-data.ts';
import { openStore } from './store/open.ts';
import { startSweeping } from './store/sweeping.ts';
import { buildTurns, type TurnOptions } from './turns/turns.ts';

const HOUR = 3_600_000;
/** Container platforms kill after 10 s. */
const STOP_WITHIN_MS = 9000;
/** A turn that waits for a slow store is over by then; a client that is still sending will never finish. */
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
  content: Content,
  addRoutes: (server: restify.Server, services: Services) => void = () => {},
): Promise<string> {
  const log = pino({ level: config.LOG_LEVEL }, logLines());
  checkTrust(config, content, log);
  const store = await openStore(config.STORE, {
    conversationMs: config.RETENTION_HOURS * HOUR,
    planMs: config.PLAN_RETENTION_DAYS * 24 * HOUR,
    now: Date.now,
  });
  const sweeping = startSweeping(store, (fault) =>
    log.error({ fault: String(fault) }, 'could not remove what is past its time'),
  );
  const live = await buildLiveContent(config, () => readContent(config.TRUST_DIR), content);
  const watch = await startWatching(config, store, live, (fault) =>
    log.error({ fault: String(fault) }, 'could not count or note a message'),
  );
  const desk = await openDesk({ config, store, live, log });
  const metrics = buildMetrics(desk.isOff);
  const { report } = buildReport(metrics, log);
  const services: Services = {
    config,
    get knowledge() {
      return live.current().knowledge;
    },
    isOff: desk.isOff,
    turns: switchableTurns(
      buildTurns(liveConversation(live), store, (text) => live.current().mask(text), {
        turnsPerMinute: config.TURNS_PER_MINUTE,
        conversationsPerHour: config.CONVERSATIONS_PER_HOUR,
        report,
        rated: metrics.rated,
        ...(watch && { watch }),
      }),
      desk.isOff,
    ),
  };
  let isStopping = false;
  const watching = { metrics, ping: () => store.ping(), isStopping: () => isStopping };
  const server = buildServer(services, addChannels, { log, ...watching });
  addRoutes(server, services);
  // Restify hands its server's faults on to itself, where an unheard one ends the process.
  server.on('error', (fault: unknown) => log.debug({ fault: String(fault) }, 'server'));
  const url = await listen(server.server, 'PORT', config.PORT, config.HOST);
  const { OPERATIONS_PORT, DESK_PORT } = config;
  const operations = buildOperationsServer({
    ...watching,
    roles: () => services.knowledge.roles.size,
  });
  if (OPERATIONS_PORT) await listen(operations, 'OPERATIONS_PORT', OPERATIONS_PORT, config.HOST);
  if (desk.server && DESK_PORT !== undefined) {
    const desksUrl = await listen(desk.server, 'DESK_PORT', DESK_PORT, config.DESK_HOST);
    log.info({ desk: desksUrl }, 'the desk is open');
  }
  // Whoever reads that it is ready may tell it to stop at once.
  stopWhenTold(log, async () => {
    isStopping = true;
    sweeping.stop();
    desk.stop();
    setTimeout(() => server.server.closeAllConnections(), CUT_OFF_AFTER_MS).unref();
    await closed(server.server);
    operations.close();
    await watch?.flush();
    await store.close();
  });
  log.info({ url }, 'ready');
  if (callsThisMachine(config)) {
    log.info('no MicrosoftAppId: /api/messages serves programs on this machine, and answers them');
  }
  return url;
}

/** @throws Error where people who reach the bot would be given the made-up trust */
function checkTrust(config: Config, { knowledge }: Content, log: Logger): void {
  const example = exampleFields(knowledge.trust);
  if (example.length === 0) return;
  const still = `knowledge/trust.yaml still has example data (${example.join(', ')})`;
  if (!isLoopback(config.HOST) && config.ALLOW_EXAMPLE_TRUST === 'false') {
    throw new Error(
      `${still}, so people would be given phone numbers and addresses that lead nowhere. Put your trust's own in, ` +
        'or set ALLOW_EXAMPLE_TRUST=true for a trial.',
    );
  }
  log.warn(`${still}. Put your trust's own in before people use it.`);
}

/** What is counted and logged of a turn. */
function buildReport(metrics: Metrics, log: Logger): Required<Pick<TurnOptions, 'report'>> {
  return {
    report(turn) {
      metrics.turn(turn);
      const { fault, ...facts } = turn;
      if (fault) log.warn({ ...facts, fault }, 'turn failed');
      else log.info(facts, 'turn');
    },
  };
}

/** SIGTERM and SIGINT end the process when everything is finished, or after a while. */
function stopWhenTold(log: Logger, finish: () => Promise<void>): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    log.info('stopping');
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await finish();
    log.info('stopped');
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('unhandledRejection', (fault) => {
    log.error({ fault: fault instanceof Error ? fault.stack : 'unknown' }, 'unhandled');
  });
}

/**
 * Standard output: a line is written at once when it is a warning or comes after a pause, otherwise together with the
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

/** Whether only this machine can reach an address. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** The address under which it listens; a port of 0 is any that is free. */
function listen(server: Server, setting: string, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) =>
      reject(new Error(advice(fault, setting, port, host))),
    );
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === 'object' ? address?.port : address;
      resolve(`http://${host}:${taken}`);
    });
  });
}

function advice(
  { code, message }: NodeJS.ErrnoException,
  setting: string,
  port: number,
  host: string,
): string {
  switch (code) {
    case 'EADDRINUSE':
      return `${setting} ${port} is in use by another program. Stop that one, or choose another: ${setting}=${port + 1} npm start`;
    case 'EACCES':
      return `${setting} ${port} may not be used by this user. Choose one above 1023: ${setting}=3978 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is no address of this machine. Use 127.0.0.1 (this machine alone) or 0.0.0.0 (all its addresses).`;
    default:
      return `HOST ${host}, ${setting} ${port}: ${message}`;
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
