// Plans are worked out from the requirements: what is open, what is missing, and in which order.

import { replyText, unfolded } from '../../../src/answers/reply.ts';
import { buildPlan } from '../../../src/dialogs/plan/plan.ts';
import { planInChat } from '../../../src/dialogs/plan/plan-document.ts';
import type { Slots } from '../../../src/dialogs/script/slots.ts';
import { realKnowledge, realScripts } from '../../careers.ts';

const knowledge = realKnowledge();
function plan(id: string, slots: Slots) {
  const goal = knowledge.roles.get(id);
  if (!goal) throw new Error(`no role ${id}`);
  return buildPlan(knowledge, goal, slots);
}
const marks = (made: ReturnType<typeof plan>) =>
  made.routes.map(({ route, openness }) => `${openness} ${route.kind}`);

const { wording } = realScripts();
/** All of a plan: what stands before the fold and what is folded. */
function words(made: ReturnType<typeof plan>, slots: Slots): string {
  return replyText(unfolded(planInChat(knowledge, wording, made, slots)));
}

test('every way in is in the plan, apart from volunteering, which helps', () => {
  for (const role of knowledge.roles.values()) {
    const made = plan(role.id, { qualifications: 'gcses', gcseCount: 3, gcseGrade: 4 });
    expect(made.routes.length + made.helps.length).toBe(role.routes.length);
  }
});

