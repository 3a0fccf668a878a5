// A trust's own file laid over a shared one: what it names is changed, the rest stays as it is shared. Pure; which file
// lies over which is for folder.ts.

import type { Place } from './yaml.ts';

export interface Merged {
  value: unknown;
  /** Where something of the merged content stands in the trust's file; undefined where it is the shared file's. */
  ownPlace(place: Place): Place | undefined;
  /** What is wrong in the trust's file itself, by its own places. */
  faults: { place: Place; says: string }[];
}

type Group = Record<string, unknown>;

/**
 * Lays `own` over `shared`:
 *
 * - a field that is given is changed; in a group of fields, those that are given
 * - a list is replaced; of a list of things with ids, those of the same id are changed and new ones added
 * - under `add`, lists are added to, also those of things with ids
 *
 *     mergeOverlay({ title: 'Porter', alsoCalled: ['mover'] }, { add: { alsoCalled: ['runner'] } }).value
 *     // => { title: 'Porter', alsoCalled: ['mover', 'runner'] }
 */
export function mergeOverlay(shared: unknown, own: unknown): Merged {
  const origins = new Map<string, Place>();
  const faults: Merged['faults'] = [];
  const from = (place: Place, ownPlace: Place) => origins.set(JSON.stringify(place), ownPlace);

  function change(base: unknown, given: unknown, place: Place, ownPlace: Place): unknown {
    if (isGroup(base) && isGroup(given)) return changeGroup(base, given, place, ownPlace);
    if (isListOfIds(base) && isListOfIds(given)) return changeList(base, given, place, ownPlace);
    from(place, ownPlace);
    return given;
  }

  function changeGroup(base: Group, given: Group, place: Place, ownPlace: Place): Group {
    const result = { ...base };
    for (const [key, value] of Object.entries(given)) {
      result[key] = change(base[key], value, [...place, key], [...ownPlace, key]);
    }
    return result;
  }

  function changeList(
    base: readonly Group[],
    given: readonly Group[],
    place: Place,
    ownPlace: Place,
  ): unknown[] {
    return mergeById(base, given, (item, index, known, at) =>
      change(known, item, [...place, at], [...ownPlace, index]),
    );
  }

  function add(base: unknown, given: unknown, place: Place, ownPlace: Place): unknown {
    if (isListOfIds(base) && isListOfIds(given)) return addToList(base, given, place, ownPlace);
    if (Array.isArray(given) && (base === undefined || Array.isArray(base))) {
      const result: unknown[] = [...(base ?? [])];
      given.forEach((item, index) => {
        // What was shared in the meantime need not stand there twice.
        if (result.includes(item)) return;
        from([...place, result.length], [...ownPlace, index]);
        result.push(item);
      });
      return result;
    }
    if (isGroup(given) && (base === undefined || isGroup(base))) {
      const result: Group = { ...base };
      for (const [key, value] of Object.entries(given)) {
        result[key] = add(base?.[key], value, [...place, key], [...ownPlace, key]);
        if (!(key in (base ?? {}))) from([...place, key], [...ownPlace, key]);
      }
      return result;
    }
    faults.push({
      place: ownPlace,
      says: `"${ownPlace.at(-1)}" cannot be added to; only lists can. To change it, write it without "add"`,
    });
    return base;
  }

  /** Of things with ids, those that are there get what is added to them, and the others are new. */
  function addToList(
    base: readonly Group[],
    given: readonly Group[],
    place: Place,
    ownPlace: Place,
  ): unknown[] {
    return mergeById(base, given, (item, index, known, at) => {
      const { id: _, ...more } = item;
      if (known) return add(known, more, [...place, at], [...ownPlace, index]);
      from([...place, at], [...ownPlace, index]);
      return item;
    });
  }

  let value: unknown;
  if (Array.isArray(shared) && Array.isArray(own)) {
    value =
      isListOfIds(shared) && isListOfIds(own)
        ? change(shared, own, [], [])
        : add(shared, own, [], []);
  } else if (isGroup(own)) {
    const { extends: _, add: added, ...changed } = own;
    value = change(shared, changed, [], []);
    if (added !== undefined) value = add(value, added, [], ['add']);
  } else value = change(shared, own, [], []);
  return {
    value,
    faults,
    ownPlace(place) {
      for (let length = place.length; length >= 0; length -= 1) {
        const origin = origins.get(JSON.stringify(place.slice(0, length)));
        if (origin) return [...origin, ...place.slice(length)];
      }
      return undefined;
    },
  };
}

/** The list with each given thing in the place of the one with its id, or at the end. */
function mergeById(
  base: readonly Group[],
  given: readonly Group[],
  merge: (item: Group, index: number, known: Group | undefined, at: number) => unknown,
): unknown[] {
  const result: unknown[] = [...base];
  given.forEach((item, index) => {
    const known = base.findIndex(({ id }) => id === item.id);
    const at = known < 0 ? result.length : known;
    result[at] = merge(item, index, base[known], at);
  });
  return result;
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfIds(value: unknown): value is (Group & { id: string })[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => isGroup(item) && typeof item.id === 'string')
  );
}
