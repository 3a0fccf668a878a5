// The bot as Bot Framework sees it: messages, arrivals, and everything else that Teams sends.

import { type Activity, ActivityHandler, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { paragraph, type Reply, reply } from '../answers/reply.ts';
import { SwitchedOff } from '../desk/switchable-turns.ts';
import { ofNow, type Services } from '../http/services.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { HistoryEntry } from '../store/store.ts';
import type { Turns } from '../turns/turns.ts';
import { roleTitleIndex } from '../understanding/readers/titles.ts';
import { causeOf, newReference } from './adapter.ts';
import { FEEDBACK, readThumb } from './feedback.ts';
import { buildMessageExtension, type MessageExtension } from './message-extension.ts';
import { conversationKey, isTeams, personMark, placeKey, scopeOf, turnMark } from './place.ts';
import { quotesIn } from './quotes.ts';
import { renderCard, renderReply, type Surroundings } from './render.ts';
import { buildRoleFinder, type RoleFinder } from './role-finder.ts';
import { hasAttachment, isCardAlone, isMentioned, readSaid, type Said } from './said.ts';
import { buildOpenSteps, isStep, type OpenStep } from './steps.ts';
import { typingWhile } from './typing.ts';

/** What a person said is shown under their step, but no whole letter. */
const LONGEST_SHOWN = 100;
const WELCOMES_REMEMBERED = 1000;

export class CareersBot extends ActivityHandler {
  readonly #turns: Turns;
  readonly #services: Services;
  readonly #log: Logger;
  readonly #extension: () => MessageExtension;
  readonly #finder: () => RoleFinder;
  readonly #steps = buildOpenSteps();
  /** Messages whose answer could not be sent: when Teams brings them again, they are answered. */
  readonly #unsent = new Set<string>();
  /** Places welcomed by this process: Teams reports an arrival in two ways at once. */
  readonly #welcomed = new Set<string>();

  constructor(services: Services, log: Logger) {
    super();
    this.#services = services;
    this.#turns = services.turns;
    this.#log = log;
    this.#extension = ofNow(services, (knowledge) =>
      buildMessageExtension(knowledge, roleTitleIndex(knowledge)),
    );
    this.#finder = ofNow(services, (knowledge) =>
      buildRoleFinder(knowledge, roleTitleIndex(knowledge)),
    );
  }

  get #knowledge(): Knowledge {
    return this.#services.knowledge;
  }

  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    const { activity } = context;
    const said = readSaid(activity);
    const isAddressed = scopeOf(activity) === 'personal' || said.button || isMentioned(activity);
    // A card that a person puts into the chat asks nothing.
    if (!isAddressed || isCardAlone(activity, said)) return;
    const key = conversationKey(activity);
    const refusal = await this.#refuse(key, activity, said);
    if (refusal !== undefined) await context.sendActivity(refusal);
    else await typingWhile(context, () => this.#answer(context, key, said));
  }

  /** Answers a message, once however often it is delivered, and closes the step that it answers. */
  async #answer(context: TurnContext, key: string, said: Said): Promise<void> {
    const { activity } = context;
    const id = activity.id ?? newReference();
    const open = await this.#openStep(key, activity, said);
    const isShared = scopeOf(activity) === 'shared';
    const about = await this.#quotedJobs(key, activity);
    const taken = this.#turns.take(key, { id, text: said.text, isShared, about });
    const answered = await taken.catch((error: unknown) => {
      // Nothing was answered, so the question is still open.
      if (open) this.#steps.put(key, open);
      throw error;
    });
    const { replies, isRepeat } = answered;
    const isWaited = activity.deliveryMode === 'expectReplies' || this.#unsent.has(key + id);
    if (isRepeat && !isWaited) return;
    try {
      const sent = await context.sendActivities(this.#render(replies, activity, id));
      this.#unsent.delete(key + id);
      if (activity.deliveryMode === 'expectReplies') return;
      replies.forEach((one, index) => {
        const activityId = sent[index]?.id;
        if (activityId && isStep(one)) this.#steps.put(key, { activityId, reply: one });
      });
      await this.#remember(key, id, sent[replies.findIndex(({ subject }) => subject)]?.id);
    } catch (error) {
      this.#unsent.add(key + id);
      throw error;
    }
    if (open) await this.#close(context, open, answered.said);
  }

  /** The jobs that a quoted message is about: an answer's own, or those that somebody named. */
  async #quotedJobs(key: string, activity: Activity): Promise<string[]> {
    const quotes = quotesIn(activity);
    if (quotes.length === 0) return [];
    const history = await this.#turns.history(key).catch(() => []);
    return quotes.flatMap(({ id, words }) => {
      const entry = history.find(({ sentAs, messageId }) => sentAs === id || messageId === id);
      const roles = entry?.replies.flatMap((one) => one.roles) ?? this.#finder().inText(words);
      return roles.map((role) => role.id);
    });
  }

  /** Under which id an answer that can be called useful stands in Teams. */
  async #remember(key: string, id: string, sentAs: string | undefined): Promise<void> {
    if (!sentAs) return;
    await this.#turns.sent(key, id, sentAs).catch((error: unknown) => {
      // It was answered; only a thumb under it cannot be counted.
      this.#log.warn(causeOf(error, undefined), 'the id of an answer could not be kept');
    });
  }

  /** Says why there is no answer: nothing to read, somebody else's button, or one that was pressed before. */
  async #refuse(key: string, activity: Activity, said: Said): Promise<string | undefined> {
    const { teams } = this.#knowledge.wording;
    if (said.text === '' && hasAttachment(activity)) return teams.attachment;
    const { person, turn } = said.button ?? {};
    if (person !== undefined && person !== personMark(activity)) return teams.notYours;
    if (turn === undefined) return undefined;
    const history = await this.#turns.history(key);
    if (history.some(({ messageId }) => messageId === activity.id)) return undefined;
    const latest = history.findLast(({ replies }) => replies.some((one) => one.choices.length > 0));
    const isOld = latest && turnMark(latest.messageId) !== turn && latest.replies.some(isStep);
    return isOld ? teams.alreadyAnswered : undefined;
  }

  /** The step that a message answers. A button says which message it belongs to. */
  async #openStep(key: string, activity: Activity, said: Said): Promise<OpenStep | undefined> {
    const open = this.#steps.take(key);
    const { turn } = said.button ?? {};
    if (open || turn === undefined || !activity.replyToId) return open;
    const history = await this.#turns.history(key);
    const asked = history.find(({ messageId }) => turnMark(messageId) === turn);
    const reply = asked?.replies.find(isStep);
    return reply && { activityId: activity.replyToId, reply };
  }

  /** Takes the buttons off an answered step and shows what was answered, in the same message. */
  async #close(context: TurnContext, { activityId, reply }: OpenStep, said: string): Promise<void> {
    const { activity } = context;
    if (!isTeams(activity)) return;
    const text = said.slice(0, LONGEST_SHOWN);
    const answered = paragraph(fill(this.#knowledge.wording.teams.answered, { text }));
    const closed = { ...reply, blocks: [...reply.blocks, answered], choices: [] };
    try {
      const card = renderCard(closed, this.#place(activity, ''));
      if (card) await context.updateActivity({ ...card, id: activityId });
    } catch (error) {
      // The answer has been sent; a step that stays open refuses a second press by itself.
      this.#log.warn(causeOf(error, activity.text), 'a step could not be closed');
    }
  }

  protected override async onConversationUpdateActivity(context: TurnContext): Promise<void> {
    const { membersAdded, recipient } = context.activity;
    if (membersAdded?.some(({ id }) => id === recipient?.id)) await this.#welcome(context);
  }

  protected override async onInstallationUpdateActivity(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (activity.action === 'add') await this.#welcome(context);
    if (activity.action === 'remove') {
      this.#welcomed.delete(placeKey(activity));
      await this.#turns.forget(placeKey(activity));
    }
  }

  async #welcome(context: TurnContext): Promise<void> {
    const { activity } = context;
    const key = placeKey(activity);
    if (this.#welcomed.has(key)) return;
    this.#welcomed.add(key);
    const [oldest] = this.#welcomed;
    if (this.#welcomed.size > WELCOMES_REMEMBERED && oldest) this.#welcomed.delete(oldest);
    try {
      const history: HistoryEntry[] = await this.#turns.history(key);
      if (history.length > 0) return;
      const greeting = await this.#turns.welcome(key);
      const replies = scopeOf(activity) === 'personal' ? greeting : [this.#sharedWelcome()];
      await context.sendActivities(this.#render(replies, activity, 'welcome'));
    } catch (error) {
      this.#welcomed.delete(key);
      throw error;
    }
  }

  #sharedWelcome(): Reply {
    const { trust, wording, running } = this.#knowledge;
    const text = fill(wording.teams.welcomeShared, { trust: trust.name, hours: running.hours });
    const { unanswered: days } = running;
    const blocks = [
      paragraph(text),
      ...(days === undefined ? [] : [paragraph(fill(wording.erasure.unanswered, { days }))]),
    ];
    return reply({ outcome: 'smalltalk', blocks, choices: wording.examples });
  }

  protected override async onInvokeActivity({ activity }: TurnContext): Promise<InvokeResponse> {
    if (activity.name === FEEDBACK) {
      await this.#rate(activity);
      return { status: 200 };
    }
    if (this.#services.isOff?.()) throw new SwitchedOff();
    return { status: 200, body: this.#extension().answer(activity.name, activity.value) };
  }

  /** Counts a thumb up or down under an answer. What someone writes beside it is not read. */
  async #rate(activity: Activity): Promise<void> {
    const isUseful = readThumb(activity.value);
    const { replyToId } = activity;
    if (isUseful === undefined || !replyToId) return;
    const key = conversationKey(activity);
    const history = await this.#turns.history(key);
    const rated = history.find(({ sentAs }) => sentAs === replyToId);
    if (rated) await this.#turns.rate(key, rated.messageId, isUseful);
  }

  #render(replies: readonly Reply[], activity: Activity, turn: string): Partial<Activity>[] {
    return replies.map((one) => renderReply(one, this.#place(activity, turn)));
  }

  #place(activity: Activity, turn: string): Surroundings {
    const scope = scopeOf(activity);
    return {
      scope,
      isTeams: isTeams(activity) && activity.deliveryMode !== 'expectReplies',
      to: [activity.from.id],
      choose: this.#knowledge.wording.teams.choose,
      fold: this.#knowledge.wording.fold,
      planPage: this.#planPage(),
      owner: {
        turn: turnMark(turn),
        ...(scope === 'shared' ? { person: personMark(activity) } : {}),
      },
    };
  }

  /** Only under an address that people can open. */
  #planPage(): Surroundings['planPage'] {
    const { PUBLIC_URL } = this.#services.config;
    if (!PUBLIC_URL) return undefined;
    const address = `${PUBLIC_URL.replace(/\/$/, '')}/plan`;
    return { title: this.#knowledge.webWording.plan.open, address };
  }
}
