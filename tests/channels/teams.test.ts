// Teams-shaped activities over a real server and a real connector: who is answered where, and how often.

import type { Activity } from 'botbuilder';
import { type Reply, reply } from '../../src/answers/reply.ts';
import { type Connector, type Sent, startConnector } from './connector.ts';
import { shownText } from './shown.ts';
import { activityOf, knowledge, startServer, type TestServer } from './teams-server.ts';

let server: TestServer;
let connector: Connector;

beforeAll(async () => {
  connector = await startConnector();
  server = await startServer();
});
afterAll(async () => {
  await server.close();
  await connector.close();
});

/** Delivers an activity and gives back what the bot sent because of it. */
async function deliver(parts: object, to: TestServer = server): Promise<Sent[]> {
  const before = connector.sent.length;
  const response = await to.post(
    JSON.stringify(activityOf({ serviceUrl: connector.url, ...parts })),
  );
  expect(response.status).toBe(200);
  return connector.sent.slice(before);
}

const messagesOf = (sent: readonly Sent[]) =>
  sent.map(({ activity }) => activity).filter(({ type }) => type === 'message');
const textOf = (sent: readonly Sent[]) => shownText(messagesOf(sent)[0]);

const channel = (thread: string) => ({
  id: `19:channel@thread.tacv2;messageid=${thread}`,
  conversationType: 'channel',
  isGroup: true,
});
const group = { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true };
const own = (text = '<at>Careers</at>') => ({
  type: 'mention',
  text,
  mentioned: { id: '28:bot', name: 'Careers' },
});

describe('in a channel or a group chat', () => {
  test.each([
    ['a channel', channel('1')],
    ['a group chat', group],
  ])('in %s it answers when mentioned, in the thread', async (_, conversation) => {
    const sent = await deliver({
      id: 'first',
      text: '<at>Careers</at> what does a podiatrist earn?',
      entities: [own()],
      conversation,
    });
    expect(textOf(sent)).toContain('Pay of a podiatrist');
    // The sign that it is typing may come late from the message before.
    const answer = sent.find(({ activity }) => activity.type === 'message');
    expect(answer?.path).toBe(
      `/v3/conversations/${encodeURIComponent(conversation.id)}/activities/first`,
    );
  });

  test.each([
    ['nobody is mentioned', 'what does a podiatrist earn?', []],
    [
      'someone else is mentioned',
      '<at>Sam</at> what does a podiatrist earn?',
      [{ type: 'mention', text: '<at>Sam</at>', mentioned: { id: '29:sam' } }],
    ],
  ])('it stays out of it when %s', async (_, text, entities) => {
    expect(await deliver({ text, entities, conversation: channel('2') })).toEqual([]);
  });

  test.each([
    ['at the start', '<at>Careers</at> what does a podiatrist earn?'],
    ['at the end', 'what does a podiatrist earn? <at>Careers</at>'],
    ['in the middle', 'what does <at>Careers</at> a podiatrist earn?'],
    [
      'three times',
      '<at>Careers</at>&nbsp;what does<at>Careers</at> a podiatrist earn <at>Careers</at>',
    ],
    ['on a line of its own', '<at>Careers</at>\nwhat does a podiatrist earn?\n'],
  ])('its own mention is no part of the question: %s', async (_, text) => {
    const sent = await deliver({ text, entities: [own()], conversation: channel('3') });
    expect(textOf(sent)).toContain('Pay of a podiatrist');
  });

  test('its own mention is known by its name where the client leaves the text out', async () => {
    const text = '<at>Careers</at> what does a podiatrist earn?';
    const { text: _, ...mention } = own();
    const sent = await deliver({ text, entities: [mention], conversation: channel('6') });
    expect(textOf(sent)).toContain('Pay of a podiatrist');
  });

  test("someone else's mention is left in", async () => {
    const said: string[] = [];
    const listening = await startServer({
      change: (turns) => ({
        ...turns,
        take: (key, message) => {
          said.push(message.text);
          return turns.take(key, message);
        },
      }),
    });
    const sam = { type: 'mention', text: '<at>Sam</at>', mentioned: { id: '29:sam' } };
    const text = '<at>Careers</at> <at>Sam</at> is a porter, what next? <at>Careers</at>';
    await deliver({ text, entities: [own(), sam], conversation: channel('4') }, listening);
    expect(said).toEqual(['Sam is a porter, what next?']);
    await listening.close();
  });

  test('signs that Teams writes as entities are read as what they are', async () => {
    const said: string[] = [];
    const listening = await startServer({
      change: (turns) => ({
        ...turns,
        take: (key, message) => {
          said.push(message.text);
          return turns.take(key, message);
        },
      }),
    });
    await deliver({ text: 'I&#8217;m on &pound;20k &amp;pound; &#9999999;' }, listening);
    expect(said).toEqual(['I’m on £20k &pound; &#9999999;']);
    await listening.close();
  });

  test('each person has a conversation of their own in a thread', async () => {
    const ask = (from: string, text: string) =>
      deliver({
        text: `<at>Careers</at> ${text}`,
        entities: [own()],
        conversation: channel('5'),
        from: { id: from },
      });
    await ask('29:ann', 'what does a podiatrist do?');
    await ask('29:bob', 'what does a midwife do?');
    expect(textOf(await ask('29:ann', 'and what does it pay?'))).toContain('podiatrist');
    expect(textOf(await ask('29:bob', 'and what does it pay?'))).toContain('midwife');
  });

  test('there are no suggested actions, which Teams does not show there', async () => {
    const sent = await deliver({
      text: '<at>Careers</at> hello',
      entities: [own()],
      conversation: group,
    });
    expect(messagesOf(sent)[0]).not.toHaveProperty('suggestedActions');
    expect(actionsOf(messagesOf(sent)[0])).not.toEqual([]);
  });

  test.each([
    ['a kind of place that is not known', { id: '19:meeting', conversationType: 'meeting' }],
    ['a place of no kind', { id: '19:unsaid' }],
  ])('in %s others may read along: it answers when mentioned alone', async (_, conversation) => {
    expect(messagesOf(await deliver({ text: 'hello', conversation }))).toEqual([]);
    const asked = { text: '<at>Careers</at> hello', entities: [own()], conversation };
    expect(textOf(await deliver(asked))).toContain('Hello');
  });

  test('a mention with nothing else gets a sentence about what to do', async () => {
    const sent = await deliver({
      text: '<at>Careers</at>',
      entities: [own()],
      conversation: group,
    });
    expect(textOf(sent)).toContain('type a question');
  });
});

