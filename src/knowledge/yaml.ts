// One YAML document of a content file, and where in it something stands.

import {
  constructFromEvents,
  EVENT_ALIAS,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  parseEvents,
  YAMLException,
} from 'js-yaml';

/** Where something stands in a document: keys and list positions from the top. */
export type Place = readonly (string | number)[];

/** A line and a column, both from 1. */
export interface Position {
  line: number;
  column: number;
}

/** @throws YamlFault where the text is no YAML, has aliases or several documents */
export function parseYaml(text: string): unknown {
  try {
    const events = parseEvents(text, {});
    // Files do not need them, and they can make a file endless.
    if (events.some(({ type }) => type === EVENT_ALIAS)) {
      throw new YamlFault('uses a YAML alias (*name); write the value out where it is needed');
    }
    const [value, ...others] = constructFromEvents(events, { source: text });
    if (others.length > 0)
      throw new YamlFault('has a line "---" in it; put each part in its own file');
    return value ?? null;
  } catch (thrown) {
    if (!(thrown instanceof YAMLException)) throw thrown;
    const { reason, mark } = thrown;
    throw new YamlFault(`is not YAML here: ${reason}`, mark?.position ?? 0, text);
  }
}

export class YamlFault extends Error {
  readonly position: Position;
  constructor(says: string, offset = 0, text = '') {
    super(says);
    this.name = 'YamlFault';
    this.position = positionAt(text, offset);
  }
}

/** Line and column of a place, or of the nearest thing around it that is there. */
export function positionOf(text: string, place: Place): Position {
  const events = parseEvents(text, {});
  let offset = 0;
  // The first event opens the document.
  let node: number | undefined = 1;
  for (const part of place) {
    const found: Found | undefined =
      node === undefined ? undefined : partOf(text, events, node, part);
    if (!found) break;
    ({ offset, node } = found);
  }
  return positionAt(text, offset);
}

interface Found {
  offset: number;
  /** The number of the event at which its value begins. */
  node: number;
}

/** A key of the mapping, or an item of the list, that begins at an event. */
function partOf(
  text: string,
  events: readonly Event[],
  node: number,
  part: string | number,
): Found | undefined {
  const kind = events[node]?.type;
  if (kind !== EVENT_MAPPING && kind !== EVENT_SEQUENCE) return undefined;
  let count = 0;
  for (let at = node + 1; events[at] && events[at]?.type !== EVENT_POP; count++) {
    const own = events[at];
    if (kind === EVENT_SEQUENCE) {
      if (count === Number(part)) return { offset: startOf(own), node: at };
      at = behind(events, at);
      continue;
    }
    const value = behind(events, at);
    if (own?.type === EVENT_SCALAR && getScalarValue(text, own) === String(part))
      return { offset: startOf(own), node: value };
    at = behind(events, value);
  }
  return undefined;
}

/** The number of the event behind a node. */
function behind(events: readonly Event[], node: number): number {
  let depth = 0;
  let at = node;
  do {
    const kind = events[at]?.type;
    if (kind === EVENT_MAPPING || kind === EVENT_SEQUENCE) depth++;
    else if (kind === EVENT_POP) depth--;
    at++;
  } while (depth > 0 && at < events.length);
  return at;
}

function startOf(event: Event | undefined): number {
  if (event?.type === EVENT_SCALAR) return event.valueStart;
  return event && 'start' in event ? event.start : 0;
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
