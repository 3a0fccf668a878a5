// The pages over HTTP: what they hold, how they are sent.

import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { realConversation, realKnowledge } from '../../careers.ts';
import { type RunningSite, startSite } from './site.ts';

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
  const { roles } = realKnowledge();
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

/** The words of a page's main part that are seen before anything is unfolded. */
function wordsBeforeFolds(markup: string): string[] {
  const main = markup.slice(markup.indexOf('<main'), markup.indexOf('</main>'));
  let depth = 0;
  let isSummary = false;
  const seen = main.split(/(<[^>]*>)/).filter((part) => {
    if (part.startsWith('<details')) depth += 1;
    else if (part === '</details>') depth -= 1;
    else if (part === '<summary>') isSummary = true;
    else if (part === '</summary>') isSummary = false;
    // A summary is seen where only its own fold is around it.
    return !part.startsWith('<') && depth - Number(isSummary) <= 0;
  });
  return seen
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

test('a role page has at most 600 words before its folds, and says each longer thing once', async () => {
  for (const role of realKnowledge().roles.values()) {
    const { text } = await get(`/roles/${role.id}`);
    expect([role.id, wordsBeforeFolds(text).length > 600]).toEqual([role.id, false]);
    // Two ways in may ask for the same.
    const others = text.replace(/<ul class="nhsuk-list ways">.*?<\/section>/s, '');
    const said = [...others.matchAll(/<(?:p|li|dd)[^>]*>([^<]{60,})</g)].map((match) => match[1]);
    const twice = said.filter((one, index) => said.indexOf(one) !== index);
    expect([role.id, twice]).toEqual([role.id, []]);
  }
}, 60_000);

test('the facts at a glance come first: pay in pounds, the way in, the register', async () => {
  const { text } = await get('/roles/podiatrist');
  const facts = text.slice(text.indexOf('<dl'), text.indexOf('</dl>'));
  expect(facts).toMatch(
    /<dt>Pay<\/dt><dd>From £[\d,]+ a year in \d{4}\/\d\d \(Bands 5 to 7\)<\/dd>/,
  );
  expect(facts).toContain('<dt>Register</dt><dd>HCPC</dd>');
  expect(text.indexOf('<dl')).toBeLessThan(text.indexOf('class="ladder"'));
  expect(text.indexOf('class="ladder"')).toBeLessThan(text.indexOf('What you do'));
});

test("vacancies are searched for by the title and the trust's place", async () => {
  const knowledge = realKnowledge();
  const trust = {
    ...knowledge.trust,
    place: 'Leeds & Bradford',
    vacancySearch: 'https://jobs.example.org/find?what={title}&where={place}',
  };
  const other = await startSite({
    knowledge: { ...knowledge, trust },
    conversation: realConversation(),
  });
  const text = await (await fetch(`${other.url}/roles/nurse-associate`)).text();
  const role = await (await fetch(`${other.url}/roles/nursing-associate`)).text();
  await other.stop();
  expect(text).toContain('Page not found');
  expect(role).toContain(
    'href="https://jobs.example.org/find?what=Nursing%20associate&amp;where=Leeds%20%26%20Bradford"',
  );
});

test('who shares a page shares its title, its description and its address', async () => {
  const { text } = await get('/roles/podiatrist');
  expect(text).toContain('<meta property="og:title" content="Podiatrist: ');
  expect(text).toContain('<meta property="og:description" content="You find and treat');
  expect(text).toContain(
    '<meta property="og:url" content="https://careers.example.org/roles/podiatrist">',
  );
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
  const [first] = rolesIn(text);
  expect(first).toBe('occupational-therapist');
});

/** The roles that a page lists, in order. */
function rolesIn(markup: string): string[] {
  return [...markup.matchAll(/role-card__title"><a href="\/roles\/([^"]+)"/g)].map(
    ([, id = '']) => id,
  );
}

test.each([
  ['eyes', 'optometrist'],
  ['music', 'music-therapist'],
  ['foot', 'podiatrist'],
  ['feeding babies', 'midwife'],
])('jobs are found by words that are no title: %s', async (words, id) => {
  const { text } = await get(`/roles?q=${encodeURIComponent(words)}`);
  expect(rolesIn(text).slice(0, 10)).toContain(id);
});

test('a search that fits no job says so and shows what to do', async () => {
  const { text } = await get('/roles?q=zzzz+qqqq');
  expect(text).toContain('There is no job like “zzzz qqqq”');
  expect(text).toContain('look through the fields of work');
});

test.each([
  ['band 5', '/roles?band=5'],
  ['no degree', '/roles?entry=no-degree'],
])('a search for what is a filter leads to it: %s', async (words, address) => {
  const { text } = await get(`/roles?q=${encodeURIComponent(words)}`);
  expect(text).toContain(`href="${address}"`);
});

test('filters are links that keep the search and each other, and all jobs listed fit', async () => {
  const { roles } = realKnowledge();
  const { text } = await get('/roles?band=5&route=apprenticeship&all=yes');
  const found = rolesIn(text).flatMap((id) => roles.get(id) ?? []);
  const fitting = [...roles.values()].filter(
    (role) =>
      role.bands?.includes('5') && role.routes.some(({ kind }) => kind === 'apprenticeship'),
  );
  expect(found.length).toBe(fitting.length);
  expect(text).toContain('href="/roles?band=5&amp;route=apprenticeship&amp;field=dental"');
  expect(text).toContain('href="/roles?band=5"');
});

test('the number beside a filter is the number of jobs that it leads to', async () => {
  const { text } = await get('/roles?q=nurse');
  const links = [
    ...text.matchAll(
      /<a href="(\/roles\?q=nurse&amp;[^"]+)">[^<]+<\/a> <span class="count">(\d+)</g,
    ),
  ];
  expect(links.length).toBeGreaterThan(10);
  for (const [, address = '', count] of links.slice(0, 12)) {
    const { text: led } = await get(`${address.replaceAll('&amp;', '&')}&all=yes`);
    expect([address, rolesIn(led).length]).toEqual([address, Number(count)]);
  }
});

test('what is no option of a filter is left out', async () => {
  const { status, text } = await get('/roles?band=77&field=%3Cb%3E&nonsense=1');
  expect(status).toBe(200);
  expect(text).toContain('Fields of work');
});

test('all jobs can be reached from the list of jobs, by way of their fields', async () => {
  const { families, roles } = realKnowledge();
  const { text } = await get('/roles');
  const reached = new Set<string>();
  for (const id of families.keys()) {
    if (!text.includes(`href="/fields/${id}"`)) continue;
    for (const role of rolesIn((await get(`/fields/${id}`)).text)) reached.add(role);
  }
  expect([...roles.keys()].filter((id) => !reached.has(id))).toEqual([]);
});

test('a field has its ladder, and every job on it is a link', async () => {
  const { text } = await get('/fields/podiatry');
  expect(text).toMatch(/role="img" aria-label="Drawing of a ladder with \d steps\."/);
  expect(text).toContain('<a href="/roles/podiatrist">Podiatrist</a>');
});

test('up to three jobs are compared; what is the same for all is folded', async () => {
  const { text } = await get(
    '/compare?id=podiatrist&id=physiotherapist&id=nope&id=porter&id=midwife',
  );
  expect(text).toContain('These are the first 3 of the jobs that you ticked');
  const table = text.slice(text.indexOf('<table'), text.indexOf('</table>'));
  expect([...table.matchAll(/<th role="columnheader"/g)]).toHaveLength(3);
  const two = (await get('/compare?id=podiatrist&id=physiotherapist')).text;
  const rows = two.slice(two.indexOf('<tbody'), two.indexOf('</tbody>'));
  expect(rows).not.toContain('>Register<');
  expect(two.slice(two.indexOf('<details'))).toContain('<dt>Register</dt><dd>HCPC</dd>');
});

test('the home page names the trust and has the launcher', async () => {
  const { text } = await get('/');
  expect(text).toContain('<h1 class="nhsuk-heading-xl">Work at Example NHS Trust</h1>');
  expect(text).toMatch(/<script src="\/embed\.js" defer/);
});

test.each([
  '/nope',
  '/roles/no-such-job',
  '/fields/no-such-field',
  '/roles/%00',
  '/assets/site.0000000000.css',
])('what is not there gets a page that says so: %s', async (path) => {
  const { status, headers, text } = await get(path);
  expect(status).toBe(404);
  expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(text).toContain('Page not found');
});

test.each([
  ['/roles/', '/roles'],
  ['/chat/?ask=hello', '/chat?ask=hello'],
  ['/roles/podiatrist//', '/roles/podiatrist'],
  ['//evil.example/', '/evil.example'],
  ['/\\\\evil.example/', '/evil.example'],
])('an address with a last slash leads to the one without: %s', async (path, plain) => {
  const response = await raw308(path);
  expect(response).toEqual({ status: 308, location: plain });
});

/** The answer to a path that is sent just as it is written. */
function raw308(path: string) {
  return new Promise((resolve, reject) => {
    request({ port: site.port, host: '127.0.0.1', path }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, location: response.headers.location });
    })
      .on('error', reject)
      .end();
  });
}

