// The real bot with one route more: POST /turn {key, id, text} answers with the replies, as a channel would.

import { readConfig } from '../../src/config.ts';
import { readContent } from '../../src/dialogs/content.ts';
import { Refusal } from '../../src/http/failures.ts';
import { run } from '../../src/run.ts';

try {
  await run(readConfig(), readContent(), (server, { turns }) => {
    server.post('/turn', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const asked: unknown = JSON.parse(Buffer.concat(chunks).toString());
      if (!isAsked(asked)) throw new Refusal(400);
      response.send(200, await turns.take(asked.key, asked));
    });
    server.get('/history/:key', async (request, response) => {
      response.send(200, await turns.history(String(request.params.key)));
    });
  });
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
}

function isAsked(value: unknown): value is { key: string; id: string; text: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['key', 'id', 'text'].every((name) => typeof Reflect.get(value, name) === 'string')
  );
}
