// The message extension: finds roles from the message box and puts a role's card into any chat.

import { z } from 'zod';
import { aboutRole } from '../answers/about-role.ts';
import { heading, paragraph, replyText, wholeText } from '../answers/reply.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { firstSentence } from '../language/text.ts';
import type { TitleIndex } from '../matching/title-index.ts';
import { buildCard, CARD_TYPE } from './card.ts';
import { buildRoleFinder } from './role-finder.ts';
import { withoutTags } from './said.ts';

export interface MessageExtension {
  /** The body that answers an invoke activity; undefined where there is nothing to say to it. */
  answer(name: string | undefined, value: unknown): object | undefined;
}

/** Teams shows no more results than these. */
const MOST_RESULTS = 25;
/** Roles of one message that are shown, so that the dialog needs no scrolling. */
const MOST_IN_MESSAGE = 3;
const LONGEST_MESSAGE = 5000;

const query = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).optional(),
  queryOptions: z
    .object({ skip: z.number().int().min(0), count: z.number().int().min(1) })
    .partial()
    .optional(),
});
const action = z.object({
  data: z.object({ role: z.string() }).optional().catch(undefined),
  messagePayload: z
    .object({ body: z.object({ content: z.string() }) })
    .optional()
    .catch(undefined),
});

export function buildMessageExtension(knowledge: Knowledge, titles: TitleIndex): MessageExtension {
  const { fold, teams } = knowledge.wording;
  const finder = buildRoleFinder(knowledge, titles);

  function search(value: unknown): object {
    const { data } = query.safeParse(value);
    // Teams' first call, before anything is typed, has a parameter of that name alone.
    const typed = data?.parameters?.find(({ name }) => name !== 'initialRun')?.value;
    const { skip = 0, count = MOST_RESULTS } = data?.queryOptions ?? {};
    const found = finder.byLetters(typeof typed === 'string' ? typed : '');
    return results(found.slice(skip, skip + Math.min(count, MOST_RESULTS)));
  }

  function results(roles: readonly Role[]): object {
    if (roles.length === 0) return composed({ type: 'message', text: teams.noRoles });
    return composed({ type: 'result', attachmentLayout: 'list', attachments: roles.map(result) });
  }

  function result(role: Role): object {
    const preview = {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: role.title, text: firstSentence(role.summary) },
    };
    return { ...roleCard(role), preview };
  }

  /** The overview, without buttons: the bot need not be in the chat where the card is put. */
  function roleCard(role: Role): object {
    const overview = { ...aboutRole(knowledge, role, 'overview', 1), choices: [] };
    const fallback = wholeText(overview, fold.inText);
    const texts = { fallback, speak: role.summary, choose: teams.choose, open: fold.open };
    return { contentType: CARD_TYPE, content: buildCard(overview, texts) };
  }

  /** "What job is this about?", asked of someone's message: the roles in it, each ready to be put into a reply. */
  function fromMessage(content: string): object {
    const roles = finder.inText(withoutTags(content).slice(0, LONGEST_MESSAGE));
    const shown = roles.slice(0, MOST_IN_MESSAGE);
    const blocks = shown.flatMap((role) => [heading(role.title), paragraph(role.summary)]);
    if (shown.length === 0) blocks.push(paragraph(teams.noRoleInMessage));
    const text = replyText(blocks);
    const texts = { fallback: text, speak: text, choose: teams.choose, open: fold.open };
    const actions = shown.map(({ id, title }) => ({
      type: 'Action.Submit' as const,
      title: fill(teams.insert, { title }),
      data: { role: id },
    }));
    const card = { ...buildCard({ blocks, choices: [] }, texts), actions };
    const attachment = { contentType: CARD_TYPE, content: card };
    const size = { height: 'medium', width: 'medium' };
    return {
      task: { type: 'continue', value: { title: teams.aboutMessage, ...size, card: attachment } },
    };
  }

  function act(value: unknown): object {
    const { data } = action.safeParse(value);
    const role = data?.data && knowledge.roles.get(data.data.role);
    return role ? results([role]) : fromMessage(data?.messagePayload?.body.content ?? '');
  }

  return {
    answer(name, value) {
      switch (name) {
        case 'composeExtension/query':
          return search(value);
        case 'composeExtension/fetchTask':
        case 'composeExtension/submitAction':
          return act(value);
        case 'adaptiveCard/action':
          return {
            statusCode: 200,
            type: 'application/vnd.microsoft.activity.message',
            value: teams.alreadyAnswered,
          };
        default:
          return undefined;
      }
    },
  };
}

function composed(composeExtension: object): object {
  return { composeExtension };
}
