// What comes in at /api/messages is read here before botbuilder sees it: the fields that the bot uses, and nothing else, so
// that no other value of the sender's can reach a reply or the log. An activity of the wrong shape ends here.

import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** Longer than any id of Teams, short enough for a key. */
const LONGEST_ID = 1024;
/** Teams' own names: types, kinds of place, ways of delivery. */
const LONGEST_NAME = 256;
/** More than Teams puts into one activity. */
const LONGEST_LIST = 50;

const id = z.string().min(1).max(LONGEST_ID);
const name = z.string().max(LONGEST_NAME);
const account = z.object({ id });

/** Null is what some clients write for what is not there. */
function optional<Value>(value: z.ZodType<Value>) {
  return z
    .union([z.null(), value])
    .optional()
    .transform((given) => given ?? undefined);
}

/** A list, counted before its items are read; the first item of the wrong shape ends the reading. */
function list<Item>(item: z.ZodType<Item>) {
  return z.unknown().transform((given, context): Item[] => {
    if (!Array.isArray(given) || given.length > LONGEST_LIST) {
      context.addIssue({ code: 'custom', message: `no list of at most ${LONGEST_LIST}` });
      return z.NEVER;
    }
    const items: Item[] = [];
    for (const one of given) {
      const read = item.safeParse(one);
      if (!read.success) {
        context.addIssue({ code: 'custom', message: 'an item of the wrong shape' });
        return z.NEVER;
      }
      items.push(read.data);
    }
    return items;
  });
}

const incomingActivity = z.object({
  type: name.min(1),
  id: id.optional(),
  channelId: id,
  serviceUrl: z.url({ protocol: /^https?$/ }).max(LONGEST_ID),
  from: account,
  recipient: z.object({ id, name: optional(name) }).optional(),
  conversation: z.object({
    id,
    conversationType: optional(name),
    isGroup: optional(z.boolean()),
  }),
  text: optional(z.string()),
  name: optional(name),
  action: optional(name),
  replyToId: optional(z.string().max(LONGEST_ID)),
  deliveryMode: optional(name),
  entities: optional(
    list(
      z.object({
        type: name,
        text: optional(z.string()),
        mentioned: optional(z.object({ id: optional(z.string()) })),
        quotedReply: z
          .object({ messageId: z.string().max(LONGEST_ID), preview: optional(z.string()) })
          .optional()
          .catch(undefined),
      }),
    ),
  ),
  attachments: optional(list(z.object({ contentType: name }))),
  membersAdded: optional(list(account)),
  /** What a button or the message extension brings, read where it is used. */
  value: z.unknown().optional(),
});

/** The activity in a body, or undefined where there is none that the bot can take. */
export function readActivity(body: unknown): Activity | undefined {
  const { data } = incomingActivity.safeParse(body);
  return data && isActivity(data) ? data : undefined;
}

/** Bot Framework's type also asks for what only outgoing activities have. */
function isActivity(
  read: z.infer<typeof incomingActivity>,
): read is z.infer<typeof incomingActivity> & Activity {
  return read.type !== '';
}
