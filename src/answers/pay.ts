// What a role pays: its bands, and what these pay in the newest year whose figures may be shown.

import { fill } from '../knowledge/fill.ts';
import type { Band } from '../knowledge/kinds.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { shownPay } from '../knowledge/pay.ts';
import type { Role } from '../knowledge/schema/role.ts';
import { type Block, paragraph, type Reply, reply } from './reply.ts';
import { capital, roleWords } from './role-words.ts';
import type { AspectAnswer } from './shape.ts';
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
    if (role.family === 'doctors' && topic) return { isKnown: true, says: topic.answer };
    const says = fill(wording.pay.unknown, words);
    return { isKnown: false, says, also: payFromHours(role).map(paragraph) };
  }
  const figure = figureOf(knowledge, entryBand);
  const bands = bandWords(role.bands ?? []);
  const lead = figure
    ? fill(wording.pay.starts[figure.kind], { ...words, ...figure.values })
    : fill(higher.length > 0 ? wording.pay.bands : wording.pay.band, {
        ...words,
        band: entryBand,
        bands,
      });
  return {
    isKnown: true,
    says: capital(lead),
    points: higher.map((band) => ({
      lead: fill(wording.pay.ofBand, { band }),
      parts: [bandInShort(knowledge, band) ?? wording.pay.noFigureInShort],
    })),
    also: [paragraph(`${wording.pay.extras} ${wording.pay.check}`)],
  };
}

interface Figure {
  kind: 'entry' | 'oneRate' | 'range' | 'rangeOld';
  values: { band: Band; year: string; entry: string; top: string; amount: string };
}

/** What a band pays in the newest year that may be shown; undefined where none may. */
function figureOf({ payBands }: Knowledge, band: Band): Figure | undefined {
  const shown = shownPay(payBands, band);
  if (!shown) return undefined;
  const { year, isNewest, entry, top } = shown;
  const amount = entry.toLocaleString('en-GB');
  const values = { band, year, entry: amount, amount, top: (top ?? entry).toLocaleString('en-GB') };
  if (top === undefined) return { kind: 'entry', values };
  if (top === entry) return { kind: 'oneRate', values };
  return { kind: isNewest ? 'range' : 'rangeOld', values };
}

/** One sentence on what a band pays, from the newest year that may be shown; undefined where none may. */
function bandPay(knowledge: Knowledge, band: Band): string | undefined {
  const figure = figureOf(knowledge, band);
  return figure && fill(knowledge.wording.pay[figure.kind], figure.values);
}

/** "from about £25,760 a year in 2026/27", for lists; undefined where no figure may be shown. */
function bandInShort(knowledge: Knowledge, band: Band): string | undefined {
  const figure = figureOf(knowledge, band);
  return figure && fill(knowledge.wording.pay.short[figure.kind], figure.values);
}

/** "From £32,073 a year in 2026/27 (band 5)". */
export function payInPounds({ wording, webWording, payBands }: Knowledge, role: Role): string {
  const { facts: words } = webWording;
  const [first] = role.bands ?? [];
  if (first === undefined || !role.bands) return capital(withoutBands(wording, role));
  const bands = bandWords(role.bands);
  const bandsNamed = fill(role.bands.length > 1 ? words.bands : words.band, { bands });
  const pay = shownPay(payBands, first);
  if (!pay) return capital(bandsNamed);
  const amount = pay.entry.toLocaleString('en-GB');
  const isOneRate = pay.entry === pay.top && role.bands.length === 1;
  return fill(pay.isNewest ? (isOneRate ? words.payOf : words.payFrom) : words.payFromOld, {
    amount,
    year: pay.year,
    bands: bandsNamed,
  });
}

/** A doubt about pay or a figure that the file gives elsewhere is better than nothing. */
function payFromHours(role: Role): string[] {
  const said = role.unsure.filter((doubt) => doubt.says && doubt.about.includes('pay'));
  return said.length > 0 || !/£/.test(role.hours ?? '') ? [] : [role.hours ?? ''];
}

/** Why no band is given: the job is outside the bands, it is unpaid, or no source says. */
function withoutBands({ overview }: Knowledge['wording'], { family }: Role): string {
  if (family === 'doctors') return overview.notOnBands;
  return family === 'voluntary' ? overview.unpaid : overview.bandNotKnown;
}

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
export function bandVerdict({ wording }: Knowledge, role: Role, band: Band): Block[] {
  if (!role.bands) return [];
  const words = { ...roleWords(role), band };
  return [
    paragraph(fill(role.bands.includes(band) ? wording.pay.bandYes : wording.pay.bandNo, words)),
  ];
}
