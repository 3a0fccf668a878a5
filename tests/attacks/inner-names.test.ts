// The names that every object of JavaScript knows, as words of a message or of an address: words like any other.

import { type BotProcess, MAIN, startBot } from '../running/bot-process.ts';

const NAMES = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'length', 'name'];
const MESSAGES: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `a ${name}`,
  (name) => `how do i become a ${name}`,
  (name) => `porter or ${name}`,
  (name) => `i have 3 ${name}`,
  (name) => `i have a ${name} at maths gcse`,
  (name) => `not ${name} please, jobs with children`,
  (name) => `{${name}} {{${name}.${name}}}`,
];
/** Each leads into a dialog or a list, where the next message is read in another way. */
const BEFORE = ['', 'help me choose a job', 'how do i start', 'i work here, what is next', 'jobs'];
const ADDRESSES: readonly ((name: string) => string)[] = [
  (name) => `/?said=${name}&ask=${name}`,
  (name) => `/${name}`,
  (name) => `/roles?q=${name}&field=${name}&band=${name}`,
  (name) => `/roles?${name}=1`,
  (name) => `/roles/${name}`,
  (name) => `/compare?role=${name}`,
];

/** Two of them for each name, all for all names in runs with TEST_SCALE above 1. */
const isLarge = Number(process.env.TEST_SCALE ?? 1) > 1;
const before = (name: string) =>
  BEFORE.filter((_, place) => isLarge || (place + NAMES.indexOf(name)) % 3 === 0);

let bot: BotProcess;

beforeAll(async () => {
  const environment = {
    REQUESTS_PER_MINUTE: '0',
    TURNS_PER_MINUTE: '0',
    CONVERSATIONS_PER_HOUR: '0',
  };
  bot = await startBot({ script: MAIN, environment });
}, 120_000);

afterAll(() => bot.end());

async function say(key: string, text: string): Promise<number> {
  const body = new URLSearchParams({ text });
  const headers = { 'X-Conversation-Key': key };
  return (await fetch(`${bot.url}/chat`, { method: 'POST', body, headers })).status;
}

test.each(NAMES)(
  '%s is a word like any other in a message',
  async (name) => {
    for (const [place, opening] of before(name).entries()) {
      const key = `${name}${place}`.replace(/\W/g, '').padEnd(43, 'k');
      if (opening !== '') expect(await say(key, opening)).toBe(200);
      for (const message of MESSAGES)
        expect([message(name), await say(key, message(name))]).toEqual([message(name), 200]);
    }
  },
  60_000,
);

test.each(NAMES)('%s is a word like any other in an address', async (name) => {
  for (const address of ADDRESSES) {
    const response = await fetch(bot.url + address(name));
    expect([address(name), [200, 404].includes(response.status)]).toEqual([address(name), true]);
    expect(await response.text()).not.toContain('native code');
  }
});
