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
