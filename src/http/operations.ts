// What the machines around the bot ask: whether the process lives, whether it can answer people, what it counted. The last
// two are for this machine, or for whoever reaches OPERATIONS_PORT, which is not to be published.

import { createServer, type Server } from 'node:http';
import type { Metrics } from './metrics.ts';

/** Anyone may know that the process lives. */
export const ALIVE = '/healthz';
export const READY = '/readyz';
export const METRICS = '/metrics';

export interface Watched {
  /** Throws when the store cannot be written to. */
  ping: () => Promise<void>;
  /** True from SIGTERM on: a balancer is to send nobody here any more. */
  isStopping: () => boolean;
  metrics: Pick<Metrics, 'text'> | undefined;
  /** How many roles it knows. */
  roles: () => number;
}

export interface Answer {
  status: number;
  type: string;
  body: string;
}

/** The answer to one of the paths above; undefined to any other. @throws what `ping` throws */
export async function answerOperations(
  path: string,
  watched: Watched,
): Promise<Answer | undefined> {
  switch (path) {
    case ALIVE:
      return json(200, { status: 'ok' });
    case READY:
      if (watched.isStopping()) return json(503, { status: 'stopping' });
      await watched.ping();
      return json(200, { status: 'ready', roles: watched.roles() });
    case METRICS: {
      const text = await watched.metrics?.text();
      return { status: 200, type: text?.contentType ?? 'text/plain', body: text?.body ?? '' };
    }
    default:
      return undefined;
  }
}

/** A server that answers these and nothing else. */
export function buildOperationsServer(watched: Watched): Server {
  return createServer(async (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const answer = isRead
      ? await answerOperations(path, watched).catch(() => json(503, { status: 'not ready' }))
      : undefined;
    const { status, type, body } = answer ?? json(404, { status: 'no such page' });
    response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
}

function json(status: number, body: object): Answer {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}
