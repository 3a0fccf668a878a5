// Every answer about a role or a topic stands on a phone's first screen; what does not fit there is folded and not lost.

import { aboutRole } from '../../src/answers/about-role.ts';
import { aboutTopic } from '../../src/answers/about-topic.ts';
import { compare } from '../../src/answers/compare.ts';
import { couldI } from '../../src/answers/could-i.ts';
import { type Block, inOrder, leadOf, type Reply, replyText } from '../../src/answers/reply.ts';
import type { Asked } from '../../src/answers/sentences.ts';
import { MOST_WORDS, shape, wordsIn } from '../../src/answers/shape.ts';
import { ASPECTS, type Aspect } from '../../src/knowledge/aspects.ts';
import type { Person } from '../../src/knowledge/person.ts';
import type { Role } from '../../src/knowledge/schema/role.ts';
import { readWords } from '../../src/language/words.ts';
import { realKnowledge } from '../careers.ts';

const knowledge = realKnowledge();
const roles = [...knowledge.roles.values()];
const answers = roles.flatMap((role) =>
  ASPECTS.map((aspect) => ({
    name: `${role.id}, ${aspect}`,
    role,
    aspect,
    reply: aboutRole(knowledge, role, aspect, 1),
  })),
);

function asked(text: string): Asked {
  return readWords(text).map((word) => ({ ...word, isSubject: true }));
}

function before(reply: Reply): Block[] {
  return inOrder(reply).before;
}

/** All that is said, as words of which an item's bullet and a list's signs are no part. */
function whole({ blocks, more = [] }: Reply): string {
  return plain(replyText([...blocks, ...more]));
}

function plain(text: string): string {
  return text
    .replaceAll(/^(?:-|\d+\.) /gm, '')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase();
}

test('no answer about a role has more words before the fold than a phone shows', () => {
  const long = answers
    .map(({ name, reply }) => ({ name, words: wordsIn(before(reply)) }))
    .filter(({ words }) => words > MOST_WORDS);
  expect(long).toEqual([]);
});

test('an answer about a role has at most three points with a lead', () => {
  const many = answers.filter(({ reply }) => {
    const items = before(reply).flatMap((block) => (block.kind === 'list' ? block.items : []));
    return items.filter((item) => leadOf(item) !== undefined).length > 3;
  });
  expect(many.map(({ name }) => name)).toEqual([]);
});

/** What the file of a role says of an aspect. */
const TOLD: Partial<Record<Aspect, (role: Role) => (string | undefined)[]>> = {
  overview: ({ summary, duties }) => [summary, ...duties],
  duties: ({ summary, duties }) => [summary, ...duties],
  skills: ({ skills }) => skills,
  entry: ({ entry, routes }) => [
    entry.summary,
    entry.experience,
    ...routes.map(({ summary }) => summary),
  ],
  qualifications: ({ entry, routes }) => [
    entry.summary,
    ...routes.flatMap(({ requirements }) => requirements.map(({ says }) => says)),
  ],
  experience: ({ entry }) => [entry.experience],
  routes: ({ entry, routes }) => [entry.summary, ...routes.map(({ summary }) => summary)],
  apprenticeship: ({ routes }) =>
    routes
      .filter(({ kind }) => kind === 'apprenticeship')
      .flatMap(({ summary, duration, standard, runs, requirements }) => [
        summary,
        standard,
        runs?.says,
        ...(duration === undefined || summary.includes(duration) ? [] : [duration]),
        ...requirements.map(({ says }) => says),
      ]),
  duration: ({ training, routes }) => [
    training.inTheJob,
    ...training.stages.flatMap(({ name, says }) => [name, says]),
    ...routes.flatMap(({ duration }) => duration),
  ],
  training: ({ training }) => [training.inTheJob],
  hours: ({ hours }) => [hours],
  settings: ({ settings }) => settings,
  people: ({ people }) => people,
  progression: ({ progression }) => progression.flatMap(({ title, how }) => [title, how]),
  related: ({ relatedRoles }) => relatedRoles.map((id) => knowledge.roles.get(id)?.title),
  titles: ({ abbreviations }) => abbreviations,
};

test('what a file says of a question stands in its answer, before the fold or under it', () => {
  const lost = answers.flatMap(({ name, role, aspect, reply }) => {
    const said = whole(reply);
    const sentences = (TOLD[aspect]?.(role) ?? []).flatMap((text = '') =>
      plain(text).split(/(?<=[.]) /),
    );
    return sentences.filter((text) => !said.includes(text)).map((text) => `${name}: ${text}`);
  });
  expect(lost).toEqual([]);
});

