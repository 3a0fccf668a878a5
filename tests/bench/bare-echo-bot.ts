// The echo bot of Bot Framework's samples: CloudAdapter behind restify, says back what it hears, keeps nothing.

import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  // Restify's and botbuilder's types of a request differ in what may be undefined.
  await Reflect.apply(adapter.process, adapter, [
    request,
    response,
    (context: Parameters<typeof bot.run>[0]) => bot.run(context),
  ]);
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: server.url, msg: 'ready' }));
});
