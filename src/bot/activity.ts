// What comes in at /api/messages is checked here before botbuilder sees it: an activity of the wrong shape ends there.

import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** Longer than any id of Teams, short enough for a key. */
const LONGEST_ID = 1024;

const id = z.string().min(1).max(LONGEST_ID);
const account = z.looseObject({ id, name: z.string().nullish() });
const attachment = z.looseObject({ contentType: z.string(), name: z.string().nullish() });
const entity = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  mentioned: z.looseObject({ id: z.string().optional() }).nullish(),
});

const incomingActivity = z.looseObject({
  type: z.string().min(1),
  id: id.optional(),
  channelId: id,
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: account,
  recipient: account.optional(),
  conversation: z.looseObject({
    id,
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
  }),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  locale: z.string().nullish(),
  replyToId: z.string().nullish(),
  deliveryMode: z.string().nullish(),
  timestamp: z.string().nullish(),
  localTimestamp: z.string().nullish(),
  expiration: z.string().nullish(),
  entities: z.array(entity).nullish(),
  attachments: z.array(attachment).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  reactionsAdded: z.array(z.looseObject({ type: z.string() })).nullish(),
  channelData: z.looseObject({}).nullish(),
});

/** Whether a body is an activity that the bot can take. */
export function isActivity(body: unknown): body is Activity {
  return incomingActivity.safeParse(body).success;
}
