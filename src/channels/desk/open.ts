// Opens the desk where it is switched on, and follows what was done at the desk of another instance.

import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { buildAudit } from '../../desk/audit.ts';
import { startFollowing } from '../../desk/following.ts';
import type { LiveContent } from '../../desk/live-content.ts';
import { buildSessions } from '../../desk/sessions.ts';
import { buildSwitch } from '../../desk/switch.ts';
import type { Store } from '../../store/store.ts';

const DAY = 24 * 60 * 60_000;

export interface OpenDesk {
  /** Not listening yet; undefined without DESK_PORT. */
  server: Server | undefined;
  isOff: () => boolean;
  stop(): void;
}

export interface DeskSurroundings {
  config: Config;
  store: Store;
  live: LiveContent;
  log: Logger;
}

/**
 * Without DESK_PORT nothing is loaded, and the store is asked once: a bot that was switched off stays so, whoever starts
 * it again with what settings.
 */
export async function openDesk({ config, store, live, log }: DeskSurroundings): Promise<OpenDesk> {
  const { notes } = store;
  const theSwitch = buildSwitch(notes);
  await theSwitch.follow();
  const off = theSwitch.off();
  if (off) {
    log.warn(
      { since: new Date(off.at).toISOString() },
      'the bot is switched off at the desk and answers nobody; switch it on there (DESK_PORT)',
    );
  }
  const isOff = () => theSwitch.off() !== undefined;
  if (config.DESK_PORT === undefined && !off) {
    return { server: undefined, isOff, stop: () => {} };
  }
  const following = await startFollowing(notes, {
    async followSwitch() {
      const before = isOff();
      await theSwitch.follow();
      if (isOff() !== before)
        log.warn({ isOff: isOff() }, 'switched at the desk of another instance');
    },
    async reload() {
      await live.reload();
      log.info('content read again, as at the desk of another instance');
    },
    onFault: (fault) => log.error({ fault: String(fault) }, 'could not follow the desk'),
  });
  if (config.DESK_PORT === undefined) {
    return { server: undefined, isOff, stop: following.stop };
  }
  const { buildDeskServer } = await import('./server.ts');
  const server = buildDeskServer({
    config,
    notes,
    store,
    audit: buildAudit(notes, config.DESK_AUDIT_DAYS * DAY),
    sessions: buildSessions(notes),
    live,
    switch: theSwitch,
    following,
    log,
  });
  return {
    server,
    isOff,
    stop() {
      following.stop();
      server.close();
      server.closeAllConnections();
    },
  };
}
