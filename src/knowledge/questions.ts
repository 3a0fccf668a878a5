// The small questions of knowledge/questions: one file a theme, each question with how people ask it and what is said.

import path from 'node:path';
import { z } from 'zod';
import { nearest } from '../language/edits.ts';
import { countWords, fold } from '../language/text.ts';
import { foldedWords } from '../language/words.ts';
import { ASPECTS } from './aspects.ts';
import { NATIONS } from './fact.ts';
import type { ContentFile, Problem } from './files.ts';
import type { Folder } from './folder.ts';
import { BANDS } from './kinds.ts';
import { idSchema, monthSchema, sentenceSchema, sourceSchema } from './parts.ts';
import type { Place } from './yaml.ts';

/** What kind of answer a question wants. */
const QUESTION_KINDS = [
  'fact',
  'verdict',
  'weighing',
  'procedure',
  'kindness',
  'reckoned',
] as const;
/** What someone has tried and not got. */
const FAILURES = [
  'gcse-maths',
  'gcse-english',
  'gcse-science',
  'a-levels',
  'placement',
  'course',
  'driving-test',
  'interview',
  'english-test',
] as const;
const ORIGINS = ['overseas', 'refugee'] as const;
const EMPLOYERS = ['nhs', 'elsewhere'] as const;

/** People read an answer on a phone: this is what fits before they scroll, measured in words. */
const LONGEST_SAYS_WORDS = 45;
const LEAST_PHRASINGS = 8;
/** A title is a heading, and a button on a phone. */
const LONGEST_TITLE = 70;

const says = sentenceSchema
  .refine((text) => countWords(text) <= LONGEST_SAYS_WORDS, {
    error: ({ input }) =>
      `it has ${countWords(String(input))} words and ${LONGEST_SAYS_WORDS} is the most; move what can wait to "more"`,
  })
  .refine((text) => !text.includes('!'), 'it has an exclamation mark; end with a full stop');
const title = sentenceSchema
  .refine((text) => text.length <= LONGEST_TITLE, {
    error: ({ input }) =>
      `it has ${String(input).length} characters and ${LONGEST_TITLE} is the most; say it in fewer words`,
  })
  .refine((text) => text.endsWith('?'), 'it is no question; end it with "?"');
const band = z.union([z.number(), z.string()]).transform(String).pipe(z.enum(BANDS));
const oneOrMore = <T extends z.ZodType>(item: T) =>
  z
    .union([item, z.array(item).min(1)])
    .transform((value) => (Array.isArray(value) ? value : [value]));

/** Facts of the person under which another answer holds; every one that is given must hold. */
const circumstances = z
  .strictObject({
    age: z
      .strictObject({
        /** Younger than this, in years. */
        under: z.number().int().min(12).max(100).optional(),
        /** This old or older, in years. */
        from: z.number().int().min(12).max(100).optional(),
      })
      .optional(),
    band: oneOrMore(band).optional(),
    /** Where the person works now. */
    employed: z.enum(EMPLOYERS).optional(),
    /** Trained or grew up outside the UK; refugee: or came for safety. */
    origin: z.enum(ORIGINS).optional(),
    failed: z.enum(FAILURES).optional(),
    nation: z.enum(NATIONS).optional(),
    says,
  })
  .refine(
    ({ says: _, ...facts }) => Object.keys(facts).length > 0,
    'it names no fact of the person; give one of age, band, employed, origin, failed, nation',
  );

const smallQuestion = z
  .strictObject({
    id: idSchema,
    /** The question as a person would plainly put it: the heading of its answer. */
    title,
    kind: z.enum(QUESTION_KINDS),
    /** How people ask it, at least half of them situations as people tell them. */
    asked: z
      .array(sentenceSchema)
      .refine(
        (asked) => asked.length >= LEAST_PHRASINGS,
        `it needs at least ${LEAST_PHRASINGS} ways in which people ask it`,
      ),
    /** One to three sentences, the verdict first. */
    says,
    /** Further sentences, shown when someone asks for more. */
    more: z.array(sentenceSchema).default([]),
    /** Answers for people of whom something is known; the first that holds is given. */
    when: z.array(circumstances).default([]),
    /** The jobs that it is about, where it is not about any. */
    about: z
      .union([
        z.literal('any'),
        z.strictObject({ roles: z.array(idSchema).min(1) }),
        z.strictObject({ families: z.array(idSchema).min(1) }),
      ])
      .default('any'),
    /** It answers what is asked of a job where that is asked of those who still learn it. */
    'of-learners': z.enum(ASPECTS).optional(),
    /** Who decides or helps: a signpost's id, or someone of reference/people-to-ask.yaml. */
    'turn-to': idSchema.optional(),
    sources: z.array(sourceSchema).min(1),
  })
  .transform(({ 'turn-to': turnTo, 'of-learners': ofLearners, ...question }) => ({
    ...question,
    turnTo,
    ofLearners,
  }));