test('open ways come before those that are nearly open, and those before later ones', () => {
  for (const role of knowledge.roles.values()) {
    const order = plan(role.id, { qualifications: 'level-3' }).routes.map(({ openness }) =>
      ['open', 'perhaps', 'nearly', 'later'].indexOf(openness),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
  }
});

test('of two ways that may be taken the one that someone likes comes first', () => {
  const slots: Slots = { qualifications: 'level-3', gcseCount: 5, gcseGrade: 5 };
  expect(marks(plan('adult-nurse', { ...slots, learning: 'earn' }))[0]).toBe('open apprenticeship');
  // Which subjects and grades a university wants is not known, so a place there is never called open.
  expect(marks(plan('adult-nurse', { ...slots, learning: 'university' }))[0]).toBe(
    'perhaps university',
  );
});

test('a registered nurse can return as a nurse, but is not registered as a podiatrist', () => {
  const nurse: Slots = { own: 'adult-nurse', qualifications: 'degree' };
  expect(marks(plan('midwife', nurse))).toContain('perhaps conversion');
  const back = plan('physiotherapist', nurse).routes.filter(
    ({ route }) => route.kind === 'return-to-practice',
  );
  expect(back.map(({ openness }) => openness)).not.toContain('open');
});

test('three GCSEs at grade D leave a gap that says how many and which grade', () => {
  const made = plan('adult-nurse', { qualifications: 'gcses', gcseCount: 3, gcseGrade: 3 });
  const course = made.routes.find(({ route }) => route.kind === 'university' && route.level === 6);
  expect(course?.gaps).toContainEqual(expect.objectContaining({ kind: 'gcses', grade: 4 }));
});

test('stepping stones are looked for only where no way in is open', () => {
  expect(plan('porter', { qualifications: 'none' }).stones).toBeUndefined();
  expect(plan('physiotherapist', { qualifications: 'none' }).stones?.length).toBeGreaterThan(0);
});

const NOT_WORKED: Slots = { situation: 'other-work', experience: false };
const SCHOOL_LEAVER: Slots = { ...NOT_WORKED, qualifications: 'level-3' };
const GRADUATE: Slots = { ...NOT_WORKED, qualifications: 'degree' };
const NOTHING: Slots = { ...NOT_WORKED, qualifications: 'none' };
const FIVE_GCSES: Slots = { ...NOT_WORKED, qualifications: 'gcses', gcseCount: 5, gcseGrade: 4 };
const CARER: Slots = {
  situation: 'care-work',
  qualifications: 'gcses',
  gcseCount: 4,
  gcseGrade: 4,
};

test.each([
  ['a degree in a subject', 'clinical-psychologist', GRADUATE, 'university', /psychology degree/],
  ['a degree in a subject', 'music-therapist', GRADUATE, 'university', /degree in music/],
  ['a class of degree', 'physician-associate', GRADUATE, 'university', /biology, biomedical/],
  ['A levels in a science', 'paramedic', SCHOOL_LEAVER, 'university', /science/],
  ['a language', 'interpreter', FIVE_GCSES, 'college', /another language/],
  ['English and maths', 'finance-assistant', FIVE_GCSES, 'direct', /English and maths/],
  ['projects that were run', 'arts-manager', { ...CARER, experience: true }, 'direct', /arts/],
  ['a licence in the summary', 'security-officer', NOTHING, 'direct', /experience/],
  [
    'what comes after a first degree',
    'clinical-psychologist',
    SCHOOL_LEAVER,
    'university',
    /degree/,
  ],
])(
  'a way in that asks for %s (%s) is not called open, and the plan says what to check',
  (_, id, slots, kind, check) => {
    const made = plan(id, slots);
    const ways = made.routes.filter(({ route }) => route.kind === kind);
    expect(ways.map(({ openness }) => openness)).not.toContain('open');
    expect(ways.flatMap(({ unchecked }) => unchecked).join('; ')).toMatch(check);
  },
);

test('someone whose care work may not be what is asked for is told to check, and who says no has none', () => {
  const ways = (slots: Slots) =>
    plan('nursing-associate', slots).routes.flatMap(({ unchecked }) => unchecked);
  expect(ways(CARER)).toEqual(expect.arrayContaining([expect.stringMatching(/job|study/)]));
  const yes = plan('breastfeeding-peer-supporter', { ...CARER, experience: false }).person;
  expect(yes.experience).toBeUndefined();
});

test('a post for registered people is not open to a school leaver, whatever course leads there', () => {
  for (const role of knowledge.roles.values()) {
    if (role.entry.minimum !== 'registered') continue;
    expect(
      marks(plan(role.id, SCHOOL_LEAVER)).filter((mark) => /^(?:open|perhaps)/.test(mark)),
    ).toEqual([]);
  }
});

test('where the lowest way in asks for GCSEs, an apprenticeship without figures is not open without any', () => {
  expect(marks(plan('carpenter-joiner', NOTHING))).toContain('nearly apprenticeship');
});

test('skills that everybody may have, and rules that are only announced, close no way in', () => {
  expect(marks(plan('healthcare-assistant', NOTHING))[0]).toMatch(/^open/);
  expect(marks(plan('porter', NOTHING))[0]).toMatch(/^open/);
});

test('the plan puts what to check into words', () => {
  const made = plan('clinical-psychologist', GRADUATE);
  const text = words(made, GRADUATE);
  expect(text).toMatch(
    /^Your plan: clinical psychologist\n\nPerhaps: .*check first that you have what it asks for: .*psychology degree/is,
  );
  expect(text).not.toMatch(/open to you now/);
});

test('a graduate is shown the ways for graduates before a first degree', () => {
  const kinds = plan('clinical-psychologist', GRADUATE).routes.map(({ route }) => route.summary);
  expect(kinds.at(-1)).toMatch(/^From school/);
  expect(kinds[0]).toMatch(/conversion course|doctorate/);
});

test('where something is missing for sure, the plan still says what else to check', () => {
  const made = plan('music-therapist', GRADUATE);
  const text = words(made, GRADUATE);
  expect(text).toMatch(/Still needed: experience[^-]*check first: [^-]*degree in music/is);
});

test('someone who is in no profession yet is shown first how to get into it', () => {
  const [first] = plan('community-nurse', GRADUATE).routes;
  expect(first?.route.kind).toBe('apprenticeship');
});

test('an alternative is told without its "or", and a duration that is a sentence stays one', () => {
  const told = (id: string, slots: Slots) => words(plan(id, slots), slots);
  const inTheNhs: Slots = { situation: 'nhs', qualifications: 'none', experience: true };
  expect(told('healthcare-science-associate', inTheNhs)).toMatch(/check first: Time as a/i);
  expect(told('forensic-psychologist', GRADUATE)).not.toMatch(/takes stage 2 takes/);
});

test('with A levels an apprenticeship that only asks for a job in the field is nearly open', () => {
  const driver: Slots = { ...SCHOOL_LEAVER, driving: true };
  expect(marks(plan('paramedic', driver))).toContain('nearly apprenticeship');
  expect(marks(plan('paramedic', FIVE_GCSES))).not.toContain('nearly apprenticeship');
});
