// POST /api/messages: Bot Framework's way in, for Teams and every other channel of Azure Bot Service.

import type { Activity } from 'botbuilder';
import pino, { type Logger } from 'pino';
import type restify from 'restify';
import { isFromThisMachine } from '../address.ts';
import { isActivity } from '../bot/activity.ts';
import { BotAdapter, causeOf, newReference, type Sender } from '../bot/adapter.ts';
import {
  type AuthenticationOptions,
  appId,
  buildAuthentication,
  isAllowedService,
  isChannelToken,
} from '../bot/authentication.ts';
import { CareersBot } from '../bot/bot.ts';
import { roleTitleIndex } from '../recognizer/titles.ts';
import type { Services } from '../services.ts';
import { BodyError, readJson } from './json-body.ts';

/** Teams' own limit of a message is 28 KB; what it adds around one is less than this. */
const LARGEST_ACTIVITY = 256 * 1024;

export interface MessagesOptions extends AuthenticationOptions {
  log?: Logger;
}

/** What goes back to the caller: a status, and a body where there is one. */
interface Answer {
  status: number;
  body?: unknown;
}

/** Answers one request to /api/messages. */
export type MessagesHandler = (
  request: restify.Request,
  response: restify.Response,
) => Promise<void>;

/** Builds the bot and its way in. */
export function buildMessages(services: Services, options: MessagesOptions = {}): MessagesHandler {
  const { config, knowledge, turns } = services;
  const log = options.log ?? pino({ level: config.LOG_LEVEL });
  const authentication = buildAuthentication(config, options);
  const adapter = new BotAdapter(authentication, knowledge.wording, log);
  const bot = new CareersBot({
    knowledge,
    turns,
    titles: roleTitleIndex(knowledge),
    log,
  });
  const hasCredentials = appId(config) !== undefined;
  const isAnonymousAllowed = config.ALLOW_ANONYMOUS === 'true';

  async function answer(request: restify.Request): Promise<Answer> {
    if (!hasCredentials && !isAnonymousAllowed && !isFromThisMachine(request)) {
      return refusal(403, 'Without MicrosoftAppId only this machine is served.');
    }
    const token = request.headers.authorization ?? '';
    if (hasCredentials && token === '') return refusal(401, 'A token is needed.');
    const body = await readJson(request, LARGEST_ACTIVITY);
    if (!isActivity(body)) return refusal(400, 'The body is not an activity.');
    const { sender, status } = await authenticate(body, token);
    if (!sender) return refusal(status, 'The token is not valid or could not be checked.');
    if (!mayAnswer(body)) return refusal(403, 'The service address is not allowed.');
    const response = await adapter.run(sender, body, (context) => bot.run(context));
    return response ? { status: response.status, body: response.body } : { status: 200 };
  }

  /** Who sent an activity, or the status to refuse it with; 503 where the keys of tokens cannot be read. */
  async function authenticate(
    activity: Activity,
    token: string,
  ): Promise<{ sender?: Sender; status: number }> {
    if (hasCredentials && !isChannelToken(token, activity.channelId)) return { status: 401 };
    try {
      return { sender: await authentication.authenticateRequest(activity, token), status: 200 };
    } catch (error) {
      log.warn(causeOf(error, undefined), 'a request was refused');
      const isUnreachable =
        error instanceof Error &&
        (error.name === 'FetchError' || error.message.startsWith('Failed to load'));
      return { status: isUnreachable ? 503 : 401 };
    }
  }

  /** A service address is called with the bot's token, so it must be one of Bot Framework's. */
  function mayAnswer({ serviceUrl, deliveryMode }: Activity): boolean {
    const isNotCalled = !hasCredentials && deliveryMode === 'expectReplies';
    return isNotCalled || isAllowedService(serviceUrl, config, options);
  }

  return async (request, response) => {
    const { status, body } = await answer(request).catch((error: unknown): Answer => {
      if (error instanceof BodyError) return refusal(error.status, error.message);
      const id = newReference();
      log.error({ id, ...causeOf(error, undefined) }, 'a request failed');
      return refusal(500, `Something went wrong. (Reference ${id})`);
    });
    if (body === undefined) response.send(status);
    else response.send(status, body);
  };
}

function refusal(status: number, error: string): Answer {
  return { status, body: { error } };
}