test('the register and the lowest age of a job are never folded where someone asks how to get in', () => {
  const asked: readonly Aspect[] = ['entry', 'qualifications', 'routes', 'apprenticeship'];
  const hidden = answers
    .filter(({ aspect }) => asked.includes(aspect))
    .filter(({ role, reply }) => {
      const said = replyText(before(reply));
      const register = knowledge.registers.registers.find(({ id }) => id === role.registration);
      const age = role.minimumAge?.years;
      return (
        (register !== undefined && !said.includes(register.name)) ||
        (age !== undefined && !said.includes(String(age)))
      );
    });
  expect(hidden.map(({ name }) => name)).toEqual([]);
});

const topics = [...knowledge.topics.values()].map((topic) => ({
  topic,
  reply: aboutTopic(knowledge, topic, 1),
}));

test('no answer about a topic has more words before the fold than a phone shows', () => {
  const long = topics
    .map(({ topic, reply }) => ({ name: topic.id, words: wordsIn(before(reply)) }))
    .filter(({ words }) => words > MOST_WORDS);
  expect(long).toEqual([]);
});

test('what the file of a topic says stands in its answer, before the fold or under it', () => {
  const lost = topics
    .filter(({ topic }) => !topic.assistant)
    .flatMap(({ topic, reply }) => {
      const said = whole(reply);
      return [topic.answer, ...topic.points]
        .flatMap((text) => plain(text).split(/(?<=[.]) /))
        .filter((text) => !said.includes(text))
        .map((text) => `${topic.id}: ${text}`);
    });
  expect(lost).toEqual([]);
});

test.each([
  ['dbs-checks', 'cost', 'costs £21.50'],
  ['dbs-checks', 'free volunteers', 'free for volunteers'],
  ['dbs-checks', '', "A DBS check looks at a person's criminal history"],
])(
  'of the topic %s, asked "%s", the sentence that has those words comes first',
  (id, words, says) => {
    const topic = knowledge.topics.get(id);
    if (!topic) throw new Error(`knowledge/topics has no "${id}"`);
    const { blocks } = aboutTopic(knowledge, topic, 1, { asked: asked(words) });
    expect(replyText(blocks.slice(1, 2))).toContain(says);
  },
);

const people: Person[] = [
  {},
  { gcses: { count: 2 } },
  { level: 3, age: 17 },
  { level: 6, degree: { class: '2:2', subject: 'psychology' } },
  { lackedSubjects: ['maths'] },
  { subjects: [{ subject: 'maths', grade: 3 }] },
];

test('no verdict on what someone has is longer than a phone shows, and it is never cut short', () => {
  const long = roles.flatMap((role) =>
    people.flatMap((person) => {
      const shown = before(couldI(knowledge, role, person, 1));
      const [, verdict] = shown;
      const isCut = verdict !== undefined && wordsIn([verdict]) < 4;
      const words = wordsIn(shown);
      return words > MOST_WORDS || isCut ? [`${role.id}: ${words} ${replyText(shown)}`] : [];
    }),
  );
  expect(long).toEqual([]);
});

const pairs = [
  ['physiotherapist', 'occupational-therapist'],
  ['porter', 'housekeeper', 'security-officer'],
  ['midwife', 'adult-nurse'],
  ['healthcare-assistant', 'nursing-associate'],
].map((ids) => ids.flatMap((id) => knowledge.roles.get(id) ?? []));

test.each(pairs)(
  'a comparison says the main difference first, and only what differs',
  (...compared) => {
    const reply = compare(knowledge, compared, undefined, 1);
    const shown = before(reply);
    expect(replyText(shown)).toMatch(/^The main difference: as an? /);
    expect(wordsIn(shown)).toBeLessThanOrEqual(MOST_WORDS);
    for (const block of shown) {
      if (block.kind !== 'comparison') continue;
      for (const { values } of block.rows) expect(new Set(values).size).toBeGreaterThan(1);
    }
  },
);

test('asked which pays more, a comparison says that and nothing else before the fold', () => {
  const [compared = []] = pairs;
  const shown = before(compare(knowledge, compared, 'pay', 1));
  expect(shown.map(({ kind }) => kind)).toEqual(['paragraph']);
  expect(replyText(shown)).toMatch(/start on the same band.*£/);
});

test('a point that the question names comes first', () => {
  const points = [
    { lead: 'University', parts: ['You take a degree.'] },
    { lead: 'Apprenticeship', parts: ['You earn while you study.'] },
  ];
  const { blocks } = shape({ says: 'There are two ways.', points }, MOST_WORDS, asked('earn'));
  expect(replyText(blocks)).toMatch(/ways[.]\s+- Apprenticeship: You earn/);
});

test('points that have no room are cut, and told whole under the fold', () => {
  const parts = ['First sentence of it.', `${'word '.repeat(40).trim()}.`];
  const { blocks, more } = shape({ says: 'Yes.', points: [{ lead: 'One', parts }] }, 20);
  expect(replyText(blocks)).toBe('Yes.\n\n- One: First sentence of it.');
  expect(replyText(more)).toContain('word word');
});
