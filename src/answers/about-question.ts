// The answer to a small question: what its file says, for someone of whom this much is known, and who to turn to.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Person } from '../knowledge/person.ts';
import type { Circumstances, SmallQuestion } from '../knowledge/questions.ts';
import { heading, paragraph, type Reply, reply } from './reply.ts';
import { sourceBlock } from './sources.ts';

/** @param confidence 0 to 1: how sure it is that this was asked */
export function aboutQuestion(
  knowledge: Knowledge,
  question: SmallQuestion,
  person: Person,
  confidence: number,
): Reply {
  const fitting = question.when.find((one) => holds(one, person));
  const turnTo = turnToWords(knowledge, question.turnTo);
  return reply({
    outcome: 'answer',
    topic: 'general',
    blocks: [
      heading(question.title),
      paragraph(fitting?.says ?? question.says),
      ...(turnTo ? [paragraph(turnTo)] : []),
      sourceBlock(knowledge, question.sources, question.checked),
    ],
    ...(question.more.length > 0 ? { more: question.more.map(paragraph) } : {}),
    confidence,
  });
}

/** Whether all that is asked of the person is known of them. */
function holds({ says: _, age, ...asked }: Circumstances, person: Person): boolean {
  const { band, employed, origin, failed, nation } = asked;
  return (
    isAged(age, person.age) &&
    (band === undefined || band.some((one) => one === String(person.band))) &&
    (employed === undefined || person.employed === (employed === 'nhs')) &&
    (origin === undefined || origin === person.origin) &&
    (failed === undefined || isLacked(failed, person)) &&
    (nation === undefined || nation === person.nation)
  );
}

function isAged(asked: Circumstances['age'], age: number | undefined): boolean {
  if (asked === undefined) return true;
  const { under = Number.POSITIVE_INFINITY, from = 0 } = asked;
  return age !== undefined && age < under && age >= from;
}

/** Of what can be failed, single GCSEs are known. */
function isLacked(failed: NonNullable<Circumstances['failed']>, { lackedSubjects = [] }: Person) {
  return lackedSubjects.some((subject) => failed === `gcse-${subject.toLowerCase()}`);
}

function turnToWords(knowledge: Knowledge, id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const near = knowledge.peopleToAsk.find((one) => one.id === id)?.says;
  const service = knowledge.signposts.signposts.find((one) => one.id === id);
  const phone = service?.phone === undefined ? '' : `, ${service.phone}`;
  const who = near ?? (service ? `${service.name}${phone}` : undefined);
  return who && fill(knowledge.wording.turnTo, { who });
}
