// The pages over HTTP: what they hold, how they are sent.

import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { careers, type RunningSite, startSite } from './site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await startSite({ environment: { PUBLIC_URL: 'https://careers.example.org' } });
});
afterAll(() => site.stop());

const get = async (path: string) => {
  const response = await fetch(site.url + path, { headers: { Accept: 'text/html' } });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

/** The answer as it goes over the wire. */
function raw(path: string, encoding: string) {
  return new Promise<{ body: Buffer; encoding: string | undefined }>((resolve, reject) => {
    request(site.url + path, { headers: { 'Accept-Encoding': encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          body: Buffer.concat(chunks),
          encoding: response.headers['content-encoding'],
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test('every role has a page with its title, its summary and its way in', async () => {
  const { roles } = careers().knowledge;
  for (const role of roles.values()) {
    const { status, text } = await get(`/roles/${role.id}`);
    expect([role.id, status]).toEqual([role.id, 200]);
    expect(text).toContain('<h1 class="nhsuk-heading-xl">');
    expect(text).not.toMatch(/\{[A-Za-z]+\}|undefined|\[object/);
  }
}, 60_000);

test('a role page has a ladder with a text beside the drawing, sources, and a way to ask', async () => {
  const { text } = await get('/roles/podiatrist');
  expect(text).toMatch(/<svg class="ladder__drawing" role="img" aria-label="Drawing of a ladder/);
  expect(text).toContain('<a href="/roles/podiatry-assistant">Podiatry assistant</a>');
  expect(text).toContain('Where this comes from');
  expect(text).toContain('href="/chat?ask=How%20do%20I%20become%20a%20podiatrist%3F"');
});

test('search engines find a title, a description, an address and an Occupation', async () => {
  const { text } = await get('/roles/podiatrist');
  expect(text).toMatch(/<title>Podiatrist: .* - Example NHS Trust careers<\/title>/);
  expect(text).toMatch(/<meta name="description" content="You find and treat/);
  expect(text).toContain(
    '<link rel="canonical" href="https://careers.example.org/roles/podiatrist">',
  );
  const data: unknown = JSON.parse(
    /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text)?.[1] ?? '',
  );
  expect(data).toMatchObject({ '@type': 'Occupation', name: 'Podiatrist' });
});

test('a job is found by a misspelt title', async () => {
  const { text } = await get('/roles?q=ocupational+theripist');
  const found = text.slice(text.indexOf('Jobs like'), text.indexOf('Fields of work'));
  expect(found).toContain('href="/roles/occupational-therapist"');
});

test('a search that fits no job says so and still shows the fields of work', async () => {
  const { text } = await get('/roles?q=zzzz+qqqq');
  expect(text).toContain('There is no job like “zzzz qqqq”');
  expect(text).toContain('id="nursing"');
});

test('all jobs can be reached from the list of jobs', async () => {
  const { text } = await get('/roles');
  const missing = [...careers().knowledge.roles.keys()].filter(
    (id) => !text.includes(`href="/roles/${id}"`),
  );
  expect(missing).toEqual([]);
});

test('the home page names the trust and has the launcher', async () => {
  const { text } = await get('/');
  expect(text).toContain('<h1 class="nhsuk-heading-xl">Work at Example NHS Trust</h1>');
  expect(text).toMatch(/<script src="\/embed\.js" defer/);
});

test.each(['/nope', '/roles/no-such-job', '/roles/%00', '/assets/site.0000000000.css'])(
  'what is not there gets a page that says so: %s',
  async (path) => {
    const { status, headers, text } = await get(path);
    expect(status).toBe(404);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(text).toContain('Page not found');
  },
);

test('a fault of ours gets a page with a reference and no detail', async () => {
  const { knowledge } = careers();
  const conversation = {
    ...careers().conversation,
    turn: () => {
      throw new Error('secret detail');
    },
  };
  const broken = await startSite({ knowledge, conversation });
  const response = await fetch(`${broken.url}/chat`, {
    method: 'POST',
    headers: { Accept: 'text/html' },
    body: new URLSearchParams({ id: 'one', text: 'hello' }),
  });
  const text = await response.text();
  await broken.stop();
  expect(response.status).toBe(500);
  expect(text).toMatch(/Reference: [0-9a-f]{12}/);
  expect(text).not.toContain('secret');
});

test('style and scripts are kept for a year under an address that changes with them', async () => {
  const { text } = await get('/chat');
  const urls = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]);
  expect(urls).toHaveLength(3);
  for (const url of urls) {
    expect(url).toMatch(/\.[0-9a-f]{10}\.(css|js|svg)$/);
    const { headers } = await get(url ?? '');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  }
});

test('the launcher is at most 3 KB, the opened chat with everything at most 30 KB', async () => {
  const launcher = await raw('/embed.js', 'br');
  const page = await raw('/chat?embedded', 'br');
  expect([launcher.encoding, page.encoding]).toEqual(['br', 'br']);
  const markup = brotliDecompressSync(page.body).toString();
  const urls = [...markup.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]);
  const parts = await Promise.all(urls.map((url) => raw(url ?? '', 'br')));
  const bytes = parts.reduce((sum, part) => sum + part.body.length, page.body.length);
  expect(launcher.body.length).toBeLessThanOrEqual(3 * 1024);
  expect(bytes).toBeLessThanOrEqual(30 * 1024);
});

test.each(['br', 'gzip', 'identity'])(
  'pages are the same in every encoding: %s',
  async (encoding) => {
    const response = await fetch(`${site.url}/roles/podiatrist`, {
      headers: { 'Accept-Encoding': encoding },
    });
    expect(await response.text()).toBe((await get('/roles/podiatrist')).text);
  },
);

test('an asset that the browser has is not sent again', async () => {
  const { headers } = await get('/embed.js');
  const again = await fetch(`${site.url}/embed.js`, {
    headers: { 'If-None-Match': headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('HEAD answers like GET without a body', async () => {
  for (const path of ['/', '/chat', '/roles', '/embed.js']) {
    const response = await fetch(site.url + path, { method: 'HEAD' });
    expect([path, response.status, await response.text()]).toEqual([path, 200, '']);
  }
});

test('no page asks for anything from elsewhere', async () => {
  for (const path of ['/', '/chat', '/roles', '/roles/podiatrist', '/accessibility']) {
    const { text } = await get(path);
    const loaded = [...text.matchAll(/<(?:script|link|img|iframe)[^>]*?(?:src|href)="([^"]+)"/g)]
      .filter((match) => !match[0].includes('canonical'))
      .map((match) => match[1]);
    expect(loaded.filter((url) => !url?.startsWith('/'))).toEqual([]);
    expect(text).not.toMatch(/ style="| on[a-z]+="/);
  }
});
