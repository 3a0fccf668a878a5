// What everybody reads of a plan, over every role and a dozen people: short, and nothing in it that is not open to them.

import { heading, replyText } from '../../../src/answers/reply.ts';
import { wordsIn } from '../../../src/answers/shape.ts';
import { buildPlan } from '../../../src/dialogs/plan/plan.ts';
import {
  inWords,
  MOST_WORDS_IN_CHAT,
  MOST_WORDS_ON_PAGE,
  planDocument,
  planInChat,
} from '../../../src/dialogs/plan/plan-document.ts';
import type { Slots } from '../../../src/dialogs/script/slots.ts';
import { realKnowledge, realScripts } from '../../careers.ts';

const knowledge = realKnowledge();
const { wording } = realScripts();

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
    const { title, front: blocks } = planDocument(knowledge, wording, plan, slots);
    return { role, plan, title, blocks };
  });

test.each(Object.entries(PEOPLE))(
  'the plan of %s is short on its page, whatever the job',
  (_, slots) => {
    const long = front(slots).filter(
      ({ title, blocks }) => wordsIn([heading(title), ...inWords(blocks)]) > MOST_WORDS_ON_PAGE,
    );
    expect(long.map(({ role }) => role.id)).toEqual([]);
  },
);

test.each(Object.entries(PEOPLE))(
  'and shorter in the chat, with three things to do at most: %s',
  (_, slots) => {
    const long: string[] = [];
    for (const { role, plan } of front(slots)) {
      const { blocks } = planInChat(knowledge, wording, plan, slots);
      if (wordsIn(inWords(blocks)) > MOST_WORDS_IN_CHAT) long.push(role.id);
      const tasks = blocks.flatMap((block) => (block.kind === 'tasks' ? block.tasks : []));
      expect(tasks.length).toBeGreaterThan(0);
      expect(tasks.length).toBeLessThanOrEqual(3);
    }
    expect(long).toEqual([]);
  },
);

test('no sentence of a plan has a raw address in it', () => {
  for (const { role, plan } of front(PEOPLE['an earner'] ?? {})) {
    const { front: shown, folded } = planDocument(
      knowledge,
      wording,
      plan,
      PEOPLE['an earner'] ?? {},
    );
    const blocks = inWords([...shown, ...folded.flatMap((one) => one.blocks)]);
    expect([role.id, replyText(blocks)]).toEqual([role.id, expect.not.stringMatching(/https?:/)]);
  }
});

test('the way in that stands before the fold is not told again below it', () => {
  for (const { role, plan } of front(PEOPLE['an earner'] ?? {})) {
    const made = planDocument(knowledge, wording, plan, PEOPLE['an earner'] ?? {});
    const lines = [...made.front, ...made.folded.flatMap(({ blocks }) => blocks)].flatMap(
      (block) => (block.kind === 'list' ? block.items : []),
    );
    expect([role.id, lines.length]).toEqual([role.id, new Set(lines).size]);
  }
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
    const [task] = blocks.flatMap((block) => (block.kind === 'tasks' ? block.tasks : []));
    expect(task?.says).toMatch(/how it checks training from another country/);
  }
});

test('who works in the NHS is told to speak to their manager', () => {
  for (const { role, blocks } of front(PEOPLE['a domestic'] ?? {}))
    if (role.entry.minimum !== 'registered')
      expect(replyText(blocks)).toMatch(/tell your manager/i);
});
