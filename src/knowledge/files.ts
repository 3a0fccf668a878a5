// Reads the YAML files of a folder and holds them against a schema.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { nearest } from '../language/edits.ts';
import { type Place, parseYaml, positionOf, YamlFault } from './yaml.ts';

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

/** A file that was read, with a way to report what is wrong in it. */
export interface ContentFile<T> {
  file: string;
  content: T;
  /** Names a fault at a place in this file. */
  problem(place: Place, says: string): Problem;
}

/** No content file of ours comes near this; a larger one is a mistake, such as a log put in the wrong folder. */
const LARGEST_FILE_BYTES = 512 * 1024;

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

/** What stands in a file, not yet held against anything. */
export interface RawFile {
  file: string;
  value: unknown;
  /** Where a place of it stands, as people find it. */
  locate(place: Place): Pick<Problem, 'file' | 'line' | 'column'>;
}

/** Reads one file and checks it against `schema`; what is wrong goes to `problems`, and nothing comes back. */
export function readFile<S extends z.ZodType>(
  file: string,
  schema: S,
  problems: Problem[],
): ContentFile<z.output<S>> | undefined {
  const raw = readRaw(file, problems);
  return raw && checkRaw(raw, schema, problems);
}

/** Reads one file as it is. */
export function readRaw(file: string, problems: Problem[]): RawFile | undefined {
  const text = readText(file, problems);
  const raw = text === undefined ? undefined : parse(file, text, problems);
  if (text === undefined || raw === undefined) return undefined;
  return { file, value: raw.value, locate: (place) => ({ file, ...positionOf(text, place) }) };
}

/** Holds what was read against `schema`. */
export function checkRaw<S extends z.ZodType>(
  raw: RawFile,
  schema: S,
  problems: Problem[],
): ContentFile<z.output<S>> | undefined {
  const result = schema.safeParse(raw.value);
  if (!result.success) {
    const { issues } = result.error;
    for (const issue of issues) {
      problems.push(...describe(raw, issue, missingBeside(issue, issues, raw.value)));
    }
    return undefined;
  }
  const { file, locate } = raw;
  return { file, content: result.data, problem: (place, says) => ({ ...locate(place), says }) };
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
  try {
    return { value: parseYaml(text) };
  } catch (fault) {
    if (!(fault instanceof YamlFault)) throw fault;
    problems.push({ file, ...fault.position, says: fault.message });
    return undefined;
  }
}

/** The names of the fields that lack where a field stands that there is not: one may be the other, misspelt. */
function missingBeside(
  issue: z.core.$ZodIssue,
  issues: readonly z.core.$ZodIssue[],
  raw: unknown,
): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const place = JSON.stringify(issue.path);
  return issues.flatMap(({ path }) => {
    const name = path.at(-1);
    const isHere = JSON.stringify(path.slice(0, -1)) === place;
    return isHere && typeof name === 'string' && valueAt(raw, path.map(String)) === undefined
      ? [name]
      : [];
  });
}

function describe(
  raw: RawFile,
  issue: z.core.$ZodIssue,
  missing: readonly string[] = [],
): Problem[] {
  const place = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const name = place.filter((part) => typeof part === 'string').join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = nearest(key, missing);
      const right = near ? `did you mean "${near}"?` : 'fields have the names in the README';
      const where = place.length > 0 ? ` (in ${name})` : '';
      return {
        ...raw.locate([...place, key]),
        says: `"${key}" is not a field here${where}; ${right}`,
      };
    });
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const inner = issue.errors.flat()[0];
    if (inner) return describe(raw, { ...inner, path: [...issue.path, ...inner.path] });
  }
  const value = valueAt(raw.value, place);
  const where = raw.locate(place);
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

function topProblem(file: string, says: string): Problem {
  return { file, line: 1, column: 1, says };
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
