// A trust's own content over the shared one: TRUST_DIR.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { formatProblem } from '../../src/knowledge/files.ts';
import { readKnowledge } from '../../src/knowledge/load.ts';

let own: string;

beforeEach(() => {
  own = mkdtempSync(path.join(os.tmpdir(), 'trust-'));
});
afterEach(() => rmSync(own, { recursive: true, force: true }));

function write(name: string, text: string): void {
  const file = path.join(own, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The knowledge, and what is wrong as people read it, the trust's folder as TRUST. */
function read(shared = 'knowledge') {
  const { knowledge, problems } = readKnowledge(shared, own);
  return {
    knowledge,
    faults: problems.map(formatProblem).map((line) => line.replace(own, 'TRUST')),
  };
}

test('an empty folder changes nothing', () => {
  const { knowledge, faults } = read();
  expect(faults).toEqual([]);
  expect(knowledge).toEqual(readKnowledge('knowledge').knowledge);
});

test("trust.yaml there is the trust's own, whole", () => {
  const shared = readFileSync('knowledge/trust.yaml', 'utf8');
  write('trust.yaml', shared.replace('name: Example NHS Trust', 'name: Riverside NHS Trust'));
  expect(read().knowledge?.trust.name).toBe('Riverside NHS Trust');
});

test('fields of a role are changed, its other names added to, the rest stays', () => {
  const before = readKnowledge('knowledge').knowledge?.roles.get('podiatrist');
  write(
    'roles/podiatry/podiatrist.yaml',
    'extends: podiatrist\nsummary: You look after feet at Riverside.\nadd:\n  alsoCalled: [foot lead]\n',
  );
  const { knowledge, faults } = read();
  expect(faults).toEqual([]);
  const after = knowledge?.roles.get('podiatrist');
  expect(after).toEqual({
    ...before,
    summary: 'You look after feet at Riverside.',
    alsoCalled: [...(before?.alsoCalled ?? []), 'foot lead'],
  });
});

test('two topics do not both answer where no job is named', () => {
  const topic = readFileSync('knowledge/topics/interviews.yaml', 'utf8');
  write('topics/open-days.yaml', topic.replace(/^id: .*$/m, 'id: open-days'));
  expect(read().faults).toEqual([
    expect.stringMatching(
      /open-days\.yaml:4:1 {2}"interviews" answers interview without a job already/,
    ),
  ]);
});

test('a new role and a new topic are there, and may be named', () => {
  const role = readFileSync('knowledge/roles/podiatry/podiatrist.yaml', 'utf8')
    .replace(/^id: .*$/m, 'id: riverside-podiatrist')
    .replace(/^title: .*$/m, 'title: Riverside podiatrist');
  write('roles/podiatry/riverside-podiatrist.yaml', role);
  const topic = readFileSync('knowledge/topics/interviews.yaml', 'utf8')
    .replace(/^id: .*$/m, 'id: open-days')
    .replace(/^withoutAJob: .*\n/m, '');
  write('topics/open-days.yaml', topic);
  write(
    'roles/podiatry/podiatrist.yaml',
    'extends: podiatrist\nadd:\n  relatedRoles: [riverside-podiatrist]\n',
  );
  const { knowledge, faults } = read();
  expect(faults).toEqual([]);
  expect(knowledge?.roles.has('riverside-podiatrist')).toBe(true);
  expect(knowledge?.topics.has('open-days')).toBe(true);
});

test('phrases, everyday names and an answer to a small question are added or changed', () => {
  write(
    'phrasing/intents/pay.yaml',
    'extends: pay\nadd:\n  phrases: ["what does {role} bring home"]\n',
  );
  write(
    'phrasing/colloquial-titles.yaml',
    'extends: colloquial-titles\nadd:\n  podiatrist: [bunion wizard]\n',
  );
  const theme = readKnowledge('knowledge').themes[0]?.content;
  const question = theme?.questions[0];
  write(
    `questions/${theme?.theme}.yaml`,
    `extends: ${theme?.theme}\nquestions:\n  - id: ${question?.id}\n    says: Ask us at Riverside.\n`,
  );
  const { knowledge, faults } = read();
  expect(faults).toEqual([]);
  const pay = knowledge?.phrasing.intents.find(({ intent }) => intent === 'pay');
  expect(pay?.phrases).toContain('what does {role} bring home');
  expect(knowledge?.phrasing.colloquialTitles.podiatrist).toContain('bunion wizard');
  expect(knowledge?.questions.get(question?.id ?? '')).toMatchObject({
    says: 'Ask us at Riverside.',
    asked: question?.asked,
  });
});

describe('what is wrong is told where it stands', () => {
  test('a value that is not allowed', () => {
    write('roles/podiatry/podiatrist.yaml', 'extends: podiatrist\nentry:\n  minimum: A levels\n');
    expect(read().faults).toEqual([
      expect.stringMatching(
        /^TRUST\/roles\/podiatry\/podiatrist\.yaml:3:3 {2}entry\.minimum is "A levels"/,
      ),
    ]);
  });

  test('something added that nobody has', () => {
    write(
      'roles/podiatry/podiatrist.yaml',
      'extends: podiatrist\nadd:\n  relatedRoles:\n    - nurs\n',
    );
    expect(read().faults).toEqual([
      expect.stringMatching(
        /^TRUST\/roles\/podiatry\/podiatrist\.yaml:4:7 {2}relatedRoles names "nurs"/,
      ),
    ]);
  });

  test('a field that there is no longer', () => {
    write('roles/podiatry/podiatrist.yaml', 'extends: podiatrist\n# ours\nwage: 5\n');
    expect(read().faults).toEqual([
      expect.stringMatching(
        /^TRUST\/roles\/podiatry\/podiatrist\.yaml:3:1 {2}"wage" is not a field here/,
      ),
    ]);
  });

  test('a file that there is no longer, with the nearest', () => {
    write('roles/podiatry/podiatris.yaml', 'extends: podiatris\nsummary: x.\n');
    expect(read().faults).toEqual([
      expect.stringMatching(
        /podiatris\.yaml:1:1 {2}extends names "podiatris".*did you mean "podiatrist"/,
      ),
    ]);
  });

  test('a shared file whose name is taken without saying so', () => {
    write('topics/interviews.yaml', readFileSync('knowledge/topics/interviews.yaml', 'utf8'));
    expect(read().faults).toEqual([
      expect.stringMatching(
        /^TRUST\/topics\/interviews\.yaml:1:1 .*begin with "extends: interviews"/,
      ),
    ]);
  });

  test('a file in a folder that nobody reads', () => {
    write('role/podiatry/x.yaml', 'a: 1\n');
    write('.git/x.yaml', 'a: 1\n');
    expect(read().faults).toEqual([
      expect.stringMatching(/^TRUST\/role\/podiatry\/x\.yaml:1:1 .*nobody reads it/),
    ]);
  });

  test('a folder that is not there', () => {
    const { problems } = readKnowledge('knowledge', path.join(own, 'nowhere'));
    expect(problems.map(formatProblem)).toEqual([
      expect.stringContaining('TRUST_DIR is not there'),
    ]);
  });
});

test('an upgrade that changes shared files leaves what the trust changed', () => {
  const shared = path.join(own, '.shared');
  cpSync('knowledge', shared, { recursive: true });
  const file = path.join(shared, 'roles/podiatry/podiatrist.yaml');
  write(
    'roles/podiatry/podiatrist.yaml',
    'extends: podiatrist\nsummary: You look after feet at Riverside.\n',
  );
  writeFileSync(
    file,
    readFileSync(file, 'utf8')
      .replace(/^summary: .*$/m, 'summary: A new shared summary.')
      .replace(/^title: .*$/m, 'title: Podiatrist of tomorrow'),
  );
  expect(read(shared).knowledge?.roles.get('podiatrist')).toMatchObject({
    title: 'Podiatrist of tomorrow',
    summary: 'You look after feet at Riverside.',
  });
});

test('npm run check reads it, too', () => {
  write('roles/podiatry/podiatrist.yaml', 'extends: podiatrist\nwage: 5\n');
  expect.assertions(1);
  try {
    execFileSync(path.resolve('node_modules/.bin/node'), ['src/tools/check/check.ts'], {
      env: { ...process.env, TRUST_DIR: own },
      encoding: 'utf8',
    });
  } catch (fault) {
    expect(String(Reflect.get(Object(fault), 'stdout'))).toContain('podiatrist.yaml:2:1  "wage"');
  }
}, 60_000);
