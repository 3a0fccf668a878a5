// Details without a fixed form: addresses of e-mail and profiles, dates, names, and numbers that are spelled out.

import type { PersonalDetails } from '../knowledge/schema/personal-details.ts';
import { anyOf } from './pictures.ts';

/** From `start` up to `end`, in normalised text. */
export interface Span {
  start: number;
  end: number;
}

export type FindSpans = (text: string) => Span[];

type Kind = PersonalDetails['kinds'][number];
type ReaderName = NonNullable<Kind['read']>;

/** The reader of each name that an entry of personal-details.yaml may give as `read`. */
export function detailReader(name: ReaderName, details: PersonalDetails, kind: Kind): FindSpans {
  switch (name) {
    case 'email':
      return readEmails(details);
    case 'profile':
      return readProfiles(details);
    case 'date':
      return readDates(details, kind);
    case 'name':
      return readNames(details);
    case 'spoken-digits':
      return readSpokenDigits(details);
  }
}

/** The spans of group `detail` of a pattern, or of the whole. */
export function spansOf(pattern: RegExp, text: string): Span[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const [start, end] = match.indices?.groups?.detail ?? [
      match.index,
      match.index + match[0].length,
    ];
    return { start, end };
  });
}

function readEmails({
  emailWords: { at, dot, providers, endings, stops },
}: PersonalDetails): FindSpans {
  const local = "[\\p{L}\\p{N}.!#$%&'*+/=?^_{|}~-]{1,64}";
  const part = '[\\p{L}\\p{N}-]{1,63}';
  const end = `${anyOf(endings)}(?![\\p{L}\\p{N}])`;
  const gap = '[ \\n]{0,2}';
  const saysAt = `(?:${gap}[\\[({<]${gap}(?:${anyOf(at)}|@)${gap}[\\])}>]${gap}|[ \\n]${anyOf(at)}[ \\n])`;
  const saysDot = `(?:${gap}[\\[({<]${gap}(?:${anyOf(dot)}|\\.)${gap}[\\])}>]${gap}|[ \\n]${anyOf(dot)}[ \\n]|${gap}\\.${gap})`;
  const spelled = `[\\p{L}\\p{N}._+-]{1,64}(?:${saysDot}[\\p{L}\\p{N}._+-]{1,64}){0,3}`;
  const patterns = [
    // jo@example.com
    `${local}@${part}(?:\\.${part}){0,4}\\.\\p{L}{2,24}`,
    // jo @ example . com, jo@example,com
    `${local}${gap}@${gap}${part}(?:${gap}[.,]${gap}${part}){0,3}${gap}[.,]${gap}${end}`,
    // jo@hotmail
    `${local}${gap}@${gap}${anyOf(providers)}(?![\\p{L}\\p{N}])`,
    // jo dot smith at gmail dot com, jo(at)example.com
    `${spelled}(?:${saysAt}|${gap}@${gap})${part}(?:${saysDot}${part}){0,3}${saysDot}${end}`,
  ].map((pattern) => new RegExp(`(?<![\\p{L}\\p{N}._+-])${pattern}`, 'gu'));
  const spacedName = /(?:[\p{L}\p{N}._-]{1,30} ){1,2}$/u;
  const stop = new Set(stops);
  const isSpoken = new RegExp(`[ \\n]${anyOf(at)}[ \\n]`);
  const spokenDot = new RegExp(`[ \\n]${anyOf(dot)}[ \\n]`);

  return (text) =>
    patterns.flatMap((pattern) =>
      spansOf(pattern, text).flatMap((span) => {
        const found = text.slice(span.start, span.end);
        // "a nurse at nhs.uk": a word, "at" and a site's address are no e-mail address unless its dot is said as well.
        if (
          isSpoken.test(found) &&
          !found.includes('@') &&
          !spokenDot.test(found) &&
          !/[._\d]/.test(found.split(' ')[0] ?? '')
        )
          return [];
        if (!isSpoken.test(found)) return [span];
        const before = spacedName.exec(text.slice(0, span.start))?.[0] ?? '';
        let { start } = span;
        for (const word of before.split(' ').slice(0, -1).reverse()) {
          if (stop.has(word)) break;
          start -= word.length + 1;
        }
        return [{ start, end: span.end }];
      }),
    );
}

function readProfiles({ profiles }: PersonalDetails): FindSpans {
  const isPublic = new RegExp(`@${anyOf(profiles.public)}`, 'y');
  const site = new RegExp(
    `(?<![\\p{L}\\p{N}.@-])(?:https?:\\/\\/)?(?:www\\.)?${anyOf(profiles.sites)}\\/[^\\s,;)]{2,200}`,
    'gu',
  );
  const handle =
    /(?<![\p{L}\p{N}._@/-])@[\p{L}\p{N}_](?:[\p{L}\p{N}._-]{1,60}[\p{L}\p{N}_]|[\p{L}\p{N}_])/gu;
  const named = new RegExp(
    `(?<![\\p{L}\\p{N}])${anyOf(profiles.names)}(?:'s|s)?(?: ?[:=] ?(?<detail>[\\p{L}\\p{N}][\\p{L}\\p{N}._#-]{2,60})|(?: (?:is|are|name|me|on|id|handle|account|username|=|-|its|my)){0,3} (?<sure>(?=[\\p{L}._-]{0,40}[\\d_#]|[\\p{L}]{1,30}\\.[\\p{L}\\d])[\\p{L}\\p{N}][\\p{L}\\p{N}._#-]{2,60}))`,
    'dgu',
  );
  const certain = new RegExp(
    `(?<![\\p{L}\\p{N}])${anyOf(profiles.certain)}:? (?<detail>[\\p{L}\\p{N}][\\p{L}\\p{N}._#-]{2,60})`,
    'dgu',
  );
  return (text) => {
    const handles = spansOf(handle, text).filter(({ start }) => {
      isPublic.lastIndex = start;
      return !isPublic.test(text);
    });
    const after = Array.from(text.matchAll(named)).flatMap(({ indices }) => {
      const span = indices?.groups?.detail ?? indices?.groups?.sure;
      if (!span) return [];
      const [start, end] = span;
      return isSite(text.slice(start, end)) ? [] : [{ start, end }];
    });
    return [...spansOf(site, text), ...handles, ...after, ...spansOf(certain, text)];
  };
}

