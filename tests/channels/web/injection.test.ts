// Nothing that a person types or a content file holds can become markup. The attacks go through every field.

import fc from 'fast-check';
import { type Block, reply } from '../../../src/answers/reply.ts';
import { html, jsonLd, linked, safeUrl } from '../../../src/channels/web/html.ts';
import type { Conversation } from '../../../src/conversation/turn.ts';
import type { Knowledge } from '../../../src/knowledge/load.ts';
import { realConversation, realKnowledge } from '../../careers.ts';
import { startSite } from './site.ts';

const SCALE = Number(process.env.TEST_SCALE ?? 1);

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' autofocus onfocus=alert(1) x='",
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '--><script>alert(1)</script>',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://example.org/"onmouseover="alert(1)',
  'https://example.org/<script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '{{constructor.constructor("alert(1)")()}}',
  '$'.concat('{alert(1)}'),
  '<!--<script>',
  '<base href=https://evil.example>',
  '<meta http-equiv=refresh content=0;url=https://evil.example>',
  '<form action=https://evil.example><input name=key>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '\u2028<script>alert(1)</script>\u2029',
  '<\u0000script>alert(1)</script>',
  '`onmouseover=alert(1)',
];

/** The tags and attribute names of a page, with every text between them left out. */
function skeleton(markup: string): string[] {
  return [...markup.matchAll(/<(\/?[a-zA-Z!][^\s>]*)((?:\s+[^\s=>"']+(?:="[^"]*")?)*)\s*>/g)].map(
    ([, tag, attributes = '']) =>
      `${tag} ${[...attributes.matchAll(/\s([^\s=>"']+)(?:="[^"]*")?/g)].map((one) => one[1]).join(' ')}`,
  );
}

function expectHarmless(markup: string): void {
  const tags = markup.replace(/="[^"]*"/g, '=""');
  const unsafe = tags.match(/<[^>]*(?:alert|evil|onerror|srcdoc)[^>]*>/gi);
  expect(unsafe).toBeNull();
  expect(skeleton(markup).filter((tag) => /\son[a-z]+\b|srcdoc|\sstyle\b/.test(tag))).toEqual([]);
  expect(markup).not.toMatch(/<script>(?!\s*<\/script>)/i);
  expect(markup).not.toMatch(/(?:href|src|action)="\s*(?:java|data:|vb)/i);
}

/** A reply in which every text of every kind of block is the attack. */
function everywhere(attack: string): Block[] {
  const role = { id: attack, title: attack };
  return [
    { kind: 'heading', text: attack },
    { kind: 'paragraph', text: attack },
    { kind: 'list', items: [attack] },
    { kind: 'numbered', items: [attack] },
    { kind: 'facts', facts: [{ name: attack, value: attack }] },
    { kind: 'comparison', columns: [attack], rows: [{ name: attack, values: [attack] }] },
    { kind: 'ladder', title: attack, rungs: [{ level: attack, roles: [role] }], current: 'other' },
    { kind: 'results', results: [{ role, reason: attack }] },
    { kind: 'links', links: [{ title: attack, url: attack }] },
    { kind: 'source', lead: attack, citations: [{ title: attack, url: attack }], checked: attack },
  ];
}

const harmless: Block[] = everywhere('x');

function saying(blocks: Block[], choices: string[]): Conversation {
  const said = reply({ outcome: 'answer', blocks, choices });
  return {
    welcome: () => said,
    turn: () => ({ state: { ground: careersGround(), misses: 0 }, replies: [said] }),
  };
}

function careersGround() {
  return realConversation().turn(undefined, 'hello').state.ground;
}

async function conversationPage(url: string, text: string): Promise<string> {
  const key = `${crypto.randomUUID()}${crypto.randomUUID()}`;
  const headers = { 'X-Conversation-Key': key };
  const body = new URLSearchParams({ id: text, text });
  await (await fetch(`${url}/chat`, { method: 'POST', headers, body })).text();
  const cookie = { cookie: `conversation=${key}` };
  return (await fetch(`${url}/chat`, { headers: cookie })).text();
}

jest.setTimeout(120_000);

describe('what a person types', () => {
  test('stays text in the conversation, in fields, in searches and on pages that are not there', async () => {
    const site = await startSite();
    for (const attack of ATTACKS) {
      const coded = encodeURIComponent(attack);
      const pages = [
        await conversationPage(site.url, attack),
        ...(await Promise.all(
          [
            `/chat?ask=${coded}`,
            `/chat?said=${coded}`,
            `/roles?q=${coded}`,
            `/roles/${coded}`,
            `/${coded}`,
          ].map(async (path) =>
            (await fetch(site.url + path, { headers: { Accept: 'text/html' } })).text(),
          ),
        )),
        await (
          await fetch(`${site.url}/chat?embedded`, {
            method: 'POST',
            headers: { 'Sec-Fetch-Dest': 'iframe' },
            body: new URLSearchParams({ id: attack, key: attack, text: attack, do: attack }),
          })
        ).text(),
      ];
      for (const page of pages) expectHarmless(page);
    }
    await site.stop();
  });

  test('cannot add headers', async () => {
    const site = await startSite();
    const response = await fetch(`${site.url}/chat?embedded=%0d%0aX-Evil:1`, {
      method: 'POST',
      body: new URLSearchParams({ text: 'hi', key: 'k'.repeat(30), id: '\r\nX-Evil: 1' }),
      redirect: 'manual',
    });
    expect(response.headers.get('x-evil')).toBeNull();
    await site.stop();
  });
});

describe('what a content file holds', () => {
  test('stays text in every kind of block, in buttons and in the titles of roles', async () => {
    const plain = await startSite({ conversation: saying(harmless, ['x']) });
    const expected = skeleton(await conversationPage(plain.url, 'hello')).length;
    await plain.stop();
    for (const attack of ATTACKS) {
      const site = await startSite({ conversation: saying(everywhere(attack), [attack]) });
      const page = await conversationPage(site.url, 'hello');
      await site.stop();
      expectHarmless(page);
      // Links that are not safe are only text, and addresses in a text become links: no other difference.
      expect(skeleton(page).filter((tag) => !/^\/?a /.test(tag)).length).toBeLessThanOrEqual(
        expected,
      );
    }
  });

  test('stays text on the pages of roles and of the trust, and in the data for search engines', async () => {
    for (const attack of ATTACKS.filter((text) => text.includes('<') || text.includes('"'))) {
      const site = await startSite({
        conversation: realConversation(),
        knowledge: poisoned(attack),
      });
      for (const path of ['/', '/roles', '/roles/podiatrist', '/accessibility', '/chat', '/nope']) {
        const response = await fetch(site.url + path, { headers: { Accept: 'text/html' } });
        const page = await response.text();
        const withoutData = page.replace(/<script type="application\/ld\+json">.*?<\/script>/, '');
        expectHarmless(withoutData);
        expect(withoutData.match(/<script/g)?.length ?? 0).toBeLessThanOrEqual(1);
      }
      const launcher = await (await fetch(`${site.url}/embed.js`)).text();
      expect(() => new Function(launcher)).not.toThrow();
      await site.stop();
    }
  }, 120_000);
});

/** The knowledge base with an attack in the texts of the trust, one role, its family and the words of the pages. */
function poisoned(attack: string): Knowledge {
  const knowledge = realKnowledge();
  const role = knowledge.roles.get('podiatrist');
  const family = knowledge.families.get('podiatry');
  if (!role || !family) throw new Error('There is no podiatrist.');
  return {
    ...knowledge,
    roles: new Map([
      [
        role.id,
        {
          ...role,
          title: attack,
          alsoCalled: [attack],
          summary: attack,
          duties: [attack],
          skills: [attack],
          hours: attack,
          settings: [attack],
          routes: role.routes.map((route) => ({ ...route, summary: attack, duration: attack })),
          progression: [{ title: attack, how: attack }],
          sources: [{ title: attack, url: 'https://www.nhs.uk/"><script>alert(1)</script>' }],
        },
      ],
    ]),
    families: new Map([[family.id, { ...family, title: attack, summary: attack }]]),
    trust: {
      ...knowledge.trust,
      name: attack,
      vacancies: attack,
      recruitment: { name: attack, email: attack, phone: attack, url: attack },
      links: [{ for: 'podiatrist', title: attack, url: attack }],
    },
    webWording: {
      ...knowledge.webWording,
      launcher: { open: attack, fallback: attack, close: attack, title: attack },
    },
  };
}

describe('the template', () => {
  test('lets no text open a tag or leave an attribute, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { markup } = html`<p title="${text}">${text}</p>`;
        expect(markup.match(/[<>"]/g)?.join('')).toBe('<"">' + '<>');
      }),
      { numRuns: 300 * SCALE },
    );
  });

  test('lets no data end its element', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...ATTACKS), (data, attack) => {
        const { markup } = jsonLd({ data, attack });
        expect(markup.match(/</g)).toHaveLength(2);
        expect(JSON.parse(markup.slice(markup.indexOf('>') + 1, -'</script>'.length))).toEqual(
          JSON.parse(JSON.stringify({ data, attack })),
        );
      }),
      { numRuns: 200 * SCALE },
    );
  });

  test.each(ATTACKS)('makes a link of an address only: %j', (attack) => {
    const url = safeUrl(attack);
    expect(url === undefined || /^https?:\/\//.test(url)).toBe(true);
    expectHarmless(linked(attack).markup);
  });
});
