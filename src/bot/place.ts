// Where a message was said: alone with the bot or among others, and the key under which its conversation is kept.

import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';

/** personal: alone with the bot. shared: a group chat, a channel, or any place that is not known, where others may read along. */
export type Scope = 'personal' | 'shared';

/** Teams always says what a place is; other channels need not, and have no places where others read along. */
export function scopeOf(activity: Activity): Scope {
  const { conversationType, isGroup } = activity.conversation;
  if (isGroup === true) return 'shared';
  if (conversationType === undefined || conversationType === '') {
    return isTeams(activity) ? 'shared' : 'personal';
  }
  return conversationType.toLowerCase() === 'personal' ? 'personal' : 'shared';
}

export function isTeams({ channelId }: Activity): boolean {
  return channelId === 'msteams';
}

/** The store's key of a conversation: among others, each person has one of their own. */
export function conversationKey(activity: Activity): string {
  const person = scopeOf(activity) === 'shared' ? [activity.from.id] : [];
  return placeKey(activity, person);
}

/** The key of the place itself, whoever speaks: it is welcomed once. */
export function placeKey({ channelId, conversation }: Activity, more: string[] = []): string {
  return hash(JSON.stringify([channelId, conversation.id, ...more]));
}

/** A short mark of a person in a place, for buttons that are theirs alone; it gives nothing away. */
export function personMark(activity: Activity): string {
  return hash(JSON.stringify([activity.conversation.id, activity.from.id])).slice(0, 16);
}

/** A short mark of one turn, for buttons that belong to it. */
export function turnMark(messageId: string): string {
  return hash(messageId).slice(0, 16);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
