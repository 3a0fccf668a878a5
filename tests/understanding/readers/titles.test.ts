// The title index over the real knowledge base: the kinds of titles that people type, and jobs that are not there.

import fc from 'fast-check';
import { ASK, SURE, type TitleMatch } from '../../../src/matching/title-index.ts';
import { buildRoleTitleIndex, ELSEWHERE } from '../../../src/understanding/readers/titles.ts';
import { readTitleKnowledge } from '../../bench/title-knowledge.ts';

const knowledge = readTitleKnowledge('knowledge');
const index = buildRoleTitleIndex(knowledge);
const ids = (matches: readonly TitleMatch[]): string[] => matches.map((match) => match.id);

describe('finds', () => {
  test.each([
    // Advertised
    ['Band 3 Therapy Support Worker - Stroke (Bank)', 'therapy-assistant'],
    ['Apprentice Podiatry Assistant, Community', 'podiatry-assistant'],
    ['Senior Orthoptist (Paediatrics) Band 7', 'orthoptist'],
    ['Rotational Dietitian - Acute', 'dietitian'],
    ['Trainee Audiologist', 'audiologist'],
    ['Registered Midwife - Delivery Suite', 'midwife'],
    ['Physio Assistant', 'physiotherapy-support-worker'],
    ['Advanced Nurse Practitioner - Urgent Care', 'advanced-nurse-practitioner'],
    // One and two slips
    ['physiotherapst', 'physiotherapist'],
    ['dental hygenist', 'dental-hygienist'],
    ['raidographer', 'diagnostic-radiographer'],
    ['optomatrist', 'optometrist'],
    ['helth vistor', 'health-visitor'],
    // By ear
    ['fizio', 'physiotherapist'],
    ['forensic sikologist', 'forensic-psychologist'],
    ['farmasist', 'pharmacist'],
    ['kiropodist', 'podiatrist'],
    // Spaces
    ['health care assistant', 'healthcare-assistant'],
    ['speechandlanguagetherapist', 'speech-and-language-therapist'],
    ['para medic', 'paramedic'],
    // Plural, order, spelling, abbreviation, profession
    ['midwives', 'midwife'],
    ['nurse, mental health', 'mental-health-nurse'],
    ['pediatrician', 'paediatrician'],
    ['anesthetist', 'anaesthetist'],
    ['ODP', 'operating-department-practitioner'],
    ['SLT assistant', 'speech-and-language-therapy-assistant'],
    ['podiatry', 'podiatrist'],
    // Everyday names
    ['x-ray person', 'diagnostic-radiographer'],
    ['foot doctor', 'podiatrist'],
    ['dinner lady', 'catering-assistant'],
  ])('%s: %s', (query, id) => {
    expect(index.search(query, 1)[0]?.id).toBe(id);
  });

  test('asks back where an abbreviation or a name is two jobs', () => {
    for (const [query, several] of [
      ['PA', ['personal-assistant', 'physician-associate']],
      [
        'nurse',
        ['adult-nurse', 'childrens-nurse', 'learning-disability-nurse', 'mental-health-nurse'],
      ],
    ] as const) {
      const likely = index.search(query).filter((match) => match.score >= ASK);
      expect(ids(likely).sort()).toEqual(several);
      expect(likely[0]?.score).toBeLessThan(SURE);
    }
  });

  test('tells a physio assistant from a physiotherapist', () => {
    expect(index.search('physiotherapy assistant', 1)[0]?.id).toBe('physiotherapy-support-worker');
    expect(index.search('physiotherapist', 1)[0]?.id).toBe('physiotherapist');
  });
});

describe('does not take for a role here', () => {
  test.each([
    'train driver',
    'vet',
    'beautician',
    'teacher',
    'barrister',
    'wedding planner',
    'pastry chef',
    // Not in any list
    'taxidermist',
    'falconer',
    'cheesemonger',
    'thatcher',
    'hedge fund manager',
    'yacht skipper',
    'perfumer',
    'bell ringer',
    'rat catcher',
    'milliner',
  ])('%s', (query) => {
    const best = index.search(query, 1)[0];
    const isSure = best !== undefined && !best.id.startsWith(ELSEWHERE) && best.score >= SURE;
    expect(isSure).toBe(false);
  });
});

