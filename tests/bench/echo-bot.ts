// The least bot that botbuilder makes: CloudAdapter, state in memory, says back what it hears. To compare with.

import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
  type TurnContext,
} from 'botbuilder';
import restify from 'restify';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const state = new ConversationState(new MemoryStorage());
const counted = state.createProperty<number>('turns');
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  const turns = (await counted.get(context, 0)) + 1;
  await counted.set(context, turns);
  await context.sendActivity(`${turns}: ${context.activity.text}`);
  await state.saveChanges(context);
  await next();
});

const server = restify.createServer({ name: 'echo' });
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  // Restify's and botbuilder's types of a request differ in what may be undefined.
  await Reflect.apply(adapter.process, adapter, [
    request,
    response,
    (context: TurnContext) => bot.run(context),
  ]);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : address;
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}`, msg: 'ready' }));
});
