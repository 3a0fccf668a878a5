// knowledge/phrasing/distress.yaml and distress-notions.yaml: how people talk who need help first.

import { z } from 'zod';
import { idSchema as id, sentenceSchema as sentence } from '../parts.ts';

const signs = z.array(sentence);

/** What someone says in distress: signs of one kind, as src/safety/distress/pattern.ts reads them. */
const distressKindSchema = z.strictObject({
  kind: z.string().regex(/^[a-z-]+$/),
  /**
   * danger: help comes before anything. low: a hard time. story: a loss or a hardship, which may be a hard time or why
   * someone wants a job; the whole message tells. hint: a hard time where there are two of different kinds.
   */
  level: z.enum(['danger', 'low', 'story', 'hint']),
  says: signs.min(1),
  /** How the rest of the bot is told of it once it is over: the question beside is answered with this before it. */
  told: sentence.optional(),
  /** What is left of danger that is over. */
  whenPast: z.enum(['low', 'story']).default('low'),
  /** Said near it, these mean that it is about something else. */
  unless: signs.default([]),
});

export type DistressKind = z.infer<typeof distressKindSchema>;

/** How people talk who are in danger or have a hard time. A group may use those above it. */
export const distressSchema = z
  .strictObject({
    fillers: z.array(sentence),
    notSlips: z.array(sentence),
    small: z.array(sentence),
    negators: z.array(sentence),
    starters: z.array(sentence),
    groups: z.record(z.string().regex(/^[a-z-]+$/), signs.min(1)),
    notMeant: signs,
    kinds: z.array(distressKindSchema).min(1),
    /** How a question begins that stands beside. */
    asks: signs,
    past: signs,
    recent: signs,
    /** Said before danger that is over, these mean that it was not the teller's own. */
    others: signs,
    /** Which helpline fits what is told, the best first. */
    fits: z.array(
      z.strictObject({
        /** The id of a signpost. */
        signpost: id,
        kinds: z.array(sentence).default([]),
        says: signs.default([]),
      }),
    ),
  })
  .superRefine((content, context) => {
    const known = new Set<string>();
    const check = (written: readonly string[], where: (string | number)[]) => {
      for (const [index, one] of written.entries()) {
        for (const [, name = ''] of one.matchAll(/\{([^}]*)\}/g)) {
          if (known.has(name)) continue;
          const message = `"{${name}}" is no group that stands above it in "groups"`;
          context.addIssue({ code: 'custom', message, path: [...where, index] });
        }
      }
    };
    for (const [name, phrases] of Object.entries(content.groups)) {
      check(phrases, ['groups', name]);
      known.add(name);
    }
    check(content.notMeant, ['notMeant']);
    check(content.asks, ['asks']);
    check(content.past, ['past']);
    check(content.recent, ['recent']);
    check(content.others, ['others']);
    for (const [index, { says, unless }] of content.kinds.entries()) {
      check(says, ['kinds', index, 'says']);
      check(unless, ['kinds', index, 'unless']);
    }
    for (const [index, { says }] of content.fits.entries()) check(says, ['fits', index, 'says']);
  });

/** Words that are about the same, by notion; src/safety/distress/weigh.ts weighs them. */
export const distressNotionsSchema = z.record(
  z.string().regex(/^[a-z-]+$/),
  z.array(z.string().regex(/^[a-z0-9]+$/)).min(1),
);
