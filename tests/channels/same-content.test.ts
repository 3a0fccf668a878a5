// One suite of conversations, played in the terminal's way, through POST /chat and through /api/messages: all say the
// same, in the same order, and offer the same choices.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { type Reply, unfolded, wholeText } from '../../src/answers/reply.ts';
import { renderReply, type Surroundings } from '../../src/bot/render.ts';
import { begin } from '../../src/channels/terminal/play.ts';
import { findPlanCode } from '../../src/safety/plan-code.ts';
import { realConversation } from '../careers.ts';
import { shownChoices, shownText } from './shown.ts';
import { knowledge, startServer, type TestServer } from './teams-server.ts';
import { type RunningSite, startSite } from './web/site.ts';

const TRANSCRIPTS = 'tests/transcripts';
/** The code that transcripts write for the one that a plan was kept under; each channel gives another. */
const WRITTEN_CODE = 'K7QM-2XHD-9RTW-4FNP';

const say = z.union([z.string(), z.number().transform(String)]);
const transcript = z.object({ title: z.string(), turns: z.array(z.object({ say })) });
const question = z.object({ id: z.string(), turns: z.array(z.string()) });

/** Of the conversations every third; all of them in runs with TEST_SCALE above 1. */
const EVERY = Number(process.env.TEST_SCALE ?? 1) > 1 ? 1 : 3;

/** Every transcript, and every tenth question of the benchmark. */
function conversations(): [string, string[]][] {
  const files = readdirSync(TRANSCRIPTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const scripts = files.map((file): [string, string[]] => {
    const text = readFileSync(path.join(TRANSCRIPTS, file), 'utf8');
    return [file, transcript.parse(load(text)).turns.map((turn) => turn.say)];
  });
  const questions = readFileSync('tests/bench/questions.jsonl', 'utf8')
    .split('\n')
    .filter((line, index) => line !== '' && index % 10 === 0)
    .map((line): [string, string[]] => {
      const { id, turns } = question.parse(JSON.parse(line));
      return [`question ${id}`, turns];
    });
  return [...scripts, ...questions].filter((_, place) => place % EVERY === 0);
}

/** One turn as a channel gave it. */
interface ToldSlots {
  text: string;
  choices: string[];
}

/** Plays a conversation; a code that a transcript writes is replaced by the one that this channel gave. */
async function listen(
  turns: readonly string[],
  ask: (text: string) => ToldSlots | Promise<ToldSlots>,
): Promise<ToldSlots[]> {
  let code: string | undefined;
  const heard: ToldSlots[] = [];
  for (const turn of turns) {
    const written = turn.replace('{code}', WRITTEN_CODE);
    const found = findPlanCode(written);
    const isOwn = code !== undefined && found?.code === WRITTEN_CODE;
    const text = isOwn
      ? `${written.slice(0, found.start)}${code}${written.slice(found.end)}`
      : written;
    const answer = await ask(text);
    code = findPlanCode(answer.text)?.code ?? code;
    heard.push({ ...answer, text: withoutCode(answer.text) });
  }
  return heard;
}

const withoutCode = (text: string) =>
  text.replace(/\b[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3}\b/g, 'the code');

/** The words alone: without addresses, the numbers and dots of lists, the mark of the role one is at, and all signs. */
const words = (text: string) =>
  text
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/https?:\/\/[^\s)\]]+/g, ' ')
    .replace(/^[\s*]*\d+\. /gm, ' ')
    .replaceAll('(*)', ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** Ladders stand the other way up in the web, so their words are compared in no order. */
const inOrder = (text: string, replies: readonly Reply[]) =>
  replies.some((reply) => unfolded(reply).some(({ kind }) => kind === 'ladder'))
    ? words(text).split(' ').sort().join(' ')
    : words(text);

let server: TestServer;
let site: RunningSite;
beforeAll(async () => {
  server = await startServer();
  site = await startSite({ knowledge, conversation: realConversation() });
});
afterAll(async () => {
  await server.close();
  await site.stop();
});

async function askInTeams(conversation: string, text: string): Promise<ToldSlots> {
  const replies = await server.say({
    text,
    conversation: { id: conversation, name: '', isGroup: false, conversationType: 'personal' },
  });
  return {
    text: replies.map((reply) => reply.text).join('\n\n'),
    choices: shownChoices(replies.at(-1)),
  };
}

async function askInWeb(key: string, text: string): Promise<ToldSlots> {
  const response = await fetch(`${site.url}/chat`, {
    method: 'POST',
    headers: { 'X-Conversation-Key': key },
    body: new URLSearchParams({ id: crypto.randomUUID(), text }),
  });
  expect(response.status).toBe(200);
  return readPage(await response.text());
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
};
const plain = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39|#96);/g, (entity) => ENTITIES[entity] ?? entity);

/** The answers and buttons of a page, without what is there for screen readers and the looks alone. */
function readPage(page: string): ToldSlots {
  const answers = [...page.matchAll(/<article class="entry entry--answer.*?<\/article>/gs)];
  const buttons = [
    ...page.matchAll(
      /<(?:button class="choice[^"]*"|input type="checkbox") name="(?:text|ticked)" value="([^"]*)"/g,
    ),
  ];
  const markup = answers
    .join('\n')
    .replace(/<(p|span) class="(?:nhsuk-u-visually-hidden|entry__by)">.*?<\/\1>/gs, '')
    .replace(/<p class="useful".*?<\/p>/gs, '')
    .replace(/<button type="button".*?<\/button>/gs, '')
    .replace(/<thead.*?<\/thead>/gs, '')
    .replaceAll(` (${knowledge.webWording.ladder.youAreHere})`, '');
  return { text: plain(markup), choices: buttons.map(([, value = '']) => plain(value)) };
}

const { fold } = knowledge.wording;
const wholeTexts = (replies: readonly Reply[], label: string) =>
  replies.map((one) => wholeText(one, label)).join('\n\n');
/** The number of a source behind its link. */
const CITED = /\) \[\d+\]/g;
const teamsChat: Surroundings = {
  scope: 'personal',
  isTeams: true,
  to: ['29:sam'],
  choose: knowledge.wording.teams.choose,
  fold,
  owner: {},
};

test.each(conversations())('%s', async (title, turns) => {
  const inProcess = begin(realConversation());
  const given: Reply[][] = [];
  const inTerminal = await listen(turns, (text) => {
    const replies = inProcess(text);
    given.push(replies);
    return {
      text: wholeTexts(replies, fold.inText),
      choices: replies.at(-1)?.choices ?? [],
    };
  });
  const inTeams = await listen(turns, (text) => askInTeams(title, text));
  const key = crypto.randomUUID() + crypto.randomUUID();
  const inWeb = await listen(turns, (text) => askInWeb(key, text));

  expect(inTeams).toEqual(inTerminal);
  for (const [index, replies] of given.entries()) {
    const { choices } = inTerminal[index] ?? {};
    const text = withoutCode(wholeTexts(replies, fold.open));
    const web = inWeb[index];
    expect(inOrder(web?.text ?? '', replies)).toBe(inOrder(text, replies));
    // Those that answer a question come first.
    const offered = [...new Set(replies.flatMap((one) => one.choices))];
    expect(web?.choices.toSorted()).toEqual(offered.toSorted());
    // As the cards of Teams lay it out.
    const cards = replies.map((one) => renderReply(one, teamsChat));
    const shown = cards.map(shownText).join('\n').replace(CITED, ')');
    expect(words(withoutCode(shown))).toBe(words(text));
    expect(shownChoices(cards.at(-1))).toEqual(choices);
  }
});
