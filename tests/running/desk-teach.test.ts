// Teaching a running bot at the desk: tried first, published with one press, taken back with one.

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  type Answered,
  formOf,
  PASSWORD,
  PASSWORD_HASH,
  type Visitor,
  visit,
  wordsOf,
} from '../channels/desk/desk.ts';
import { type BotProcess, startBot } from './bot-process.ts';

const NAMES = 'trust/phrasing/colloquial-titles.yaml';
/** Nobody calls a job that, so only what is taught knows it. */
const NAME = 'bunion wizard';

let folder: string;
let bot: BotProcess;
let desk: string;
let editor: Visitor;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'desk-teach-'));
  for (const content of ['knowledge', 'dialogs']) {
    cpSync(content, path.join(folder, content), { recursive: true });
  }
  rmSync(path.join(folder, 'knowledge/examples'), { recursive: true });
  mkdirSync(path.join(folder, 'trust/examples'), { recursive: true });
  writeFileSync(
    path.join(folder, 'trust/examples/ours.yaml'),
    `examples:
  - say: [what does a podiatrist do]
    outcome: answer
    roles: [[podiatrist]]
  - say: [what does a ${NAME} do]
`,
  );
  bot = await startBot({
    folder,
    environment: {
      DESK_PORT: '0',
      DESK_PASSWORD: PASSWORD_HASH,
      TRUST_DIR: 'trust',
      KEEP_UNANSWERED: 'yes',
    },
  });
  desk = /"desk":"(http:[^"]+)"/.exec(bot.output())?.[1] ?? '';
  editor = await signIn('Ada Obi');
}, 180_000);
afterAll(async () => {
  await bot.end();
  rmSync(folder, { recursive: true, force: true });
});

async function signIn(name: string): Promise<Visitor> {
  const visitor = visit(desk);
  await visitor.submit('/sign-in', '/sign-in', { name, password: PASSWORD });
  return visitor;
}

/** The page of a change, once it was tried. */
async function tried(visitor: Visitor, address: string): Promise<Answered> {
  const id = new URLSearchParams(address.split('?')[1]).get('id') ?? '';
  const times = () => bot.output().split(`"id":"${id}","state"`).length;
  const before = times();
  const page = await visitor.get(address);
  if (!page.headers.has('refresh')) return page;
  await new Promise<void>((resolve) => {
    const look = () => times() > before && resolve();
    bot.process.stdout?.on('data', look);
    look();
  });
  return visitor.get(address);
}

