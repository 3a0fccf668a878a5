// The pieces of a pattern as careers staff write it.
//
//     "{count} [good] {gcses} [, including {subjects}]"

/** What a name in braces stands for. */
export interface Vocabulary {
  /** Words that are one and the same to the pattern. */
  lists: Readonly<Record<string, readonly string[]>>;
  /** Words by what they mean, which is what is captured. */
  groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Short forms by what they stand for. */
  contractions: ReadonlyMap<string, string>;
  /** Words at which a free description ends: "a degree in {field}". */
  ends: ReadonlySet<string>;
}

/** A word of a pattern; written in capitals it is found in capitals only, as ME and IT. */
export interface PatternToken {
  word: string;
  inCapitals: boolean;
}

/** One piece of a pattern. */
export type Node =
  | { kind: 'word'; word: PatternToken }
  | { kind: 'any' }
  | { kind: 'comma' }
  | { kind: 'choice'; options: Node[][]; optional: boolean }
  | { kind: 'number'; name: string; least: number; most: number }
  | { kind: 'grade' }
  | { kind: 'grades' }
  | {
      kind: 'group';
      name: string;
      options: GroupOptions;
      several: boolean;
    }
  | { kind: 'free'; name: string; options: GroupOptions };

/** The words of a group with what they mean, by the first of them; the longest first. */
export type GroupOptions = ReadonlyMap<string, readonly { id: string; words: PatternToken[] }[]>;

const NUMBERS: Readonly<Record<string, [least: number, most: number]>> = {
  count: [0, 20],
  age: [13, 90],
  years: [1, 60],
  months: [1, 60],
  level: [1, 8],
  band: [1, 9],
  year: [7, 13],
};
/** @throws Error that names the pattern and what is wrong with it */
export function parse(source: string, vocabulary: Vocabulary): Node[] {
  let place = 0;
  const fail = (what: string): never => {
    throw new Error(`the pattern "${source}" ${what}`);
  };

  function sequence(until: string): Node[] {
    const nodes: Node[] = [];
    while (place < source.length && !until.includes(source[place] ?? '')) {
      const sign = source[place] ?? '';
      if (sign === ' ') place++;
      else if (sign === ',') {
        nodes.push({ kind: 'comma' });
        place++;
      } else if (sign === '(' || sign === '[') nodes.push(choice(sign));
      else if (sign === '{') nodes.push(named());
      else if (sign === ')' || sign === ']' || sign === '|' || sign === '}')
        fail(`has "${sign}" where nothing was opened`);
      else {
        const word = /^[^\s()[\]{}|,]+/.exec(source.slice(place))?.[0] ?? '';
        place += word.length;
        if (word === '_') nodes.push({ kind: 'any' });
        else nodes.push(...wordsOf(word, vocabulary));
      }
    }
    return nodes;
  }

  function choice(opened: string): Node {
    const closing = opened === '(' ? ')' : ']';
    const options: Node[][] = [];
    do {
      place++;
      options.push(sequence(`|${closing}`));
    } while (source[place] === '|');
    if (source[place] !== closing) fail(`lacks a "${closing}"`);
    place++;
    return { kind: 'choice', options, optional: opened === '[' };
  }

  function named(): Node {
    const end = source.indexOf('}', place);
    if (end < 0) fail('lacks a "}"');
    const name = source.slice(place + 1, end);
    place = end + 1;
    return nodeNamed(name, vocabulary) ?? fail(`names {${name}}, which no list or group has`);
  }

  const nodes = sequence('');
  if (nodes.length === 0) fail('is empty');
  return nodes;
}

/** What a name in braces stands for; undefined where nothing has that name. */
function nodeNamed(name: string, vocabulary: Vocabulary): Node | undefined {
  const range = NUMBERS[name];
  if (range) return { kind: 'number', name, least: range[0], most: range[1] };
  if (name === 'grade') return { kind: 'grade' };
  if (name === 'grades') return { kind: 'grades' };
  const list = vocabulary.lists[name];
  if (list)
    return {
      kind: 'choice',
      optional: false,
      options: list.map((phrase) => phrase.split(' ').flatMap((word) => wordsOf(word, vocabulary))),
    };
  const { groups } = vocabulary;
  const fields = () => optionsOf({ ...groups.field, ...groups.subject });
  if (name === 'field') return { kind: 'free', name, options: fields() };
  if (name === 'fields')
    return { kind: 'group', name: 'subject', several: true, options: fields() };
  const several = name === 'subjects';
  const own = several ? 'subject' : name;
  const group = groups[own];
  return group && { kind: 'group', name: own, options: optionsOf(group), several };
}

/** The words that stand in a pattern in so many words. */
export function wordsIn(source: string): string[] {
  return source
    .replace(/\{[^}]*\}/g, ' ')
    .split(/[^\p{L}\p{N}'&:.*]+/u)
    .filter((word) => word !== '')
    .map(plain);
}

function wordsOf(written: string, { contractions }: Vocabulary): Node[] {
  const long = contractions.get(plain(written));
  return (long?.split(' ') ?? [written]).map((word) => ({ kind: 'word', word: tokenOf(word) }));
}

function tokenOf(written: string): PatternToken {
  return { word: plain(written), inCapitals: /^\p{Lu}{2,}$/u.test(written) };
}

function plain(word: string): string {
  return word.toLowerCase().replace(/'/g, '');
}

function optionsOf(group: Readonly<Record<string, readonly string[]>>): GroupOptions {
  const options = Object.entries(group)
    .flatMap(([id, phrases]) =>
      phrases.map((phrase) => ({ id, words: phrase.split(' ').map(tokenOf) })),
    )
    .sort((a, b) => b.words.length - a.words.length);
  return Map.groupBy(options, ({ words }) => words[0]?.word ?? '');
}
