// The table of word vectors that small questions and described jobs are found by.

import path from 'node:path';
import { openWordVectors, type WordVectors } from '../../matching/meaning.ts';

/** Made by `npm run bench -- fit-meaning`. */
export const WORD_VECTORS = path.join(import.meta.dirname, '../word-vectors.bin');

let opened: WordVectors | undefined;

/** The table, read once; nothing changes it. */
export function wordVectors(): WordVectors {
  opened ??= openWordVectors(WORD_VECTORS);
  return opened;
}
