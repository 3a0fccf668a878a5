// The adapter between HTTP and bot: it runs one authenticated activity, and a failure ends in a sentence, not in silence.

import { randomBytes } from 'node:crypto';
import {
  type Activity,
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import type { Logger } from 'pino';
import { failureOf, failureSentence } from '../http/failures.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { buildPace, type Clock, persist, realClock } from './outgoing.ts';

/** Who sent an activity, as Bot Framework's authentication found it. */
export type Sender = Awaited<
  ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
>;

export class BotAdapter extends CloudAdapter {
  readonly #pace: (conversation: string) => Promise<void>;

  /** @param clock by which what is sent is held back */
  constructor(
    authentication: ConfigurationBotFrameworkAuthentication,
    services: { readonly knowledge: Knowledge },
    log: Logger,
    clock: Clock = realClock,
  ) {
    super(authentication);
    this.#pace = buildPace(clock);
    this.onTurnError = (context, error) => reportFailure(context, error, services.knowledge, log);
  }

  /** Runs the bot on an activity whose sender is known; what it gives back goes into the HTTP response. */
  run(
    sender: Sender,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(sender, activity, logic);
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type !== 'invokeResponse') await this.#pace(activity.conversation?.id ?? '');
      sent.push(...(await persist(() => super.sendActivities(context, [activity]))));
    }
    return sent;
  }

  override async updateActivity(
    context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse | undefined> {
    await this.#pace(activity.conversation?.id ?? '');
    return (await persist(() => super.updateActivity(context, activity))) ?? undefined;
  }
}

/** Tells the person, with a reference, and logs the cause under it. The conversation stays as it was before the turn. */
async function reportFailure(
  context: TurnContext,
  error: Error,
  knowledge: Knowledge,
  log: Logger,
): Promise<void> {
  const id = newReference();
  const failure = failureOf(error);
  const cause = { id, ...causeOf(error, context.activity.text) };
  if (failure.isSwitchedOff) log.debug({ id }, 'switched off');
  else if (failure.status < 500) log.warn(cause, 'a turn was refused');
  else log.error(cause, 'a turn failed');
  const { type } = context.activity;
  if (type !== 'message' && type !== 'invoke') return;
  const text = failureSentence(knowledge, failure, id);
  try {
    if (type === 'invoke') {
      const body = { composeExtension: { type: 'message', text } };
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
    } else {
      await context.sendActivity(text);
    }
  } catch (failure) {
    log.error({ id, ...causeOf(failure, context.activity.text) }, 'the person could not be told');
  }
}

/** A reference that a person can read out and support can search for. */
export function newReference(): string {
  return randomBytes(5).toString('hex');
}

/** What may be logged of an error: its kind, its text without what the person said, and where it happened. */
export function causeOf(error: unknown, said: string | undefined) {
  if (!(error instanceof Error)) return { cause: typeof error };
  const message =
    said === undefined || said.trim() === '' ? error.message : error.message.replaceAll(said, '…');
  const at = error.stack?.match(/^ {4}at .*$/gm)?.slice(0, 5) ?? [];
  return { cause: error.name, message, at };
}
