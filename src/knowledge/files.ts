// Reads the YAML files of a folder and holds them against a schema.
// js-yaml reads them (four times as fast); `yaml`, which knows lines and columns, only looks at a file with a fault.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { load as parseQuickly } from 'js-yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../text.ts';

/** One thing wrong in one place of a content file. */
export interface Problem {
  /** Path as it was opened. */
  file: string;
  /** 1 is the first line; 1 where the place is not known. */
  line: number;
  column: number;
  /** What is wrong; what would be right. */
  says: string;
}

/** Where something stands in a file: keys and list positions from the top. */
export type Place = readonly (string | number)[];

/** A file that was read, with a way to report what is wrong in it. */
export interface ContentFile<T> {
  file: string;
  content: T;
  /** Names a fault at a place in this file. */
  problem(place: Place, says: string): Problem;
}

/** No content file of ours comes near this; a larger one is a mistake, such as a log put in the wrong folder. */
const LARGEST_FILE_BYTES = 512 * 1024;

/** An anchor or alias at the start of a value: files do not need them, and they can make a file endless. */
const ANCHOR = /(^|[\s[{,:-])[&*][A-Za-z0-9_]+(\s|$)/m;

/** Writes a problem as `file:line:column  what is wrong; what would be right`. */
export function formatProblem({ file, line, column, says }: Problem): string {
  return `${file}:${line}:${column}  ${says}`;
}

/**
 * Lists the YAML files below a folder, in the order of their names.
 *
 * @throws nothing: a folder that is not there or cannot be read is a problem in `problems`
 */
export function listFiles(folder: string, problems: Problem[]): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    problems.push(topProblem(folder, `cannot be read: ${reason(error)}; the folder must be there`));
    return [];
  }
}

/** Reads one file and checks it against `schema`; what is wrong goes to `problems`, and nothing comes back. */
export function readFile<S extends z.ZodType>(
  file: string,
  schema: S,
  problems: Problem[],
): ContentFile<z.output<S>> | undefined {
  const text = readText(file, problems);
  if (text === undefined) return undefined;
  const raw = parse(file, text, problems);
  if (raw === undefined) return undefined;
  const result = schema.safeParse(raw.value);
  if (!result.success) {
    for (const issue of result.error.issues)
      problems.push(...describe(file, text, issue, raw.value));
    return undefined;
  }
  return {
    file,
    content: result.data,
    problem: (place, says) => ({ file, ...position(text, place), says }),
  };
}

function readText(file: string, problems: Problem[]): string | undefined {
  try {
    const { size } = statSync(file);
    if (size > LARGEST_FILE_BYTES) {
      problems.push(topProblem(file, `has ${size} bytes; the most is ${LARGEST_FILE_BYTES}`));
      return undefined;
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    if (text.trim() === '') {
      problems.push(topProblem(file, 'is empty; fill it in or delete it'));
      return undefined;
    }
    return text;
  } catch (error) {
    const says =
      codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA'
        ? 'is not UTF-8 text; save it with the encoding UTF-8'
        : `cannot be read: ${reason(error)}`;
    problems.push(topProblem(file, says));
    return undefined;
  }
}

function parse(file: string, text: string, problems: Problem[]): { value: unknown } | undefined {
  if (!ANCHOR.test(text)) {
    try {
      return { value: parseQuickly(text) };
    } catch {
      // The careful parser below says where and why.
    }
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const fault of document.errors) {
    const { line, col } = lines.linePos(fault.pos[0]);
    problems.push({ file, line, column: col, says: `is not YAML here: ${fault.message}` });
  }
  if (document.errors.length > 0) return undefined;
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) };
  } catch {
    problems.push(
      topProblem(file, 'uses a YAML alias (*name); write the value out where it is needed'),
    );
    return undefined;
  }
}

function describe(file: string, text: string, issue: z.core.$ZodIssue, raw: unknown): Problem[] {
  const place = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const name = place.filter((part) => typeof part === 'string').join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file,
      ...position(text, [...place, key]),
      says: `"${key}" is not a field here${place.length > 0 ? ` (in ${name})` : ''}; fields have the names in the README`,
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const inner = issue.errors.flat()[0];
    if (inner) return describe(file, text, { ...inner, path: [...issue.path, ...inner.path] }, raw);
  }
  const value = valueAt(raw, place);
  const where = { file, ...position(text, place) };
  if (value === undefined) return [{ ...where, says: `${name} is missing; ${expected(issue)}` }];
  return [{ ...where, says: `${name} is ${shown(value)}; ${expected(issue, value)}` }];
}

function expected(issue: z.core.$ZodIssue, value?: unknown): string {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const near = typeof value === 'string' ? nearest(value, values) : undefined;
    return `${near ? `did you mean "${near}"? ` : ''}use one of ${values.join(', ')}`;
  }
  if (issue.code === 'invalid_type') return `it should be ${withArticle(issue.expected)}`;
  if (issue.code === 'too_small') return 'it must not be empty or too small';
  return issue.message;
}

function withArticle(type: string): string {
  if (type === 'record' || type === 'object') return 'a group of fields';
  if (type === 'array') return 'a list';
  return type === 'string' ? 'text' : `a ${type}`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group of fields';
  const text = String(value);
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}

function valueAt(raw: unknown, place: Place): unknown {
  let value = raw;
  for (const part of place) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

/** Line and column of a place, or of the nearest thing around it that is there. */
function position(text: string, place: Place): { line: number; column: number } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of place) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === part);
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      if (typeof node === 'object' && node !== null && 'range' in node) {
        offset = Array.isArray(node.range) ? Number(node.range[0]) : offset;
      }
    } else break;
  }
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function topProblem(file: string, says: string): Problem {
  return { file, line: 1, column: 1, says };
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