interface Button {
  title: string;
  data: { say: string; person?: string; turn?: string };
}

function actionsOf(activity: Partial<Activity> | undefined): Button[] {
  return activity?.attachments?.[0]?.content?.actions ?? [];
}

/** Presses a button as Teams does: as a message with the button's data. */
const press = (button: Button | undefined, parts: object = {}) =>
  deliver({ text: button?.title, value: button?.data, ...parts });

describe('buttons', () => {
  test('a button says its text, and the same text typed gets the same answer', async () => {
    const conversation = { id: 'a:buttons', conversationType: 'personal' };
    const asked = await deliver({ text: 'what is a midwife', conversation });
    const [button] = actionsOf(messagesOf(asked)[0]);
    const pressed = await press(button, { conversation });
    const typed = await deliver({ text: button?.title, conversation });
    expect(textOf(pressed)).toBe(textOf(typed));
    expect(textOf(pressed)).not.toBe('');
  });

  test('where a choice is asked for, only the person who was asked can press', async () => {
    const asked = await deliver({
      text: '<at>Careers</at> what does a therapist earn?',
      entities: [own()],
      conversation: group,
      from: { id: '29:ann' },
    });
    const [button] = actionsOf(messagesOf(asked)[0]);
    expect(button).toBeDefined();
    const other = await press(button, { conversation: group, from: { id: '29:bob' } });
    expect(textOf(other)).toBe(knowledge.wording.teams.notYours);
    const right = await press(button, { conversation: group, from: { id: '29:ann' } });
    expect(textOf(right)).not.toBe(knowledge.wording.teams.notYours);
  });
});