describe('in a sentence finds', () => {
  test.each([
    [
      'whats the diffrence between a phisio and an OT',
      ['physiotherapist', 'occupational-therapist'],
    ],
    ['was told OTs just basket weaving?? what is it really', ['occupational-therapist']],
    ['pay and training for OT support workers please', ['occupational-therapy-support-worker']],
    ['EMT on an ambulance how do you get in', ['emergency-medical-technician']],
    ['radiogropher xray entry', ['diagnostic-radiographer']],
    ['art psychotherapy job', ['art-therapist']],
    ['MCA maternity how much', ['maternity-support-worker']],
    ['midwifry aprenticeship', ['midwife']],
    ['how could a dental nurse become a dental therapist', ['dental-nurse', 'dental-therapist']],
    [
      'is dance therapy the same as art therapy',
      ['dance-movement-psychotherapist', 'art-therapist'],
    ],
    ['mental health support worker on a ward', ['mental-health-support-worker']],
    ['i work in a band 2 admin job', ['administrative-assistant']],
    ['thinking of law, how do you get to be a barrister', ['elsewhere:barrister']],
    ['gcse maths grade 3, love babies, am i stuffed?', []],
    ['do i need a science degree', []],
    ['can you help me', []],
    ['what does it take', []],
    ['my doctor told me', []],
    ['what time does boots open', []],
    ['support', []],
    ['work', []],
    ['person', []],
  ])('%s', (utterance, expected) => {
    const found = index
      .find(utterance)
      .flatMap(({ matches: [best] }) => (best && best.score >= ASK ? best.id : []));
    expect(found).toEqual(expected);
  });
});

describe('always', () => {
  const titles = [...knowledge.roles.values()].flatMap((role) =>
    [role.title, ...role.alsoCalled].map((title) => ({ title, id: role.id })),
  );

  test('a title finds a role that has it first', () => {
    const owners = Map.groupBy(titles, ({ title }) => title.toLowerCase());
    const lost = titles.filter(({ title }) => {
      const found = index.search(title, 1)[0]?.id;
      return !owners.get(title.toLowerCase())?.some(({ id }) => id === found);
    });
    expect(lost).toEqual([]);
  });

  test.each([
    ['one long word', 'pa'.repeat(5000)],
    ['many joined titles', 'otpahcarnnurse'.repeat(3)],
    ['very many words', 'is a nurse an OT or '.repeat(2000)],
    ['very many commas', 'nurse,'.repeat(3000)],
  ])('%s are read to their end', (_, text) => {
    expect(index.search(text).every((match) => match.score >= 0 && match.score <= 1)).toBe(true);
    expect(index.find(text).every(({ start, end }) => start < end && end <= text.length)).toBe(
      true,
    );
  });

  test('no job elsewhere is the name of a role here', () => {
    const names = new Set(
      [...knowledge.roles.values()].flatMap((role) => [
        role.title.toLowerCase(),
        ...role.alsoCalled.map((name) => name.toLowerCase()),
        ...(knowledge.phrasing.colloquialTitles[role.id] ?? []).map((name) => name.toLowerCase()),
      ]),
    );
    const both = knowledge.phrasing.jobsElsewhere.filter((job) => names.has(job.toLowerCase()));
    expect(both).toEqual([]);
  });

  test('every role that has everyday names is there', () => {
    const strangers = Object.keys(knowledge.phrasing.colloquialTitles).filter(
      (id) => !knowledge.roles.has(id),
    );
    expect(strangers).toEqual([]);
  });

  test('one slip in a main title of eight letters or more leaves it among three, but for one in two hundred', () => {
    const main = [...knowledge.roles.values()].filter((role) => role.title.length >= 8);
    let lost = 0;
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
    const runs = 2000;
    fc.assert(
      fc.property(
        fc.constantFrom(...main),
        fc.nat(),
        fc.nat(3),
        letter,
        (role, place, kind, other) => {
          const slipped = slip(role.title, place % role.title.length, kind, other);
          if (!ids(index.search(slipped, 3)).includes(role.id)) lost++;
        },
      ),
      { numRuns: runs, seed: 7 },
    );
    expect(lost / runs).toBeLessThan(0.005);
  });
});

/** Leaves out, doubles over, replaces or swaps the letter at a place. */
function slip(title: string, at: number, kind: number, letter: string): string {
  const rest = title.slice(at + 1);
  if (kind === 0) return title.slice(0, at) + rest;
  if (kind === 1) return title.slice(0, at) + letter + title.slice(at);
  if (kind === 2) return title.slice(0, at) + letter + rest;
  return title.slice(0, at) + rest.slice(0, 1) + title.charAt(at) + rest.slice(1);
}
