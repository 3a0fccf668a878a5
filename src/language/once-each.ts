// What a function gives for a thing that does not change, worked out when it is first asked for and kept as long as the thing.

/**
 * The function, asked once for each thing.
 *
 *     const wordsOfTitle = onceEach((role: Role) => textWords(role.title, small));
 */
export function onceEach<K extends object, V>(work: (thing: K) => V): (thing: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return (thing) => {
    const before = known.get(thing);
    if (before) return before.value;
    const value = work(thing);
    known.set(thing, { value });
    return value;
  };
}

const MOST_REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 30;

/** The same for words, which come again and again, as long as they are not too many or too long. */
export function onceEachWord<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const result = work(word);
    if (word.length > LONGEST_REMEMBERED) return result;
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(word, result);
    return result;
  };
}