function isSite(word: string): boolean {
  return /\.(?:com|uk|org|net|co)$/.test(word);
}

/** A day with its month, next to a word for being born. */
function readDates(
  { between, months, dayWords }: PersonalDetails,
  { after = [] }: Kind,
): FindSpans {
  const day = `(?:\\d{1,2}(?:st|nd|rd|th)?|${anyOf(dayWords)})`;
  const month = `${anyOf(months)}(?![a-z])`;
  const gap = '[ \\n]{0,2}[-./,]{0,1}[ \\n]{0,2}';
  const year = `(?:${gap}(?:'?\\d{4}|'?\\d{2})(?!\\d))?`;
  const date = `(?:${day}${gap}(?:of )?${month}${year}|${month}${gap}(?:the )?${day}(?![\\d])${year}|\\d{4}[-./ ]\\d{1,2}[-./ ]\\d{1,2}(?!\\d)|\\d{1,2}[ ]?[-./\\\\, ][ ]?\\d{1,2}(?:[ ]?[-./\\\\, ][ ]?\\d{2,4})?(?!\\d))`;
  const bare = '(?:\\d{6}|\\d{8})(?!\\d)';
  const fill = `(?:[ \\n:;=,.()"-]|(?<![a-z])${anyOf(between)}(?![a-z])){0,8}`;
  const cue = `(?<![a-z])${anyOf(after)}`;
  const patterns = [
    `${cue}${fill}(?<detail>${date})`,
    `(?<![a-z])(?:dob|d\\.o\\.b\\.?|${anyOf(after.filter((one) => one.includes('date')))})${fill}(?<detail>${bare})`,
    `(?<![\\d/.-])(?<detail>${date}|${bare})${fill}${cue}(?![a-z])`,
  ].map((pattern) => new RegExp(pattern, 'dgu'));
  return (text) => patterns.flatMap((pattern) => spansOf(pattern, text));
}

function readNames({ names }: PersonalDetails): FindSpans {
  const word = "[\\p{L}](?:[\\p{L}'.-]{0,30}[\\p{L}])?";
  const words = `(?<detail>${word}(?: {1,2}${word}){0,${names.most - 1}})`;
  const patterns = [
    `(?<![\\p{L}\\p{N}])${anyOf(names.after)}(?: ?[:=-])?[ \\n]{1,3}(?=${words})`,
    `(?<=^|[.!?,;\\n] ?)${anyOf(names.openings)}[ \\n]{1,3}(?=${words})`,
    `(?<![\\p{L}\\p{N}])${anyOf(names.heads)} ?[:=]-? ?(?=${words})`,
    `(?<![\\p{L}\\p{N}])(?<detail>${anyOf(names.titles)}\\.? ${word}(?: ${word})?)`,
  ].map((pattern) => new RegExp(pattern, 'dgu'));
  const notNames = new Set(names.notNames);
  const ends = new Set(names.ends);
  const titles = new Set(names.titles);
  return (text) =>
    patterns.flatMap((pattern) =>
      spansOf(pattern, text).flatMap(({ start, end }) => {
        const said = text.slice(start, end).split(/ /);
        const [first = ''] = said;
        if (notNames.has(first) || ends.has(first)) return [];
        const length = nameLength(said, ends);
        if (titles.has(first.replace('.', '')) && length < 2) return [];
        return [{ start, end: start + said.slice(0, length).join(' ').length }];
      }),
    );
}

/** How many of these words are the name: up to the first that goes on with the sentence, or one with a full stop. */
function nameLength(words: readonly string[], ends: ReadonlySet<string>): number {
  const end = words.findIndex((word, place) => place > 0 && ends.has(word));
  return end < 0 ? words.length : end;
}

/** "Oh double seven oh oh, nine": at least as many digits as a phone number has. */
function readSpokenDigits({ digitWords, twice, thrice }: PersonalDetails): FindSpans {
  const LEAST_DIGITS = 10;
  const LEAST_WORDS = 4;
  const values = new Map<string, string>(
    Object.entries(digitWords).flatMap(([digits, words]) =>
      words.map((word) => [word, digits] as const),
    ),
  );
  const times = new Map([
    ...twice.map((word) => [word, 2] as const),
    ...thrice.map((word) => [word, 3] as const),
  ]);
  const one = `(?:${anyOf([...values.keys(), ...times.keys()])}(?![a-z])|\\d{1,6}(?![\\da-z]))`;
  const run = new RegExp(`(?<![a-z\\d])${one}(?:[ \\n,.-]{1,3}${one}){3,24}`, 'gu');
  return (text) =>
    spansOf(run, text).filter(({ start, end }) => {
      const words = text.slice(start, end).split(/[ \n,.-]+/);
      let digits = 0;
      let repeat = 1;
      for (const word of words) {
        const value = values.get(word) ?? (/^\d+$/.test(word) ? word : '');
        digits += value.length * repeat;
        repeat = times.get(word) ?? 1;
      }
      const spelled = words.filter((word) => values.has(word)).length;
      return digits >= LEAST_DIGITS && spelled >= LEAST_WORDS;
    });
}
