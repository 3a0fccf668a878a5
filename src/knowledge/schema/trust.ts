// knowledge/trust.yaml: the trust that runs the bot.

import { z } from 'zod';
import { contrast } from '../contrast.ts';
import { idSchema as id, sentenceSchema as sentence } from '../parts.ts';

const contact = z.strictObject({
  name: sentence,
  email: z.email().optional(),
  phone: sentence.optional(),
  url: z.url().optional(),
});

const NHS_BLUE = '#005eb8';

/** WCAG 2.2 AA asks for it between text and what is behind it. */
const LEAST_CONTRAST = 4.5;

const look = z.strictObject({
  /** Behind the white text of headers, of what people say and of the launcher. */
  colour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, { error: 'a colour is written like "#005eb8"', abort: true })
    .superRefine((colour, context) => {
      const ratio = contrast(colour, '#ffffff');
      if (ratio >= LEAST_CONTRAST) return;
      context.addIssue({
        code: 'custom',
        message: `${colour} has a contrast of ${ratio.toFixed(1)} with the white text on it; use a darker one, with at least ${LEAST_CONTRAST}`,
      });
    })
    .default(NHS_BLUE),
  launcher: z
    .strictObject({
      /** The words on the button; left out: those of web.yaml. */
      text: sentence.optional(),
      side: z.enum(['left', 'right']).default('right'),
    })
    .prefault({}),
});

const openDays = z.strictObject({
  /** The page on which they are announced. */
  url: z.url().optional(),
  /** Shown until they are over. */
  days: z
    .array(
      z.strictObject({
        title: sentence,
        date: z.iso.date({ error: 'a day is written like "2027-03-14", in quotation marks' }),
        time: sentence.optional(),
        place: sentence.optional(),
        url: z.url().optional(),
      }),
    )
    .default([]),
});

const localAnswer = z.strictObject({ says: sentence, url: z.url().optional() });

/** What is not here is not known, and who asks is told whom to ask. */
const here = z.strictObject({
  parking: localAnswer.optional(),
  travel: localAnswer.optional(),
  nursery: localAnswer.optional(),
  food: localAnswer.optional(),
  accommodation: localAnswer.optional(),
  fitness: localAnswer.optional(),
  benefits: localAnswer.optional(),
  'working-here': localAnswer.optional(),
  'open-days': openDays.optional(),
});

export const trustSchema = z.strictObject({
  name: sentence,
  /** How the website looks. */
  look: look.prefault({}),
  /** Pages that the Teams app and the web pages link to. */
  website: z.url().optional(),
  privacy: z.url().optional(),
  terms: z.url().optional(),
  recruitment: contact,
  vacancies: z.url(),
  /** The town or postcode that people search for vacancies by. */
  place: sentence.optional(),
  /** The address of a search for vacancies; {title} and {place} are put into it. */
  vacancySearch: z
    .string()
    .regex(/^https:\/\/.*\{title\}/, 'a search address begins with https:// and has {title} in it')
    .optional(),
  voluntaryServices: contact,
  here: here.prefault({}),
  /** Links of this trust for a role or a topic, by id. */
  links: z.array(z.strictObject({ for: id, title: sentence, url: z.url() })).default([]),
});

export type Trust = z.infer<typeof trustSchema>;
