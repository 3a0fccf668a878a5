// What the running settings say of people's words, as answers and pages put it.

import type { Config } from '../config.ts';

export interface Running {
  /** How long a conversation is kept after its last message: "24 hours". */
  hours: string;
  /** How long a saved plan is kept: "90 days". */
  plans: string;
  /** After how long without use a browser lets go of a conversation: "30 minutes". */
  idle: string;
  /** What holds it: a file, Redis, or memory alone. */
  store: 'file' | 'redis' | 'memory';
  /** How long a question that could not be answered is kept apart from its chat: "30 days". Where that is done. */
  unanswered?: string;
  /** Messages are counted for careers staff. */
  isCounted: boolean;
  /** Whether Teams and other channels of Microsoft can reach it. */
  hasTeams: boolean;
  /** The address of the page that says all this, where people can reach it. */
  privacyPage?: string;
}

/** A browser that comes back after this long without a message begins a new conversation. */
export const IDLE_MINUTES = 30;

/** How long the words of a question that could not be answered are kept. */
export const UNANSWERED_DAYS = 30;

export function describeRunning(
  config: Pick<
    Config,
    | 'RETENTION_HOURS'
    | 'PLAN_RETENTION_DAYS'
    | 'STORE'
    | 'PUBLIC_URL'
    | 'MicrosoftAppId'
    | 'DESK_PORT'
    | 'KEEP_UNANSWERED'
  >,
): Running {
  const { PUBLIC_URL, STORE } = config;
  const address = PUBLIC_URL?.replace(/\/$/, '');
  return {
    hours: spanOfHours(config.RETENTION_HOURS),
    plans: spanOfHours(config.PLAN_RETENTION_DAYS * 24),
    idle: `${IDLE_MINUTES} minutes`,
    store: STORE.startsWith('redis') ? 'redis' : STORE === 'memory:' ? 'memory' : 'file',
    ...(config.KEEP_UNANSWERED === 'yes' && { unanswered: spanOfHours(UNANSWERED_DAYS * 24) }),
    isCounted: config.DESK_PORT !== undefined,
    hasTeams: config.MicrosoftAppId !== undefined,
    ...(address !== undefined && { privacyPage: `${address}/privacy` }),
  };
}

const DAYS_FROM_HOURS = 72;

/**
 * A span in the unit that people would say it in.
 *
 *     spanOfHours(0.5) // => '30 minutes'
 *     spanOfHours(24)  // => '24 hours'
 *     spanOfHours(168) // => '7 days'
 */
export function spanOfHours(hours: number): string {
  if (hours < 1) return counted(Math.max(1, Math.round(hours * 60)), 'minute');
  if (hours < DAYS_FROM_HOURS) return counted(rounded(hours), 'hour');
  return counted(rounded(hours / 24), 'day');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
