// The roles that fit what someone looks for, five at a time.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Criteria, Criterion } from '../recognizer/criteria.ts';
import { type Block, paragraph, type Reply, reply } from './reply.ts';
import type { RoleSearch } from './role-search.ts';
import { inSentence, joinWords, roleWords } from './role-words.ts';

/** A screenful on a phone. */
export const RESULTS_AT_A_TIME = 5;

/** Roles that fit, from the `from`th on. */
export function findRoles(
  knowledge: Knowledge,
  roleSearch: RoleSearch,
  criteria: Criteria,
  from: number,
  confidence: number,
  except: ReadonlySet<string> = new Set(),
): Reply {
  const { wording } = knowledge;
  const { found, leftAside } = roleSearch.search(criteria, except);
  const shown = found.slice(from, from + RESULTS_AT_A_TIME);
  const named = criteria.must.filter((one) => one.kind !== 'words');
  const kept = (named.length > 0 ? named : criteria.must).filter((one) => !leftAside.includes(one));
  const words = describe(knowledge, kept, criteria.mustNot);
  if (shown.length === 0) {
    return reply({
      outcome: 'answer',
      topic: 'find-roles',
      blocks: [
        paragraph(
          from > 0 ? wording.search.nothingMore : fill(wording.search.nothing, { criteria: words }),
        ),
      ],
      choices: [wording.next.findARole],
      confidence,
    });
  }
  const more = found.length - from - shown.length;
  const results: Block = {
    kind: 'results',
    results: shown.map(({ role, reasons }) => ({
      role: { id: role.id, title: role.title },
      reason: [...new Set(reasons())].join('; '),
    })),
  };
  const [first, second] = shown;
  return reply({
    outcome: 'answer',
    topic: 'find-roles',
    roles: shown.map(({ role }) => ({ id: role.id, title: role.title })),
    blocks: [
      paragraph(leadIn(knowledge, words, found.length, leftAside)),
      results,
      ...(more > 0
        ? [
            paragraph(
              more === 1 ? wording.search.moreOne : fill(wording.search.more, { count: more }),
            ),
          ]
        : []),
    ],
    choices: [
      ...(more > 0 ? [wording.next.showMore] : []),
      ...(first ? [fill(wording.next.overview, roleWords(first.role))] : []),
      ...(first && second
        ? [
            fill(wording.next.compareFirst, {
              first: inSentence(first.role.title),
              second: inSentence(second.role.title),
            }),
          ]
        : []),
    ],
    confidence,
  });
}

function leadIn(
  knowledge: Knowledge,
  criteria: string,
  count: number,
  leftAside: readonly Criterion[],
): string {
  const { wording } = knowledge;
  if (leftAside.length > 0) {
    return fill(wording.search.partly, { criteria, missing: describe(knowledge, leftAside, []) });
  }
  return fill(count === 1 ? wording.search.leadOne : wording.search.lead, { criteria, count });
}

/** Criteria in words: "with children and young people, without music". */
export function describe(
  knowledge: Knowledge,
  must: readonly Criterion[],
  mustNot: readonly Criterion[],
): string {
  const { wording } = knowledge;
  const parts = must.map((criterion) =>
    fill(wording.search.criteria[criterion.kind], { value: valueWords(knowledge, criterion) }),
  );
  const without = mustNot.map((criterion) =>
    fill(wording.search.criteria.not, { value: valueWords(knowledge, criterion) }),
  );
  return joinWords([...new Set([...parts, ...without])]);
}

function valueWords({ wording, families }: Knowledge, criterion: Criterion): string {
  switch (criterion.kind) {
    case 'family':
      return inSentence(families.get(criterion.value)?.title ?? criterion.value);
    case 'minimum':
      return wording.search.minimums[criterion.value];
    case 'route':
      return inSentence(wording.routeKinds[criterion.value]);
    case 'contact':
      return wording.search.contact[criterion.value];
    default:
      return criterion.value;
  }
}
