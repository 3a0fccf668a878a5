// What a role pays: its bands, and what these pay in the newest year whose figures may be shown.

import { fill } from '../knowledge/fill.ts';
import { BANDS } from '../knowledge/kinds.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Band, Role } from '../knowledge/schema.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import type { AspectAnswer } from './about-role.ts';
import { type Block, paragraph, type Reply, reply } from './reply.ts';
import { joinWords, roleWords } from './role-words.ts';
import { sourceBlock } from './sources.ts';

/** "5", "5 to 7", "2 and 3" in the way people say bands. */
export function bandWords(bands: readonly Band[]): string {
  const [first, ...rest] = bands;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return first ?? '';
  return rest.length === 1 ? `${first} and ${last}` : `${first} to ${last}`;
}

export function pay(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording } = knowledge;
  const words = roleWords(role);
  const [entryBand, ...higher] = role.bands ?? [];
  if (entryBand === undefined) {
    const topic = knowledge.topics.get('doctors-pay');
    if (role.family === 'doctors' && topic) {
      return { isKnown: true, blocks: [paragraph(topic.answer)] };
    }
    return {
      isKnown: false,
      blocks: [paragraph(fill(wording.pay.unknown, words)), ...payFromHours(role)],
    };
  }
  const lead =
    higher.length > 0
      ? fill(wording.pay.bands, { ...words, bands: bandWords(role.bands ?? []) })
      : fill(wording.pay.band, { ...words, band: entryBand });
  const figures = [entryBand, ...higher].flatMap((band) => bandPay(knowledge, band) ?? []);
  return {
    isKnown: true,
    blocks: [
      paragraph(capitalised(lead)),
      ...(figures.length > 0 ? [{ kind: 'list' as const, items: figures }] : []),
      paragraph(`${wording.pay.extras} ${wording.pay.check}`),
    ],
  };
}

/** One sentence on what a band pays, from the newest year that may be shown; undefined where none may. */
export function bandPay({ payBands, wording }: Knowledge, band: Band): string | undefined {
  const newest = payBands.years[0];
  for (const year of payBands.years) {
    const row = year.bands.find((one) => one.band === band);
    if (!row) continue;
    const words = {
      band,
      year: year.year,
      entry: pounds(row.entry),
      top: pounds(row.top),
      amount: pounds(row.entry),
    };
    if (
      row.entry === row.top &&
      (!year.showToPublic || year.showToPublic.entryPayOfBands.includes(band))
    ) {
      return fill(wording.pay.oneRate, words);
    }
    if (year.showToPublic) {
      if (year.showToPublic.entryPayOfBands.includes(band)) return fill(wording.pay.entry, words);
      continue;
    }
    return fill(year === newest ? wording.pay.range : wording.pay.rangeOld, words);
  }
  return undefined;
}

/** A doubt about pay or a figure that the file gives elsewhere is better than nothing. */
function payFromHours(role: Role): Block[] {
  const said = role.unsure.filter((doubt) => doubt.says && doubt.about.includes('pay'));
  return said.length > 0 || !/£/.test(role.hours ?? '') ? [] : [paragraph(role.hours ?? '')];
}

function pounds(amount: number): string {
  return amount.toLocaleString('en-GB');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The entry pay of a role's first band, to compare roles by; undefined where it has none. */
export function entryBandOf(role: Role): Band | undefined {
  return role.bands?.[0];
}

/** "bands 5 to 7" or "not on the NHS pay bands", for tables. */
export function payInShort({ wording }: Knowledge, role: Role): string {
  return role.bands
    ? `${wording.overview.band.toLowerCase()} ${joinWords([bandWords(role.bands)])}`
    : withoutBands(wording, role);
}

/** Why no band is given: the job is outside the bands, it is unpaid, or no source says. */
export function withoutBands({ overview }: Knowledge['wording'], { family }: Role): string {
  if (family === 'doctors') return overview.notOnBands;
  return family === 'voluntary' ? overview.unpaid : overview.bandNotKnown;
}

const BAND_ASKED = /\bband ?(\d[a-d]?)\b/i;
/** "What is band 5?" */
const SHORT_QUESTION = 5;
const ABOUT_MONEY =
  /\b(?:pays?|paid|earn\w*|money|salary|salaries|wages?|worth|get|much|start|rate|£)\b/i;

/** The band whose pay is asked for: "what does a band 3 get". */
export function bandAsked(
  { utterance, asks }: Recognition,
  isAboutRole: boolean,
): Band | undefined {
  const written = BAND_ASKED.exec(utterance)?.[1]?.toLowerCase();
  const band = BANDS.find((one) => one === written);
  const isPlain = utterance.trim().split(/\s+/).length <= SHORT_QUESTION;
  if (!band || isAboutRole || !(isPlain || ABOUT_MONEY.test(utterance))) return undefined;
  return asks[0] && PAY_INTENTS.test(asks[0].intent) ? band : undefined;
}
const PAY_INTENTS =
  /^(?:pay|meaning|overview|topic-(?:pay-and-bands|nhs-bands-explained|doctors-pay|pay-progression-in-a-band))$/;

/** What a band pays, with the pay table as the source. */
export function aboutBand(knowledge: Knowledge, band: Band): Reply {
  const { wording, payBands } = knowledge;
  const figure = bandPay(knowledge, band);
  return reply({
    outcome: 'answer',
    topic: 'pay',
    blocks: [
      paragraph(figure ?? fill(wording.pay.noFigure, { band })),
      paragraph(`${wording.pay.extras} ${wording.pay.check}`),
      sourceBlock(knowledge, payBands.sources, payBands.checked),
    ],
    choices: [fill(wording.pay.bandJobs, { band })],
  });
}

/** "Is it a band 6?" is answered yes or no first. */
export function bandVerdict({ wording }: Knowledge, role: Role, utterance: string): Block[] {
  const written = BAND_ASKED.exec(utterance)?.[1]?.toLowerCase();
  const band = BANDS.find((one) => one === written);
  if (!band || !role.bands) return [];
  const words = { ...roleWords(role), band };
  return [
    paragraph(fill(role.bands.includes(band) ? wording.pay.bandYes : wording.pay.bandNo, words)),
  ];
}
