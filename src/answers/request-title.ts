// What a request is called where it is offered: the heading of its answer.

import type { Request } from '../ground/request.ts';
import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { roleWords } from './role-words.ts';

/**
 * The title of a request; undefined where it has none, so that it cannot be offered.
 *
 *     titleOf(knowledge, { kind: 'role', role: 'porter', ask: 'pay', … })  // => 'Pay of a porter'
 */
export function titleOf(knowledge: Knowledge, request: Request): string | undefined {
  const { questions, topics, roles, wording } = knowledge;
  switch (request.kind) {
    case 'question':
      return questions.get(request.question)?.title;
    case 'topic':
      return topics.get(request.topic)?.title;
    case 'role':
    case 'could-i': {
      const role = roles.get(request.role);
      if (!role) return undefined;
      const ask = request.kind === 'role' ? request.ask : 'eligibility';
      return ask === 'overview' ? role.title : fill(wording.headings[ask], roleWords(role));
    }
    default:
      return undefined;
  }
}
