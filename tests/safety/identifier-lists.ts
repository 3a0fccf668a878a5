// The lists of messy identifiers and of what looks like one, and how well a mask does on them.

import fs from 'node:fs';
import path from 'node:path';
import { buildMask } from '../../src/safety/masking.ts';
import { realKnowledge } from '../careers.ts';

export interface Messy {
  kind: string;
  text: string;
  /** The identifiers in it. */
  details: string[];
}

export const mask = buildMask(realKnowledge().phrasing.personalDetails);

/** Messages with their identifiers between { and }, under headings that name the kind. */
export function readIdentifiers(name: string): Messy[] {
  let kind = '';
  return linesOf(name).flatMap((line) => {
    const heading = /^# ([a-z-]+)$/.exec(line);
    if (heading) kind = heading[1] ?? '';
    return line.startsWith('#') ? [] : [{ kind, ...marked(line) }];
  });
}

/** A text without its braces, and what stood between them. */
export function marked(line: string): { text: string; details: string[] } {
  const details = Array.from(line.matchAll(/\{([^}]*)\}/gs), ([, detail = '']) => detail);
  return { text: line.replace(/[{}]/g, ''), details };
}

export function readLookAlikes(name: string): string[] {
  return linesOf(name).filter((line) => !line.startsWith('#'));
}

function linesOf(name: string): string[] {
  return fs
    .readFileSync(path.join(import.meta.dirname, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      line
        .replace(/\\n/g, '\n')
        .replace(/\\u([0-9a-f]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    );
}

/** Whether every word around the identifiers is still there. */
export function keepsTheRest({ text, details }: Messy): boolean {
  const rest = details.reduce((left, detail) => left.replace(detail, ' '), text);
  const masked = mask(text);
  return (rest.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => masked.includes(word));
}

/** Whether nothing but signs is left of the identifiers. */
export function isMasked({ text, details }: Messy | { text: string; details: string[] }): boolean {
  const masked = mask(text);
  return details.every((detail) => {
    const parts = detail.match(/[\p{L}\p{N}]+/gu) ?? [];
    const rest = text.replaceAll(detail, ' ');
    return parts.every((part) => !masked.includes(part) || rest.includes(part));
  });
}
