// Example conversations: what the desk plays before a change is published. Those that come with the bot stand in
// knowledge/examples, the trust's own in examples/ of TRUST_DIR.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OUTCOMES } from '../answers/reply.ts';
import { listFiles, type Problem, readFile } from '../knowledge/files.ts';
import { TOPICS } from '../knowledge/kinds.ts';

const exampleSchema = z.strictObject({
  /** What someone says, turn by turn. */
  say: z.array(z.string().min(1)).min(1),
  /** What is right of the last answer, as far as it is given. */
  outcome: z.enum(OUTCOMES).optional(),
  topic: z.enum(TOPICS).optional(),
  /** For each role that it is about, the ids that are right. */
  roles: z.array(z.array(z.string()).min(1)).optional(),
});
const fileSchema = z.strictObject({ examples: z.array(exampleSchema).min(1) });

export type Example = z.infer<typeof exampleSchema> & {
  /** People asked it lately, and it could not be answered. */
  isLately?: true;
};

const FOLDER = 'examples';

/** All examples; what is wrong with a file goes to `problems`. */
export function readExamples(
  shared: string,
  own: string | undefined,
  problems: Problem[],
): Example[] {
  const folders = [shared, ...(own === undefined ? [] : [own])].map((one) =>
    path.join(one, FOLDER),
  );
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => listFiles(folder, problems))
    .flatMap((file) => readFile(file, fileSchema, problems)?.content.examples ?? []);
}
