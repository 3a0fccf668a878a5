// What everybody reads of a plan, over every role and a dozen people: short, and nothing in it that is not open to them.

import { type Block, replyText } from '../../../src/answers/reply.ts';
import { buildPlan } from '../../../src/dialogs/plan/plan.ts';
import { planFront } from '../../../src/dialogs/plan/plan-front.ts';
import { loadDialogs } from '../../../src/dialogs/script/load.ts';
import type { Slots } from '../../../src/dialogs/script/slots.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';

const MOST_WORDS = 205;
/** Nine of ten plans are no longer. */
const USUAL_WORDS = 155;

const knowledge = loadKnowledge('knowledge');
const { wording } = loadDialogs('dialogs');

const PEOPLE: Readonly<Record<string, Slots>> = {
  'a pupil': { schoolYear: 10, situation: 'education', qualifications: 'none' },
  'someone of 17': {
    age: 17,
    situation: 'education',
    qualifications: 'gcses',
    gcseCount: 6,
    gcseGrade: 6,
  },
  'nobody who drives': { situation: 'other-work', qualifications: 'level-3', driving: false },
  'a parent': {
    situation: 'not-working',
    qualifications: 'gcses',
    gcseCount: 4,
    gcseGrade: 4,
    hours: 'school-hours',
  },
  'a graduate': { situation: 'other-work', qualifications: 'degree', degreeClass: '2:2' },
  'a bad back': { situation: 'other-work', qualifications: 'none', avoid: ['lifting', 'nights'] },
  'from abroad': {
    qualifications: 'abroad',
    abroadLevel: 'degree',
    origin: 'India',
    experience: true,
  },
  'an assistant': {
    own: 'healthcare-assistant',
    situation: 'nhs',
    qualifications: 'level-3',
    years: 'over-3',
  },
  'a domestic': { own: 'domestic-services-worker', situation: 'nhs', qualifications: 'none' },
  'nothing said': { qualifications: null, situation: null, experience: null, learning: null },
  'an earner': {
    situation: 'other-work',
    qualifications: 'gcses',
    gcseCount: 5,
    gcseGrade: 5,
    learning: 'earn',
  },
  'a carer': { situation: 'care-work', qualifications: 'level-3', experience: true, driving: true },
};

const front = (slots: Slots) =>
  [...knowledge.roles.values()].map((role) => {
    const plan = buildPlan(knowledge, role, slots);
    return { role, plan, blocks: planFront(knowledge, wording, plan, slots) };
  });

/** Words that are read: of a link its title. */
function words(blocks: readonly Block[]): number {
  const text = blocks.map((block) =>
    block.kind === 'links' ? block.links.map(({ title }) => title).join(' ') : replyText([block]),
  );
  return text.join(' ').split(/\s+/).length;
}

test.each(Object.entries(PEOPLE))('the plan of %s is short, whatever the job', (_, slots) => {
  const all = front(slots);
  const long = all.filter(({ blocks }) => words(blocks) > MOST_WORDS);
  expect(long.map(({ role, blocks }) => `${role.id} ${words(blocks)}`)).toEqual([]);
  const usual = all.map(({ blocks }) => words(blocks)).sort((a, b) => a - b);
  expect(usual[Math.floor(usual.length * 0.9)]).toBeLessThanOrEqual(USUAL_WORDS);
});

test('to a pupil nothing is said to be open, and no vacancy is named', () => {
  const said = front(PEOPLE['a pupil'] ?? {}).filter(({ blocks }) =>
    /open to you now|NHS Jobs|look for vacancies/i.test(replyText(blocks)),
  );
  expect(said.map(({ role }) => role.id)).toEqual([]);
});

test('who has no licence is not sent to a job that drives, as the goal or as a first step', () => {
  for (const { role, plan, blocks } of front(PEOPLE['nobody who drives'] ?? {})) {
    const starts = plan.stones?.flatMap(({ from, wayIn }) => (wayIn ? [from] : [])) ?? [];
    expect(starts.filter(({ traits }) => traits.driving?.is === 'yes')).toEqual([]);
    if (role.traits.driving?.is !== 'yes') continue;
    expect(replyText(blocks)).toMatch(/need a driving licence/);
    expect(plan.routes.map(({ openness }) => openness)).not.toContain('open');
  }
});

test('what someone wants to avoid is said where the job has it, and no first step has it', () => {
  for (const { role, plan, blocks } of front(PEOPLE['a bad back'] ?? {})) {
    const starts = plan.stones?.flatMap(({ from, wayIn }) => (wayIn ? [from] : [])) ?? [];
    expect(starts.filter(({ traits }) => traits.lifting?.is === 'yes')).toEqual([]);
    if (role.traits.lifting?.is === 'yes')
      expect(replyText(blocks)).toMatch(/you wanted no lifting/i);
  }
});

test('who trained abroad is sent to the register first', () => {
  for (const { role, blocks } of front(PEOPLE['from abroad'] ?? {})) {
    if (!role.registration) continue;
    const [step] = blocks.flatMap((block) => (block.kind === 'numbered' ? block.items : []));
    expect(step).toMatch(/how it checks training from another country/);
  }
});

test('who works in the NHS is told to speak to their manager', () => {
  for (const { role, blocks } of front(PEOPLE['a domestic'] ?? {}))
    if (role.entry.minimum !== 'registered')
      expect(replyText(blocks)).toMatch(/tell your manager/i);
});
