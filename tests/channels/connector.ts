// A connector on a free port: it takes what the bot sends to Teams, keeps it, and fails when told to. As in Teams, a
// message of text and card is two there: none of them has an id for the bot, and none can be updated.

import { createServer, type IncomingMessage } from 'node:http';
import type { Activity } from 'botbuilder';
import { z } from 'zod';

export interface Sent {
  method: string;
  path: string;
  activity: Partial<Activity>;
}

export interface Connector {
  url: string;
  /** Everything that was accepted, oldest first. */
  sent: Sent[];
  /** Statuses to refuse the next requests with. */
  refusals: number[];
  close(): Promise<void>;
}

const anyActivity = z.custom<Partial<Activity>>((value) => typeof value === 'object');

export async function startConnector(): Promise<Connector> {
  const sent: Sent[] = [];
  const refusals: number[] = [];
  const server = createServer(async (request, response) => {
    const activity = anyActivity.parse(JSON.parse(await bodyOf(request)));
    const refusal = refusals.shift();
    response.setHeader('content-type', 'application/json');
    if (refusal !== undefined) {
      response.statusCode = refusal;
      response.end('{"error":{"code":"Refused","message":"not now"}}');
      return;
    }
    const isTwo = Boolean(activity.text) && (activity.attachments ?? []).length > 0;
    if (isTwo && request.method === 'PUT') {
      response.statusCode = 400;
      response.end('{"error":{"code":"BadSyntax","message":"more than one message"}}');
      return;
    }
    const one = { method: request.method ?? '', path: request.url ?? '', activity };
    sent.push(one);
    if (isTwo) {
      response.statusCode = 202;
      response.end();
      return;
    }
    response.end(JSON.stringify({ id: `sent-${sent.length}` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return {
    url: `http://127.0.0.1:${address.port}`,
    sent,
    refusals,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
