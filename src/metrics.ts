// What the outside may count: turns, outcomes, times, faults. No words and no people in it.

import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { TurnReport } from './turns.ts';

export interface Metrics {
  turn(report: TurnReport): void;
  request(status: number): void;
  /** In Prometheus's text form. */
  text(): Promise<{ contentType: string; body: string }>;
}

/** From a cached repeat to a turn that waits for a slow store. */
const BUCKETS_IN_SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

export function buildMetrics(): Metrics {
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
    request: (status) => requests.inc({ status: String(status) }),
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