describe('a guided dialog', () => {
  const questions = ['Do you like numbers?', 'Do you like people?', 'Do you like food?'];
  const step = (text: string): Reply =>
    reply({
      outcome: 'dialog',
      dialog: 'find-a-role',
      blocks: [{ kind: 'paragraph', text }],
      choices: ['Yes', 'No'],
    });
  let dialog: TestServer;
  beforeAll(async () => {
    dialog = await startServer({
      conversation: {
        welcome: () => step('Welcome'),
        turn: (state) => {
          const misses = state?.misses ?? 0;
          const next = { ...(state ?? { ground: { jobs: [], listed: [] } }), misses: misses + 1 };
          return { state: next, replies: [step(questions[misses] ?? 'That was all.')] };
        },
      },
    });
  });
  afterAll(() => dialog.close());

  test.each([
    ['a button', true],
    ['words', false],
  ])('a step answered by %s is closed in place', async (name, isButton) => {
    const conversation = { id: `a:dialog-${name}`, conversationType: 'personal' };
    const first = await deliver({ text: 'what job would suit me', conversation }, dialog);
    const at = connector.sent.length;
    const [yes] = actionsOf(messagesOf(first)[0]);
    const parts = isButton ? { text: 'Yes', value: yes?.data } : { text: 'yes' };
    const sent = await deliver(
      { ...parts, conversation, replyToId: isButton ? `sent-${at}` : undefined },
      dialog,
    );
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'PUT']);
    const [next, closed] = sent;
    expect(shownText(next?.activity)).toBe(questions[1]);
    expect(closed?.path).toContain(`/activities/sent-${at}`);
    expect(shownText(closed?.activity)).toContain(questions[0]);
    expect(shownText(closed?.activity)).toMatch(/You said: "yes"/i);
    expect(actionsOf(closed?.activity)).toEqual([]);
  });

  test('what was said is shown under the step with personal details masked, wherever', async () => {
    const conversation = { id: '19:masked@thread.v2', conversationType: 'groupChat' };
    const ask = { text: '<at>Careers</at> a job', entities: [own()], conversation };
    await deliver(ask, dialog);
    const text = '<at>Careers</at> yes, my NHS number is 943 476 5919';
    const sent = await deliver({ ...ask, text }, dialog);
    const closed = sent.find(({ method }) => method === 'PUT');
    expect(shownText(closed?.activity)).toMatch(/You said: "yes, my NHS number is •••"/i);
    expect(JSON.stringify(connector.sent)).not.toContain('5919');
  });

  test('a button of a step that is over does nothing but say so', async () => {
    const conversation = { id: 'a:dialog-old', conversationType: 'personal' };
    const first = await deliver({ text: 'what job would suit me', conversation }, dialog);
    const [yes] = actionsOf(messagesOf(first)[0]);
    await deliver({ text: 'Yes', value: yes?.data, conversation }, dialog);
    const again = await deliver({ text: 'Yes', value: yes?.data, conversation }, dialog);
    expect(textOf(again)).toBe(knowledge.wording.teams.alreadyAnswered);
    const third = await deliver({ text: 'yes', conversation }, dialog);
    expect(textOf(third)).toBe(questions[2]);
  });
});

describe('arrivals', () => {
  const bot = { id: '28:bot' };
  const arrival = { type: 'conversationUpdate', membersAdded: [bot] };
  const installation = { type: 'installationUpdate', action: 'add' };

  test('it greets once when installed for a person, though Teams reports that twice', async () => {
    const conversation = { id: 'a:new-person', conversationType: 'personal' };
    const sent = [
      ...(await deliver({ ...arrival, conversation })),
      ...(await deliver({ ...installation, conversation })),
      ...(await deliver({ ...arrival, conversation })),
    ];
    expect(messagesOf(sent)).toHaveLength(1);
    expect(textOf(sent)).toContain('automated careers assistant');
  });

  test('it greets once in a team, and says that it wants to be mentioned', async () => {
    const conversation = { id: '19:new-team', conversationType: 'channel', isGroup: true };
    const sent = [
      ...(await deliver({ ...installation, conversation })),
      ...(await deliver({ ...arrival, conversation })),
    ];
    expect(messagesOf(sent)).toHaveLength(1);
    expect(textOf(sent)).toContain('Mention me');
  });

  test('it does not greet again in a conversation that has begun', async () => {
    const conversation = { id: 'a:old-person', conversationType: 'personal' };
    await deliver({ text: 'hello', conversation });
    expect(await deliver({ ...installation, conversation })).toEqual([]);
  });

  test('an update of the app is no arrival', async () => {
    const conversation = { id: 'a:updated', conversationType: 'personal' };
    expect(await deliver({ ...installation, action: 'add-upgrade', conversation })).toEqual([]);
  });

  test('after it was taken out, its conversation is gone and it greets again', async () => {
    const conversation = { id: 'a:leaver', conversationType: 'personal' };
    await deliver({ ...installation, conversation });
    await deliver({ type: 'installationUpdate', action: 'remove', conversation });
    expect(messagesOf(await deliver({ ...installation, conversation }))).toHaveLength(1);
  });

  test('it does not greet people who join', async () => {
    const membersAdded = [{ id: '29:ann' }, { id: '29:bob' }];
    const conversation = { id: '19:joined', conversationType: 'channel', isGroup: true };
    expect(await deliver({ type: 'conversationUpdate', membersAdded, conversation })).toEqual([]);
  });
});