test('robots.txt keeps search engines out of conversations and names the list of pages', async () => {
  const { headers, text } = await get('/robots.txt');
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(text).toContain('Disallow: /chat');
  expect(text).toContain('Sitemap: https://careers.example.org/sitemap.xml');
});

test('sitemap.xml lists every role once, by whole addresses', async () => {
  const { headers, text } = await get('/sitemap.xml');
  expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
  const found = [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map((match) => match[1]);
  expect(new Set(found).size).toBe(found.length);
  for (const id of realKnowledge().roles.keys())
    expect(found).toContain(`https://careers.example.org/roles/${id}`);
});

test('without PUBLIC_URL there is no list of pages, since its addresses must be whole', async () => {
  const other = await startSite();
  const map = await fetch(`${other.url}/sitemap.xml`);
  const rules = await (await fetch(`${other.url}/robots.txt`)).text();
  await other.stop();
  expect([map.status, rules.includes('Sitemap')]).toEqual([404, false]);
});

test.each([40_000, 100_000])(
  'a form of %d bytes gets a page in the style of the others',
  async (size) => {
    const response = await fetch(`${site.url}/chat`, {
      method: 'POST',
      headers: { Accept: 'text/html' },
      body: new URLSearchParams({ id: 'one', text: 'x'.repeat(size) }),
    });
    const text = await response.text();
    expect(response.status).toBe(413);
    expect(text).toContain('rel="stylesheet"');
    expect(text).toContain('<h1');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  },
);

test('a fault of ours gets a page with a reference and no detail', async () => {
  const knowledge = realKnowledge();
  const conversation = {
    ...realConversation(),
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
  expect(text).toMatch(/Reference [0-9a-f]{8}/);
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
  for (const path of ['/', '/chat', '/roles', '/fields/nursing', '/compare', '/embed.js']) {
    const response = await fetch(site.url + path, { method: 'HEAD' });
    expect([path, response.status, await response.text()]).toEqual([path, 200, '']);
  }
});

test('no page asks for anything from elsewhere', async () => {
  const paths = ['/', '/chat', '/roles', '/roles/podiatrist', '/fields/nursing', '/accessibility'];
  for (const path of paths) {
    const { text } = await get(path);
    const loaded = [...text.matchAll(/<(?:script|link|img|iframe)[^>]*?(?:src|href)="([^"]+)"/g)]
      .filter((match) => !match[0].includes('canonical'))
      .map((match) => match[1]);
    expect(loaded.filter((url) => !url?.startsWith('/'))).toEqual([]);
    expect(text).not.toMatch(/ style="| on[a-z]+="/);
  }
});

test('the privacy page states the running settings, and each page leads to it', async () => {
  const short = await startSite({
    environment: { RETENTION_HOURS: '2', PLAN_RETENTION_DAYS: '7', STORE: 'redis://127.0.0.1:1' },
  });
  const markup = await (await fetch(`${short.url}/privacy`)).text();
  expect(markup).toContain('kept for 2 hours after your last message');
  expect(markup).toContain('for 7 days or until you delete it');
  expect(markup).toContain('In a database (Redis)');
  expect(markup).toContain('not in Teams');
  for (const page of [
    '/',
    '/roles',
    '/roles/podiatrist',
    '/accessibility',
    '/chat',
    '/privacy',
    '/no',
  ]) {
    const response = await fetch(short.url + page, { headers: { accept: 'text/html' } });
    expect([page, await response.text()]).toEqual([
      page,
      expect.stringContaining('href="/privacy"'),
    ]);
  }
  expect(await (await fetch(`${short.url}/chat`)).text()).toContain('kept for 2 hours after');
});
