// The real bot whose times for slow senders are a tenth, so that a test of them need not wait so long, and with one
// route more: GET /connections answers how many are open besides the one that asks.

import { readConfig } from '../../src/config.ts';
import { readContent } from '../../src/dialogs/content.ts';
import { run } from '../../src/run.ts';

await run(readConfig(), readContent(), (server) => {
  server.server.headersTimeout /= 10;
  server.server.requestTimeout /= 10;
  server.server.timeout /= 10;
  server.get('/connections', async (_request, response) => {
    const open = await new Promise<number>((resolve, reject) => {
      server.server.getConnections((fault, count) => (fault ? reject(fault) : resolve(count)));
    });
    response.send(200, open - 1);
  });
  server.get('/routes', async (_request, response) => {
    response.send(200, server.getDebugInfo().routes);
  });
});
