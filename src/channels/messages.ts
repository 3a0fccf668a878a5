// POST /api/messages: Bot Framework's way in, for Teams and every other channel of Azure Bot Service.

import type { Activity } from 'botbuilder';
import pino, { type Logger } from 'pino';
import type restify from 'restify';
import { readActivity } from '../bot/activity.ts';
import { BotAdapter, causeOf, newReference, type Sender } from '../bot/adapter.ts';
import {
  type AuthenticationOptions,
  appId,
  buildAuthentication,
  isAllowedService,
} from '../bot/authentication.ts';
import { CareersBot } from '../bot/bot.ts';
import type { Clock } from '../bot/outgoing.ts';
import { buildTokenCheck, KeysUnavailable } from '../bot/token.ts';
import { addressOf, isFromThisMachine } from '../http/address.ts';
import type { Services } from '../http/services.ts';
import { fill } from '../knowledge/fill.ts';
import { answerLate, buildLimit, TooManyRequests } from '../turns/limits.ts';
import { BodyError, readJson } from './json-body.ts';

/** Teams' own limit of a message is 28 KB; what it adds around one is less than this. */
const LARGEST_ACTIVITY = 256 * 1024;
/** Of a sender who has proved nothing. */
const LARGEST_UNPROVEN = 64 * 1024;
/** Of one address. Nobody but a scanner or an attacker sends a wrong token often. */
const REFUSED_PER_MINUTE = 60;
/** Bot Framework's libraries also take tokens of App Service for this channel, which no issuer is bound to. */
const APP_SERVICE_CHANNEL = 'AseChannel';

export interface MessagesOptions extends AuthenticationOptions {
  log?: Logger;
  clock?: Clock;
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
  const { config } = services;
  const log = options.log ?? pino({ level: config.LOG_LEVEL });
  const authentication = buildAuthentication(config, options);
  const adapter = new BotAdapter(authentication, services, log, options.clock);
  const bot = new CareersBot(services, log);
  const id = appId(config);
  const hasCredentials = id !== undefined;
  const isAnonymousAllowed = config.ALLOW_ANONYMOUS === 'true';
  const token = buildTokenCheck(id ?? '', options.openIdMetadataUrl);
  const refused = buildLimit('wrong tokens', REFUSED_PER_MINUTE, REFUSED_PER_MINUTE);
  const forged = buildLimit('forged tokens', REFUSED_PER_MINUTE, REFUSED_PER_MINUTE);

  async function answer(request: restify.Request): Promise<Answer> {
    if (!hasCredentials && !isAnonymousAllowed && !isFromThisMachine(request)) {
      return refusal(403, 'Without MicrosoftAppId only this machine is served.');
    }
    const authorization = request.headers.authorization ?? '';
    if (hasCredentials) {
      const status = await prove(authorization, addressOf(request, config));
      if (status !== 200) return refusal(status, UNPROVEN);
    }
    const most = hasCredentials ? LARGEST_ACTIVITY : LARGEST_UNPROVEN;
    const activity = readActivity(await readJson(request, most));
    if (!activity) return refusal(400, 'The body is not an activity.');
    const { sender, status } = await authenticate(activity, authorization);
    if (!sender) return refusal(status, UNPROVEN);
    if (!mayAnswer(activity)) return refusal(403, 'The service address is not allowed.');
    const response = await adapter.run(sender, activity, (context) => bot.run(context));
    return response ? { status: response.status, body: response.body } : { status: 200 };
  }

  /**
   * The status to refuse a header with, or 200. A right token is let in whatever else comes from its address, which
   * Bot Framework's senders share with everybody who registers a bot.
   *
   * @throws TooManyRequests
   */
  async function prove(authorization: string, address: string): Promise<number> {
    if (!token.isMeantForUs(authorization)) {
      refused.count(address);
      return 401;
    }
    forged.check(address);
    try {
      if (await token.isSigned(authorization)) return 200;
      forged.count(address);
      return 401;
    } catch (fault) {
      if (!(fault instanceof KeysUnavailable)) throw fault;
      log.warn(causeOf(fault.cause, undefined), fault.message);
      return 503;
    }
  }

  /** Who sent an activity, or the status to refuse it with; 503 where the keys of tokens cannot be read. */
  async function authenticate(
    activity: Activity,
    authorization: string,
  ): Promise<{ sender?: Sender; status: number }> {
    if (hasCredentials && activity.channelId === APP_SERVICE_CHANNEL) return { status: 401 };
    try {
      const sender = await authentication.authenticateRequest(activity, authorization);
      return { sender, status: 200 };
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
    const { status, body } = await answer(request).catch(
      async (error: unknown): Promise<Answer> => {
        if (error instanceof TooManyRequests) {
          await answerLate();
          response.header('Retry-After', String(error.retryAfterSeconds));
          return refusal(
            429,
            fill(services.knowledge.wording.faults.tooMany, { seconds: error.retryAfterSeconds }),
          );
        }
        if (error instanceof BodyError) return refusal(error.status, error.message);
        const id = newReference();
        log.error({ id, ...causeOf(error, undefined) }, 'a request failed');
        return refusal(500, `Something went wrong. (Reference ${id})`);
      },
    );
    if (body === undefined) response.send(status);
    else response.send(status, body);
  };
}

const UNPROVEN = 'The token is not valid or could not be checked.';

function refusal(status: number, error: string): Answer {
  return { status, body: { error } };
}
