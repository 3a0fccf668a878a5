// A plain round-robin balancer, as nginx is set up in compose.yaml: when an instance does not answer or stops, the next
// one gets the same request. That is safe because a message has an id.

import http from 'node:http';

export interface Balancer {
  url: string;
  /** The instances from now on. */
  send(urls: readonly string[]): void;
  close(): void;
}

export async function startBalancer(first: readonly string[]): Promise<Balancer> {
  let urls = first;
  let next = 0;
  const server = http.createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    const start = next++;
    for (let attempt = 0; attempt < urls.length; attempt += 1) {
      const url = urls[(start + attempt) % urls.length];
      const init = { method: request.method ?? 'GET', ...(body.length > 0 && { body }) };
      const answer = await fetch(`${url}${request.url}`, init)
        .then(async (one) => ({ status: one.status, text: await one.text() }))
        .catch(() => undefined);
      if (!answer || answer.status === 503) continue;
      response.writeHead(answer.status, { 'Content-Type': 'application/json' });
      response.end(answer.text);
      return;
    }
    response.writeHead(502);
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    send(now) {
      urls = now;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