const themeSchema = z.strictObject({
  theme: idSchema,
  title: sentenceSchema,
  checked: monthSchema,
  questions: z.array(smallQuestion).min(1),
});

/** People near to hand whom an answer can send someone to, with the words for them. */
export const peopleToAskSchema = z.array(z.strictObject({ id: idSchema, says: sentenceSchema }));

export type Theme = z.infer<typeof themeSchema>;
export type PersonToAsk = z.infer<typeof peopleToAskSchema>[number];
/** A question with the theme that it stands in and when that was last checked. */
export type SmallQuestion = Theme['questions'][number] & Pick<Theme, 'theme' | 'checked'>;
export type Circumstances = SmallQuestion['when'][number];

/** What the questions may name. */
export interface Named {
  roles: ReadonlySet<string>;
  families: ReadonlySet<string>;
  /** Ids of signposts and of people to ask. */
  turnTo: ReadonlySet<string>;
}

/**
 * Reads every theme of `questions` and holds what it names against `named`.
 *
 * @param problems takes what is wrong, each with its place
 */
export function readThemes(
  folder: Folder,
  named: Named,
  problems: Problem[],
): ContentFile<Theme>[] {
  const files = folder.all('questions', themeSchema);
  const seen = new Map<string, string>();
  const titled = new Map<string, string>();
  const ofLearners = new Map<string, string>();
  for (const file of files) {
    const name = path.basename(file.file).replace(/\.ya?ml$/, '');
    if (file.content.theme !== name) {
      problems.push(
        file.problem(['theme'], `theme is "${file.content.theme}"; the file's name says "${name}"`),
      );
    }
    file.content.questions.forEach((question, index) => {
      const at = (...place: Place): Place => ['questions', index, ...place];
      const first = seen.get(question.id);
      if (first) {
        problems.push(file.problem(at('id'), `id "${question.id}" is taken in ${first}`));
      } else seen.set(question.id, file.file);
      const titleKey = foldedWords(question.title).join(' ');
      const twin = titled.get(titleKey);
      if (twin) {
        problems.push(
          file.problem(at('title'), `"${twin}" has this title as well; say how the two differ`),
        );
      } else titled.set(titleKey, question.id);
      const asked = question.ofLearners;
      const other = asked && ofLearners.get(asked);
      if (asked && other) {
        const what = `"${other}" answers ${asked} for those who learn a job already; take it out of one of them`;
        problems.push(file.problem(at('of-learners'), what));
      } else if (asked) ofLearners.set(asked, question.id);
      const refer = (id: string, ids: ReadonlySet<string>, what: string, place: Place) => {
        if (!ids.has(id)) problems.push(file.problem(place, unknown(id, ids, what)));
      };
      if (question.turnTo !== undefined) {
        refer(question.turnTo, named.turnTo, 'signpost or person to ask', at('turn-to'));
      }
      const { about } = question;
      if (about === 'any') return;
      const [ids, known, field, what] =
        'roles' in about
          ? ([about.roles, named.roles, 'roles', 'role'] as const)
          : ([about.families, named.families, 'families', 'family'] as const);
      ids.forEach((id, place) => {
        refer(id, known, what, at('about', field, place));
      });
    });
  }
  return files;
}

/** The questions of all themes by id. */
export function questionsById(files: readonly ContentFile<Theme>[]): Map<string, SmallQuestion> {
  return new Map(
    files.flatMap(({ content: { theme, checked, questions } }) =>
      questions.map((question) => [question.id, { ...question, theme, checked }] as const),
    ),
  );
}

function unknown(id: string, ids: Iterable<string>, what: string): string {
  const near = nearest(fold(id), ids);
  return `this names "${id}", which no ${what} has; ${near ? `did you mean "${near}"?` : 'add it or take it out'}`;
}
