// The part of the knowledge base that the title index is made from.

import path from 'node:path';
import type { z } from 'zod';
import { formatProblem, listFiles, type Problem, readFile } from '../../src/knowledge/files.ts';
import * as phrasing from '../../src/knowledge/schema/phrasing.ts';
import { roleSchema } from '../../src/knowledge/schema/role.ts';
import type { TitleKnowledge } from '../../src/understanding/readers/titles.ts';

export function readTitleKnowledge(folder: string): TitleKnowledge {
  const problems: Problem[] = [];
  const one = <S extends z.ZodType>(name: string, shape: S): z.output<S> => {
    const file = readFile(path.join(folder, name), shape, problems);
    if (!file) throw new Error(problems.map(formatProblem).join('\n'));
    return file.content;
  };
  const roles = listFiles(path.join(folder, 'roles'), problems).flatMap(
    (file) => readFile(file, roleSchema, problems)?.content ?? [],
  );
  return {
    roles: new Map(roles.map((role) => [role.id, role])),
    phrasing: {
      titleWords: one('phrasing/titles.yaml', phrasing.titleWordsSchema),
      colloquialTitles: one('phrasing/colloquial-titles.yaml', phrasing.colloquialTitlesSchema),
      spelling: one('phrasing/spelling.yaml', phrasing.spellingSchema),
      jobsElsewhere: one('phrasing/jobs-elsewhere.yaml', phrasing.jobsElsewhereSchema),
    },
  };
}
