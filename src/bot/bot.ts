// The bot as Bot Framework sees it: messages, arrivals, and everything else that Teams sends.

import { type Activity, ActivityHandler, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { Reply } from '../answers/reply.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Turns } from '../turns.ts';
import { newReference } from './adapter.ts';
import { conversationKey, isTeams, personMark, placeKey, scopeOf, turnMark } from './place.ts';
import { renderReply, type Surroundings } from './render.ts';
import { hasAttachment, isMentioned, readSaid } from './said.ts';

export interface BotServices {
  knowledge: Knowledge;
  turns: Turns;
}

export class CareersBot extends ActivityHandler {
  readonly #turns: Turns;
  readonly #knowledge: Knowledge;

  constructor({ knowledge, turns }: BotServices) {
    super();
    this.#knowledge = knowledge;
    this.#turns = turns;
  }

  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    const { activity } = context;
    const said = readSaid(activity);
    const isAddressed = scopeOf(activity) === 'personal' || said.button || isMentioned(activity);
    if (!isAddressed) return;
    const { teams } = this.#knowledge.wording;
    if (said.text === '' && hasAttachment(activity)) {
      await context.sendActivity(teams.attachment);
      return;
    }
    const id = activity.id ?? newReference();
    const { replies, isRepeat } = await this.#turns.take(conversationKey(activity), {
      id,
      text: said.text,
    });
    if (isRepeat && activity.deliveryMode !== 'expectReplies') return;
    await context.sendActivities(this.#render(replies, activity, id));
  }

  protected override async onConversationUpdateActivity(context: TurnContext): Promise<void> {
    const { membersAdded, recipient } = context.activity;
    if (membersAdded?.some(({ id }) => id === recipient?.id)) await this.#welcome(context);
  }

  protected override async onInstallationUpdateActivity(context: TurnContext): Promise<void> {
    if (context.activity.action?.startsWith('add')) await this.#welcome(context);
  }

  protected override async onInvokeActivity(): Promise<InvokeResponse> {
    return { status: 200 };
  }

  async #welcome(context: TurnContext): Promise<void> {
    const { activity } = context;
    const key = placeKey(activity);
    if ((await this.#turns.history(key)).length > 0) return;
    const replies = await this.#turns.welcome(key);
    await context.sendActivities(this.#render(replies, activity, 'welcome'));
  }

  #render(replies: readonly Reply[], activity: Activity, turn: string): Partial<Activity>[] {
    const place: Surroundings = {
      scope: scopeOf(activity),
      isTeams: isTeams(activity) && activity.deliveryMode !== 'expectReplies',
      to: [activity.from.id],
      choose: this.#knowledge.wording.teams.choose,
      owner: {
        turn: turnMark(turn),
        ...(scopeOf(activity) === 'shared' ? { person: personMark(activity) } : {}),
      },
    };
    return replies.map((reply) => renderReply(reply, place));
  }
}
