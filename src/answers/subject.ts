// What was answered, by the names of content: counted when someone says whether an answer was useful.

import type { Request } from '../ground/request.ts';

/**
 * The name of what a request asks about; undefined where nothing of the content answers it.
 *
 *     subjectOf({ kind: 'topic', topic: 'bursary' })  // => 'topic/bursary'
 */
export function subjectOf(request: Request): string | undefined {
  switch (request.kind) {
    case 'role':
      return `role/${request.role}/${request.ask}`;
    case 'could-i':
      return `role/${request.role}/could-i`;
    case 'topic':
      return `topic/${request.topic}`;
    case 'question':
      return `question/${request.question}`;
    case 'band':
      return `band/${request.band}`;
    case 'term':
      return `term/${request.term}`;
    case 'search':
    case 'compare':
    case 'several':
    case 'not-in-files':
      return request.kind;
    default:
      return undefined;
  }
}
