// POST /api/messages over a real server: what is answered, what is refused, and that nothing ends the process.

import fc from 'fast-check';
import { activityOf, startServer, type TestServer } from './teams-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const own = { type: 'mention', mentioned: { id: '28:bot' } };

const isAlive = async () => {
  const [reply] = await server.say({ text: 'hello' });
  return reply?.text?.startsWith('Hello') ?? false;
};

test('a question gets its answer as whole text', async () => {
  const [reply] = await server.say({ text: 'how do i become a podiatrist' });
  expect(reply?.text).toContain('How to become a podiatrist');
  expect(reply?.text).toContain('Source:');
});

test('a question of the next turn is understood from the one before', async () => {
  const conversation = { id: 'a:follows', name: '', isGroup: false, conversationType: 'personal' };
  await server.say({ text: 'what does a podiatrist do', conversation });
  const [reply] = await server.say({ text: 'and what does it pay?', conversation });
  expect(reply?.text).toContain('Pay of a podiatrist');
});

test('what no bot needs of an activity is in no reply and in no line of the log', async () => {
  const marker = 'zq-marker';
  const [reply] = await server.say({
    text: 'hello',
    from: { id: '29:sam', name: marker, aadObjectId: marker, role: { [marker]: marker } },
    recipient: { id: '28:bot', name: 'Careers', role: [marker], [marker]: marker },
    conversation: {
      id: 'a:markers',
      conversationType: 'personal',
      tenantId: { [marker]: [marker] },
      name: marker,
    },
    locale: marker,
    channelData: { [marker]: marker },
    callerId: marker,
    label: [marker],
    [marker]: marker,
  } as object);
  expect(reply?.text).toMatch(/^Hello/);
  expect(JSON.stringify(reply)).not.toContain(marker);
  expect(server.logged.join('\n')).not.toContain(marker);
});

test('two conversations do not hear each other', async () => {
  const conversation = (id: string) => ({
    id,
    name: '',
    isGroup: false,
    conversationType: 'personal',
  });
  await server.say({ text: 'what does a podiatrist do', conversation: conversation('a:one') });
  const [reply] = await server.say({
    text: 'what does it pay?',
    conversation: conversation('a:two'),
  });
  expect(reply?.text).not.toContain('podiatrist');
});

describe('a body that is no activity', () => {
  test.each([
    ['a number for its type', '{"type":5}', 400],
    ['an empty object', '{}', 400],
    ['an array', '[]', 400],
    ['null', 'null', 400],
    ['text that is not JSON', 'hello', 400],
    ['nothing', '', 400],
    ['half of one', '{"type":"message"', 400],
    ['no conversation', JSON.stringify(activityOf({ conversation: undefined })), 400],
    ['no sender', JSON.stringify(activityOf({ from: null })), 400],
    ['no service address', JSON.stringify(activityOf({ serviceUrl: '' })), 400],
    ['entities that are no list', JSON.stringify(activityOf({ entities: 'at' })), 400],
    ['members that are null', JSON.stringify(activityOf({ membersAdded: [null] })), 400],
    ['fifty-one entities', JSON.stringify(activityOf({ entities: Array(51).fill(own) })), 400],
    ['an entity that is a number', JSON.stringify(activityOf({ entities: [own, 0] })), 400],
    ['a text that is an object', JSON.stringify(activityOf({ text: { a: 1 } })), 400],
    ['more than fits', JSON.stringify(activityOf({ text: 'a'.repeat(300_000) })), 413],
  ])('%s is refused, and the bot goes on', async (_, body, status) => {
    const response = await server.post(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      error: expect.stringMatching(/^The body (?:is|must)[\w ]*\.$/),
    });
    expect(await isAlive()).toBe(true);
  });

  test('another content type is refused', async () => {
    const response = await server.post('type=message', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(response.status).toBe(415);
  });

  test('whatever stands in it, the answer is 2xx or 4xx, and the bot goes on', async () => {
    const fields = Object.keys(activityOf({ text: 'hello', value: 1, entities: [], name: 'a' }));
    const field = fc.constantFrom(...fields);
    const scale = Number(process.env.TEST_SCALE ?? 1);
    await fc.assert(
      fc.asyncProperty(field, fc.jsonValue(), async (name, value) => {
        const body = activityOf({ text: 'hello', deliveryMode: 'expectReplies', [name]: value });
        const { status } = await server.post(JSON.stringify(body));
        expect([2, 4]).toContain(Math.floor(status / 100));
      }),
      { numRuns: 200 * scale },
    );
    expect(await isAlive()).toBe(true);
  });
});

describe('when the turn itself fails', () => {
  test('the person is told with a reference, the cause is logged under it, and what they said is not', async () => {
    let isBroken = true;
    const broken = await startServer({
      change: (turns) => ({
        ...turns,
        take: (key, message) => {
          if (isBroken) throw new TypeError(`cannot read "${message.text}" of the disk`);
          return turns.take(key, message);
        },
      }),
    });
    const [reply] = await broken.say({ text: 'my secret question' });
    const reference = /Reference ([0-9a-f]+)/.exec(reply?.text ?? '')?.[1];
    expect(reference).toBeDefined();
    const line = broken.logged.find((one) => one.includes(String(reference)));
    expect(line).toContain('of the disk');
    expect(broken.logged.join('\n')).not.toContain('secret question');
    isBroken = false;
    const [next] = await broken.say({ text: 'how do i become a midwife' });
    expect(next?.text).toContain('How to become a midwife');
    await broken.close();
  });
});

describe('without credentials', () => {
  test('a caller that came through a proxy is refused', async () => {
    const response = await server.post(JSON.stringify(activityOf({ text: 'hello' })), {
      'x-forwarded-for': '203.0.113.5',
    });
    expect(response.status).toBe(403);
  });

  test('an address that is none of Bot Framework is not called', async () => {
    const response = await server.post(
      JSON.stringify(activityOf({ text: 'hello', serviceUrl: 'https://evil.example/' })),
    );
    expect(response.status).toBe(403);
  });

  test('a blank app id is none', async () => {
    const blank = await startServer({ environment: { MicrosoftAppId: '  ' } });
    const response = await blank.post(JSON.stringify(activityOf({ text: 'hello' })), {
      'x-forwarded-for': '203.0.113.5',
    });
    expect(response.status).toBe(403);
    await blank.close();
  });
});
