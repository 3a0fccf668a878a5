// A running bot: loads the knowledge, opens the store, serves, and stops when told to.

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
import { closed, isLoopback, listen } from './http/listening.ts';
import { logLines } from './http/log-lines.ts';
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
