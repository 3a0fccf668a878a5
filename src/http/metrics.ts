// What the outside may count: turns, outcomes, times, faults. No words and no people in it.

import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { TurnReport } from '../turns/watch.ts';

export interface Metrics {
  turn(report: TurnReport): void;
  /** Someone said whether an answer was useful. */
  rated(answer: string, isUseful: boolean): void;
  request(status: number): void;
  /** An address, or all together, had too many connections. */
  connectionRefused(): void;
  /** In Prometheus's text form. */
  text(): Promise<{ contentType: string; body: string }>;
}

/** From a cached repeat to a turn that waits for a slow store. */
const BUCKETS_IN_SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** @param isOff whether the bot is switched off at the desk */
export function buildMetrics(isOff: () => boolean = () => false): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const turns = new Counter({
    name: 'careers_turns_total',
    help: 'Messages answered, by outcome, topic and whether it was a repeat',
    labelNames: ['outcome', 'topic', 'repeat'],
    registers,
  });
  const seconds = new Histogram({
    name: 'careers_turn_seconds',
    help: 'Time from a message to its stored answer',
    buckets: BUCKETS_IN_SECONDS,
    registers,
  });
  const faults = new Counter({
    name: 'careers_turn_faults_total',
    help: 'Messages that got no answer, by reason: too-many, store, other',
    labelNames: ['reason'],
    registers,
  });
  const conflicts = new Counter({
    name: 'careers_store_conflicts_total',
    help: 'Turns worked out again because another message of the conversation was written first',
    registers,
  });
  const requests = new Counter({
    name: 'careers_http_requests_total',
    help: 'HTTP responses by status',
    labelNames: ['status'],
    registers,
  });
  const connections = new Counter({
    name: 'careers_connections_refused_total',
    help: 'Connections beyond the limit of an address or of the process',
    registers,
  });
  const rated = new Counter({
    name: 'careers_answers_rated_total',
    help: 'Answers that people called useful or not, by what was answered',
    labelNames: ['answer', 'useful'],
    registers,
  });
  const off: Gauge = new Gauge({
    name: 'careers_switched_off',
    help: '1 while the bot is switched off at the desk',
    registers,
    collect: () => off.set(isOff() ? 1 : 0),
  });
  const memory: Gauge = new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Resident memory size in bytes',
    registers,
    collect: () => memory.set(process.memoryUsage.rss()),
  });

  return {
    turn(report) {
      if (report.fault) {
        faults.inc({ reason: report.fault });
        return;
      }
      const { outcome, topic } = report;
      turns.inc({ outcome, topic, repeat: String(report.isRepeat) });
      seconds.observe(report.milliseconds / 1000);
      conflicts.inc(report.conflicts);
    },
    rated: (answer, isUseful) => rated.inc({ answer, useful: isUseful ? 'yes' : 'no' }),
    connectionRefused: () => connections.inc(),
    request: (status) => requests.inc({ status: String(status) }),
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