describe('delivery', () => {
  test('the same message delivered again is not answered again', async () => {
    const message = { id: 'twice', text: 'what does a midwife earn' };
    expect(messagesOf(await deliver(message))).toHaveLength(1);
    expect(await deliver(message)).toEqual([]);
  });

  test('the same message delivered three times at once is answered once', async () => {
    const message = { id: 'thrice', text: 'what does a midwife earn' };
    const before = connector.sent.length;
    await Promise.all([deliver(message), deliver(message), deliver(message)]);
    expect(messagesOf(connector.sent.slice(before))).toHaveLength(1);
  });

  test('a message whose answer could not be sent is answered when it comes again', async () => {
    const message = { id: 'lost', text: 'what does a midwife earn' };
    connector.refusals.push(403, 403);
    expect(await deliver(message)).toEqual([]);
    expect(textOf(await deliver(message))).toContain('Pay of a midwife');
  });

  test.each([412, 429, 502, 504])('a message refused with %d is sent again', async (status) => {
    connector.refusals.push(status);
    expect(textOf(await deliver({ text: 'what does a midwife earn' }))).toContain('midwife');
    expect(connector.refusals).toEqual([]);
  });

  test('many messages at once are all answered, and none is sent faster than Teams takes it', async () => {
    const conversation = { id: 'a:hasty', conversationType: 'personal' };
    const sentThere = () =>
      connector.sent.filter(({ activity }) => activity.conversation?.id === conversation.id);
    // Seven may go within a second; in a second that does not pass, the others are held back.
    const [all, atOnce] = [12, 7];
    const heldBack: number[] = [];
    const othersAreHeldBack = Promise.withResolvers<void>();
    const nextSecond = Promise.withResolvers<void>();
    const paced = await startServer({
      clock: {
        now: () => 0,
        sleep: (milliseconds) => {
          heldBack.push(milliseconds);
          if (heldBack.length === all - atOnce) othersAreHeldBack.resolve();
          return nextSecond.promise;
        },
      },
    });
    const messages = Array.from({ length: all }, () =>
      deliver({ text: 'hello', conversation }, paced),
    );
    await Promise.race([othersAreHeldBack.promise, Promise.all(messages)]);
    expect(sentThere().length).toBeLessThanOrEqual(atOnce);
    expect(Math.min(...heldBack)).toBe(1000);
    nextSecond.resolve();
    await Promise.all(messages);
    expect(messagesOf(sentThere())).toHaveLength(all);
    await paced.close();
  });

  test('while an answer takes long, the person sees that the bot is typing', async () => {
    const conversation = { id: 'a:patient', conversationType: 'personal' };
    const typesSent = () =>
      connector.sent
        .filter(({ activity }) => activity.conversation?.id === conversation.id)
        .map(({ activity }) => activity.type);
    const slow = await startServer({
      change: (turns) => ({
        ...turns,
        take: async (key, message) => {
          while (!typesSent().includes('typing')) {
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
          return turns.take(key, message);
        },
      }),
    });
    await deliver({ text: 'hello', conversation }, slow);
    expect(typesSent()).toEqual(['typing', 'message']);
    await slow.close();
  });
});

describe('what is no question', () => {
  const html = { contentType: 'text/html', content: '<p>what does a midwife earn</p>' };
  const file = {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    name: 'cv.pdf',
  };

  test.each([
    ['a file', file],
    ['a picture', { contentType: 'image/png', contentUrl: 'https://example.org/a.png' }],
    ['a voice clip', { contentType: 'audio/mp4', contentUrl: 'https://example.org/a.mp4' }],
  ])('%s alone gets a sentence that it cannot be opened', async (_, attachment) => {
    const sent = await deliver({ text: '', attachments: [html, attachment] });
    expect(textOf(sent)).toBe(knowledge.wording.teams.attachment);
  });

  test('a question with a file is answered', async () => {
    const sent = await deliver({ text: 'what does a midwife earn', attachments: [html, file] });
    expect(textOf(sent)).toContain('Pay of a midwife');
  });

  test.each([
    ['nothing', undefined],
    ['blanks', '  \n '],
    ['signs', '???'],
  ])('a message of %s gets a sentence about what to do', async (_, text) => {
    expect(textOf(await deliver({ text }))).toContain('type a question');
  });

  test.each([
    [
      'an edited message',
      { type: 'messageUpdate', text: 'hello', channelData: { eventType: 'editMessage' } },
    ],
    [
      'a deleted message',
      { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } },
    ],
    [
      'a deletion taken back',
      { type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } },
    ],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['a reaction taken back', { type: 'messageReaction', reactionsRemoved: [{ type: 'like' }] }],
    ['typing', { type: 'typing' }],
    [
      'a renamed channel',
      { type: 'conversationUpdate', channelData: { eventType: 'channelRenamed' } },
    ],
    ['a read receipt', { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: {} }],
    ['the end', { type: 'endOfConversation' }],
    ['something new', { type: 'somethingNew' }],
  ])('%s is taken quietly', async (_, parts) => {
    expect(await deliver(parts)).toEqual([]);
  });

  test.each([
    'task/fetch',
    'task/submit',
    'signin/verifyState',
    'fileConsent/invoke',
    'config/fetch',
    'made/up',
    undefined,
  ])('the invoke %s is taken quietly', async (name) => {
    expect(await deliver({ type: 'invoke', name, value: { any: 'thing' } })).toEqual([]);
  });
});

