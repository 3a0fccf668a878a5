// A form that a page of ours sent, and the conversation that it belongs to.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { BETWEEN_OPTIONS } from '../../answers/reply.ts';
import type { Config } from '../../config.ts';
import { TICKED } from './conversation-view.ts';
import { type HeldKey, heldKey } from './key.ts';
import type { Site } from './page.ts';
import { problemPage } from './pages/problem.ts';
import { isFromHere, isHttps, readForm } from './request.ts';
import type { SendPage } from './respond.ts';

export interface SentForm {
  form: URLSearchParams;
  /** The key of the conversation; undefined where it has none yet. */
  held: HeldKey | undefined;
}

/** Reads the form of a post. One from another site, or too large, is answered here and gives undefined. */
export async function readSentForm(
  request: IncomingMessage,
  response: ServerResponse,
  { config, site, send }: { config: Config; site: Site; send: SendPage },
): Promise<SentForm | undefined> {
  if (!isFromHere(request, config)) {
    send(request, response, 403, problemPage(site, 'elsewhere'));
    return undefined;
  }
  const form = await readForm(request);
  if (!form) {
    send(request, response, 413, problemPage(site, 'tooBig'), { Connection: 'close' });
    return undefined;
  }
  return { form, held: heldKey(request, isHttps(request, config), form.get('key') ?? '') };
}

/** What someone typed or pressed, or ticked and sent together; undefined where nothing of several was ticked. */
export function saidIn(form: URLSearchParams): string | undefined {
  const ticked = form.getAll(TICKED).join(BETWEEN_OPTIONS);
  return form.get('text') ?? (ticked === '' ? undefined : ticked);
}

export interface Rating {
  messageId: string;
  isUseful: boolean;
}

/** Which answer is called useful, or not, by a button under it. */
export function ratingIn(form: URLSearchParams): Rating | undefined {
  const [useful, notUseful] = [form.get('yes'), form.get('no')];
  const rated = useful ?? notUseful;
  return rated === null ? undefined : { messageId: rated, isUseful: useful !== null };
}