/** Makes a change ready; the address of its page. */
async function prepare(
  visitor: Visitor,
  form: string,
  fields: Record<string, string>,
): Promise<string> {
  // The form of a phrase comes with what it may be about.
  const { text } = await visitor.get(`${form}?${new URLSearchParams(fields)}`);
  const answer = await visitor.post(form, { ...formOf(text, form), ...fields });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

async function answerTo(text: string): Promise<string> {
  const response = await fetch(`${bot.url}/chat`, {
    method: 'POST',
    body: new URLSearchParams({ id: crypto.randomUUID(), text }),
    headers: { 'X-Conversation-Key': crypto.randomUUID().replace(/-/g, 'k') + 'k'.repeat(11) },
  });
  return wordsOf(await response.text());
}

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

test('a name is tried, published, answered from, and taken back', async () => {
  const address = await prepare(editor, '/teach/name', { name: NAME, role: 'podiatrist' });
  const page = await tried(editor, address);
  expect(wordsOf(page.text)).toContain(`Someone says: “what does a ${NAME} do”`);
  expect(wordsOf(page.text)).toContain('1 of 2 example conversations go differently.');
  expect(existsSync(path.join(folder, NAMES))).toBe(false);
  expect(await answerTo(`what does a ${NAME} do`)).not.toMatch(/feet/);

  const published = await editor.post('/teach/publish', formOf(page.text, '/teach/publish'));
  expect(published.headers.get('location')).toBe('/teach?done=published');
  expect(read(NAMES)).toBe(`extends: colloquial-titles\nadd:\n  podiatrist:\n    - ${NAME}\n`);
  expect(await answerTo(`what does a ${NAME} do`)).toMatch(/feet/);

  const home = await editor.submit('/teach', '/teach/undo');
  expect(wordsOf(home.text)).toContain('It was taken back.');
  expect(existsSync(path.join(folder, NAMES))).toBe(false);
  expect(await answerTo(`what does a ${NAME} do`)).not.toMatch(/feet/);
  const list = wordsOf((await editor.get('/audit')).text);
  expect(list).toMatch(/took back.*published.*made a change ready/);
}, 240_000);

test('what was changed meanwhile is shown, and nothing is published unseen', async () => {
  const other = await signIn('Bo Lee');
  const mine = await tried(
    editor,
    await prepare(editor, '/teach/name', { name: 'verruca hunter', role: 'podiatrist' }),
  );
  const theirs = await tried(
    other,
    await prepare(other, '/teach/name', { name: 'corn lord', role: 'podiatrist' }),
  );
  await other.post('/teach/publish', formOf(theirs.text, '/teach/publish'));
  const refused = await editor.post('/teach/publish', formOf(mine.text, '/teach/publish'));
  expect(refused.status).toBe(409);
  expect(wordsOf(refused.text)).toContain(
    'meanwhile Bo Lee published this: “corn lord” is a name of',
  );
  expect(read(NAMES)).not.toContain('verruca hunter');
  const { id = '' } = formOf(mine.text, '/teach/publish');
  const again = await tried(editor, `/teach/change?id=${id}`);
  await editor.post('/teach/publish', formOf(again.text, '/teach/publish'));
  expect(read(NAMES)).toContain('- corn lord\n    - verruca hunter\n');
  // The earlier one cannot be taken back alone.
  const undo = await editor.get('/teach');
  const forms = undo.text.match(/<form[^>]*\/teach\/undo[\s\S]*?<\/form>/g) ?? [];
  const earlier = formOf(forms.find((one) => one.includes('corn lord')) ?? '', '/teach/undo');
  expect((await editor.post('/teach/undo', earlier)).status).toBe(409);
}, 240_000);

test('what the content would not take is told with file, line and column, and cannot be published', async () => {
  const address = await prepare(editor, '/teach/question', {
    title: 'Where do I park?',
    says: `Park in car park B. ${'It is a long way and '.repeat(12)}so come early.`,
    asked: Array.from({ length: 8 }, (_, nth) => `where can i park ${nth}`).join('\n'),
    source: 'Parking',
    url: 'https://www.example.org/parking',
  });
  const page = await tried(editor, address);
  expect(wordsOf(page.text)).toMatch(
    /questions\/our-questions\.yaml:\d+:\d+ .*words and 45 is the most/,
  );
  expect(page.text).not.toContain('action="/teach/publish"');
  expect(existsSync(path.join(folder, 'trust/questions'))).toBe(false);
}, 240_000);

test.each([
  ['/teach/name', { name: '', role: '' }, ['Enter the name.', 'Choose the job.']],
  ['/teach/name', { name: 'podiatrist', role: 'podiatrist' }, ['That is known already.']],
  ['/teach/name', { name: 'jo@example.org', role: 'podiatrist' }, ['personal detail']],
  ['/teach/name', { name: 'x'.repeat(61), role: 'podiatrist' }, ['61 characters']],
  [
    '/teach/question',
    { title: 'Parking', asked: 'one' },
    ['question mark', '1 ways', 'where it says so', 'web address'],
  ],
  ['/teach/question', { url: 'javascript:alert(1)' }, ['web address']],
] as const)(
  '%s says what is missing in %j, and keeps what was typed',
  async (form, fields, says) => {
    const { text } = await editor.get(form);
    const page = await editor.post(form, { ...formOf(text, form), ...fields });
    expect(page.status).toBe(400);
    for (const sentence of says) expect(wordsOf(page.text)).toContain(sentence);
    for (const value of Object.values<string>(fields)) {
      if (value !== '') expect(page.text).toContain(value);
    }
  },
);

test('a phrase finds what it is about, and shows what is answered now', async () => {
  const page = await editor.get('/teach/phrase?phrase=is+there+parking+for+an+interview');
  expect(wordsOf(page.text)).toContain('The assistant answers now');
  expect(page.text).toContain('type="radio"');
  const { text } = page;
  const without = await editor.post('/teach/phrase', formOf(text, '/teach/phrase'));
  expect(without.status).toBe(400);
  expect(wordsOf(without.text)).toContain('Choose what it is about.');
});

test('where their words find nothing, plain words do, and are not taught', async () => {
  const said = 'phrase=what+do+you+clear+as+a+%7Brole%7D';
  expect((await editor.get(`/teach/phrase?${said}`)).text).not.toContain('value="intent:pay"');
  const { text } = await editor.get(`/teach/phrase?${said}&plainly=pay`);
  expect(text).toContain('value="intent:pay"');
  expect(wordsOf(text)).toContain('When someone asks “what do you clear as a podiatrist”:');
  const address = await prepare(editor, '/teach/phrase', {
    phrase: 'what do you clear as a {role}',
    plainly: 'pay',
    target: 'intent:pay',
  });
  const page = wordsOf((await tried(editor, address)).text);
  expect(page).toContain('“what do you clear as a {role}” asks: how much does a … earn');
}, 240_000);

test('what it says already need not be published', async () => {
  const address = await prepare(editor, '/teach/phrase', {
    phrase: 'what is the daily grind of a {role}',
    target: 'intent:duties',
  });
  const page = wordsOf((await tried(editor, address)).text);
  expect(page).toContain('This is what it says already. There is no need to publish it.');
  expect(page).not.toContain('Answer with the change');
}, 240_000);

test('a change that was thrown away is gone', async () => {
  const address = await prepare(editor, '/teach/name', {
    name: 'sock inspector',
    role: 'podiatrist',
  });
  const { text } = await editor.get(address);
  await editor.post('/teach/discard', formOf(text, '/teach/discard'));
  expect((await editor.get(address)).status).toBe(404);
  const publish = { ...formOf(text, '/teach/discard'), seen: '' };
  expect((await editor.post('/teach/publish', publish)).status).toBe(404);
});

test('what people asked lately without an answer is tried, too', async () => {
  const asked = 'how do i become a sock juggler';
  for (let times = 0; times < 3; times += 1) await answerTo(asked);
  expect(wordsOf((await editor.get('/unanswered')).text)).toContain(`“${asked}”`);
  const address = await prepare(editor, '/teach/name', {
    name: 'sock juggler',
    role: 'podiatrist',
  });
  const page = wordsOf((await tried(editor, address)).text);
  expect(page).toContain(`Better Asked lately, not answered Someone says: “${asked}”`);
}, 240_000);