describe("Teams' own feedback buttons", () => {
  const today = () => new Date().toISOString().slice(0, 10);
  const counted = () => server.store.feedback.since(today());
  const thumb = (reaction: string, replyToId: string) => ({
    type: 'invoke',
    name: 'message/submitAction',
    replyToId,
    value: {
      actionName: 'feedback',
      actionValue: { reaction, feedback: '{"feedbackText":"my name is Sam"}' },
    },
    conversation: { id: 'a:feedback', conversationType: 'personal' },
  });

  test('stand under an answer, are counted by what was answered, once, and keep no text', async () => {
    const conversation = { id: 'a:feedback', conversationType: 'personal' };
    const sent = await deliver({ text: 'what does a midwife earn?', conversation });
    const [answer] = messagesOf(sent);
    expect(answer?.channelData).toEqual({ feedbackLoop: { type: 'default' } });
    const id = `sent-${connector.sent.findIndex(({ activity }) => activity === answer) + 1}`;
    await deliver(thumb('dislike', id));
    await deliver(thumb('like', id));
    expect(await counted()).toEqual([
      { day: today(), answer: 'role/midwife/pay', useful: 0, notUseful: 1 },
    ]);
    expect(JSON.stringify(await server.store.feedback.since('2000-01-01'))).not.toContain('Sam');
    expect(server.logged.join('')).not.toContain('Sam');
  });

  test('under a message that is not known count nothing', async () => {
    const before = await counted();
    await deliver(thumb('like', 'sent-0'));
    await deliver({ ...thumb('like', 'sent-1'), value: { actionName: 'other' } });
    expect(await counted()).toEqual(before);
  });

  test('stand under no greeting', async () => {
    const [greeting] = messagesOf(await deliver({ text: 'hello' }));
    expect(greeting?.channelData).toBeUndefined();
  });
});

test('sources are citations, each with its number in the text', async () => {
  const [answer] = messagesOf(await deliver({ text: 'what does a midwife earn?' }));
  const [message] = answer?.entities ?? [];
  const cited: { position: number; appearance: { name: string; url: string } }[] =
    message?.citation ?? [];
  expect(message?.type).toBe('https://schema.org/Message');
  expect(cited.length).toBeGreaterThan(0);
  for (const { position, appearance } of cited) {
    expect(shownText(answer)).toContain(`(${appearance.url}) [${position}]`);
  }
});
