// What a job brings with it and asks of a person is in its file and is the first sentence of its answer.

import { aboutRole } from '../../src/answers/about-role.ts';
import { replyText, wholeText } from '../../src/answers/reply.ts';
import type { Aspect } from '../../src/knowledge/aspects.ts';
import { TRAITS } from '../../src/knowledge/kinds.ts';
import type { Role } from '../../src/knowledge/schema/role.ts';
import { realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();
const roles = [...knowledge.roles.values()];

function role(id: string): Role {
  const found = knowledge.roles.get(id);
  if (!found) throw new Error(`knowledge/roles has no "${id}"`);
  return found;
}

/** What stands before the fold, without the heading. */
function answer(id: string, aspect: Aspect): string {
  const [, ...blocks] = aboutRole(knowledge, role(id), aspect, 1).blocks;
  return replyText(blocks);
}

test.each<[string, Aspect, string]>([
  ['porter', 'driving', 'Some posts as a porter need someone who drives'],
  ['paramedic', 'driving', 'A paramedic needs to drive.'],
  ['accountant', 'driving', 'Driving is not part of the work of an accountant.'],
  ['midwife', 'nights', 'A midwife works nights'],
  ['accountant', 'nights', 'An accountant does not usually work nights.'],
  ['software-developer', 'from-home', 'A software developer can often work from home'],
  ['porter', 'lifting', 'A porter lifts or moves people or heavy things.'],
  ['phlebotomist', 'blood', 'A phlebotomist comes into contact with blood'],
  ['healthcare-assistant', 'age', 'You usually have to be 16 or over'],
  [
    'psychiatrist',
    'age',
    'I know of no set lowest age for a psychiatrist. After the training, most people are at least 31',
  ],
  [
    'creative-therapy-support-worker',
    'level',
    'A creative therapy support worker is a level 2 job',
  ],
  ['dramatherapist', 'titles', 'Other titles for this job: arts therapist'],
  ['security-officer', 'licences', 'Some posts need this: SIA licence.'],
  ['adult-nurse', 'licences', 'To work as an adult nurse you must be on the register'],
  ['ward-clerk', 'checks', 'A ward clerk usually has a standard DBS check.'],
  [
    'speech-and-language-therapist',
    'apprenticeship',
    'Yes, there is an apprenticeship for a speech and language therapist, at level 6',
  ],
  [
    'nuclear-medicine-technologist',
    'registration',
    'No, the law does not ask a nuclear medicine technologist',
  ],
])('%s, %s: %s', (id, aspect, lead) => {
  expect(answer(id, aspect)).toMatch(new RegExp(`^${lead.replaceAll(/[.]/g, '\\.')}`));
});

test('a register that the law does not ask for is named', () => {
  expect(answer('nuclear-medicine-technologist', 'registration')).toContain(
    'Register of Clinical Technologists (RCT)',
  );
});

test('what is read from the duties and not on a page says so', () => {
  expect(role('accountant').traits.nights?.from).toBe('duties');
  expect(answer('accountant', 'nights')).toContain(knowledge.wording.ourReading);
  expect(role('midwife').traits.nights?.from).toBe('source');
  expect(answer('midwife', 'nights')).not.toContain(knowledge.wording.ourReading);
});

test('what is not known of a job is not said to be absent', () => {
  const unknown = roles.flatMap((one) =>
    TRAITS.filter((trait) => one.traits[trait] === undefined).map((trait) => ({ one, trait })),
  );
  expect(unknown.length).toBeGreaterThan(0);
  for (const { one, trait } of unknown) {
    expect(answer(one.id, trait)).toMatch(/^I do not know/);
  }
});

test('a level in the file of a way in is told with it', () => {
  for (const one of roles) {
    for (const { kind, level } of one.routes) {
      if (level === undefined) continue;
      const told = wholeText(aboutRole(knowledge, one, 'routes', 1), '');
      const levels = [level].flat().join(' or ');
      expect(told).toContain(`${knowledge.wording.routeKinds[kind]}, level ${levels}: `);
    }
  }
});
