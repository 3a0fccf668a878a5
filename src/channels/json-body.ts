// Reads a JSON body with a limit, and says in HTTP's own numbers what is wrong with one.

import type restify from 'restify';

/** A body that cannot be taken; the message may be shown to the caller. */
export class BodyError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'BodyError';
    this.status = status;
  }
}

/** The body as JSON. @throws BodyError where it is too long, not JSON, or another type. */
export async function readJson(request: restify.Request, most: number): Promise<unknown> {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new BodyError(415, 'The body must be application/json.');
  }
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge();
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > most) throw tooLarge();
    parts.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new BodyError(400, 'The body is not JSON.');
  }
}

function tooLarge(): BodyError {
  return new BodyError(413, 'The body is too large.');
}
