// How long it takes to get into a role: from school in stages, and by each way in.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role, Route, Stage } from '../knowledge/schema/role.ts';
import { sentences } from '../language/text.ts';
import { list, paragraph } from './reply.ts';
import { capital, inSentence, roleWords } from './role-words.ts';
import { kindWithLevel, routePoint } from './routes.ts';
import type { AspectAnswer, Point } from './shape.ts';

type Words = Knowledge['wording']['duration'];

const MONTHS_IN_A_YEAR = 12;
/** Lengths in the sentence that answers; the points have all of them. */
const WAYS_SAID = 2;

export function duration(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  const words = roleWords(role);
  const total = totalFromSchool(knowledge, role);
  const timed = role.routes.filter(({ duration }) => duration !== undefined);
  const inTheJob = role.training.inTheJob ? [paragraph(role.training.inTheJob)] : [];
  if (total !== undefined) {
    const ways = list(timed.map((route) => wayLine(wording, route)));
    return {
      isKnown: true,
      says: fill(wording.duration.fromSchool, { ...words, total }),
      steps: stagePoints(wording.duration, role.training.stages),
      more: [
        ...(ways.length > 0 ? [paragraph(wording.duration.otherWays), ...ways] : []),
        ...inTheJob,
      ],
    };
  }
  if (timed.length > 0) {
    const ways = timed.map(({ kind, duration = '' }) =>
      fill(wording.duration.way, { kind: inSentence(wording.routeKinds[kind]), duration }),
    );
    const says = timed.length > 1 ? wording.duration.byWays : wording.duration.byWay;
    return {
      isKnown: true,
      says: fill(says, { ...words, ways: [...new Set(ways)].slice(0, WAYS_SAID).join('; ') }),
      points: timed.map((route) => ({
        lead: kindWithLevel(wording, route),
        parts: [`${capital(route.duration ?? '')}.`, ...sentences(route.summary)],
      })),
      also: inTheJob,
    };
  }
  return {
    isKnown: false,
    says: [fill(wording.routes.noDuration, words), role.training.inTheJob ?? ''].join(' ').trim(),
    points: role.routes.map((route) => routePoint(wording, route)),
    also: [paragraph(role.entry.summary)],
  };
}

function wayLine(wording: Knowledge['wording'], route: Route): string {
  return `${wording.routeKinds[route.kind]}: ${route.duration}. ${route.summary}`;
}

/**
 * The whole way from school in words; undefined where its stages are not known.
 *
 *     totalFromSchool(knowledge, psychiatrist) // => 'about 13 years'
 */
export function totalFromSchool({ wording }: Knowledge, role: Role): string | undefined {
  const total = role.training.totalFromSchool;
  if (total === undefined) return undefined;
  const { least, most } = total;
  const words = wording.duration;
  if (most === undefined) return fill(words.atLeast, { years: yearsText(words, least) });
  if (most > least)
    return fill(words.between, { least: yearCount(words, least), most: yearCount(words, most) });
  return fill(words.about, { years: yearsText(words, least) });
}

function stagePoints(words: Words, stages: readonly Stage[]): Point[] {
  return stages.map(({ name, years, orMore, says = '' }) => ({
    lead: capital(name),
    parts: [`${lengthText(words, years, orMore)}.`, ...sentences(says)],
  }));
}

function lengthText(words: Words, years: Stage['years'], orMore = false): string {
  if (years === undefined) return words.open;
  const length = typeof years === 'number' ? yearsText(words, years) : rangeText(words, years);
  return orMore ? fill(words.orMore, { years: length }) : length;
}

function rangeText(words: Words, [least, most]: readonly [number, number]): string {
  if (least < 1)
    return `${fill(words.months, { months: least * MONTHS_IN_A_YEAR })} to ${yearsText(words, most)}`;
  return fill(words.range, { least: yearCount(words, least), most: yearCount(words, most) });
}

/** "1 year", "13 years", "6 months". */
function yearsText(words: Words, years: number): string {
  if (years < 1) return fill(words.months, { months: years * MONTHS_IN_A_YEAR });
  if (years === 1) return words.one;
  return fill(words.years, { years: yearCount(words, years) });
}

/** "13", "4 and a half". */
function yearCount(words: Words, years: number): string {
  const whole = Math.floor(years);
  return whole === years ? String(years) : fill(words.half, { years: whole });
}
