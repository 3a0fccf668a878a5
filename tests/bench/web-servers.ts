// One server in a process of its own, for the bench: `web` is this site, `echo` a bare bot of the SDK.

import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import { startSite } from '../channels/web/site.ts';

async function startEcho(): Promise<string> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const bot = new ActivityHandler();
  bot.onMessage(async (context, next) => {
    await context.sendActivity(`Echo: ${context.activity.text}`);
    await next();
  });
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    const { body, headers, method = 'POST' } = request;
    const sent = { body, headers: { ...headers }, method };
    await adapter.process(sent, response, (context) => bot.run(context));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return server.url;
}

const url = process.argv[2] === 'echo' ? await startEcho() : (await startSite()).url;
process.send?.(url);
