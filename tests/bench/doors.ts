// The ways into a bot that the load comes by: the web channel, the turns alone, a botbuilder bot.

import { createHash } from 'node:crypto';
import { type Door, request } from './people.ts';

const JSON_BODY = { 'content-type': 'application/json' };
const FORM_BODY = { 'content-type': 'application/x-www-form-urlencoded' };
const marks = (text: string): string[] =>
  [...text.matchAll(/\((q\d+)\)/g)].map(([, mark]) => mark ?? '');
/** Each of its marks once, also where a page names the message in more than one place. */
const runs = (all: string[]): string[] => all.filter((mark, index) => mark !== all[index - 1]);

/** As the chat's script sends: the key in a header, an answer that is a piece of a page. */
export const webDoor: Door = {
  async send(url, person, id, text) {
    const headers = { ...FORM_BODY, 'x-conversation-key': keyOf(person) };
    const body = new URLSearchParams({ id, text }).toString();
    const answer = await request(`${url}/chat`, 'POST', headers, body);
    return answer.status === 200 && marks(answer.text)[0] === marks(text)[0];
  },
  async kept(url, person) {
    const headers = { 'x-conversation-key': keyOf(person) };
    return runs(marks((await request(`${url}/chat`, 'GET', headers)).text));
  },
};

/** tests/running/turn-server.ts: no page around it. */
export const turnDoor: Door = {
  async send(url, person, id, text) {
    const body = JSON.stringify({ key: person, id, text });
    const answer = await request(`${url}/turn`, 'POST', JSON_BODY, body);
    return answer.status === 200 && answer.text.includes('"blocks"');
  },
  async kept(url, person) {
    const { text } = await request(`${url}/history/${person}`, 'GET', {});
    const entries: { said: string }[] = JSON.parse(text);
    return entries.flatMap(({ said }) => marks(said));
  },
};

/** Bot Framework with the replies in the response, so that nothing has to be called back. */
export const messagesDoor: Door = {
  async send(url, person, id, text) {
    const body = JSON.stringify({
      type: 'message',
      id,
      channelId: 'emulator',
      serviceUrl: 'http://127.0.0.1:9',
      deliveryMode: 'expectReplies',
      from: { id: person },
      recipient: { id: 'bot' },
      conversation: { id: person },
      text,
    });
    const answer = await request(`${url}/api/messages`, 'POST', JSON_BODY, body);
    return answer.status === 200 && answer.text.includes('"text"');
  },
};

function keyOf(person: string): string {
  return createHash('sha256').update(person).digest('base64url');
}
