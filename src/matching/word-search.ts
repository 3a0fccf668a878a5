// MiniSearch with what it finds for each word kept: questions are made of the same few hundred words, and adding up is
// all that is left to do. Points and scores are MiniSearch's own, to the last digit.
//
//     "dbs check"  ->  dbs: [12, 31.4] [80, 9.7]      kept after the first time
//                      check: [12, 8.1] [44, 7.7]
//                      12: (31.4 + 8.1) × 2 words, 44: 7.7, 80: 9.7

import type MiniSearch from 'minisearch';

export interface WordSearch {
  /** The documents with most of the words, best first, at most `most`. */
  find(words: readonly string[], most: number): { id: number; score: number }[];
}

/** The documents that have a word, in the order in which MiniSearch comes upon them, and what it adds to each. */
interface Finds {
  documents: Int32Array;
  scores: Float64Array;
}

/**
 * Opens the search.
 *
 * @param search over documents whose ids are their numbers, from 0 on; words are found as they are written
 * @param fields of the index, in its order
 */
export function openWordSearch<Document extends { id: number }>(
  search: MiniSearch<Document>,
  fields: readonly string[],
): WordSearch {
  const known = new Map<string, Finds>();
  const scores = new Float64Array(search.documentCount);
  const counts = new Uint16Array(search.documentCount);

  function findsOf(word: string): Finds {
    const before = known.get(word);
    if (before) return before;
    const firstField = (match: Record<string, string[]>) => fields.indexOf(match[word]?.[0] ?? '');
    const results = search
      .search(word)
      .map(({ id, score, match }) => ({ id: Number(id), score, field: firstField(match) }))
      .sort((a, b) => a.field - b.field || a.id - b.id);
    const finds = {
      documents: Int32Array.from(results, ({ id }) => id),
      scores: Float64Array.from(results, ({ score }) => score),
    };
    known.set(word, finds);
    return finds;
  }

  return {
    find(words, most) {
      const touched: number[] = [];
      for (const word of words) {
        const finds = findsOf(word);
        for (let place = 0; place < finds.documents.length; place++) {
          const document = finds.documents[place] ?? 0;
          if (counts[document] === 0) touched.push(document);
          counts[document] = (counts[document] ?? 0) + 1;
          scores[document] = (scores[document] ?? 0) + (finds.scores[place] ?? 0);
        }
      }
      const best: { id: number; score: number }[] = [];
      for (const id of touched) {
        // MiniSearch counts a document the more, the more of the words it has.
        const score = (scores[id] ?? 0) * (counts[id] ?? 0);
        scores[id] = 0;
        counts[id] = 0;
        if (best.length === most && score <= (best.at(-1)?.score ?? 0)) continue;
        const behind = best.findLastIndex((other) => other.score >= score);
        best.splice(behind + 1, 0, { id, score });
        if (best.length > most) best.pop();
      }
      return best;
    },
  };
}
