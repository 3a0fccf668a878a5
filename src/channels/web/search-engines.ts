// What search engines ask for: /robots.txt and /sitemap.xml.

import { escaped } from './html.ts';
import type { Site } from './page.ts';

/** The pages are for everyone; conversations and the API are not to be fetched. */
export function robots({ publicUrl }: Site): string {
  const rules = ['User-agent: *', 'Disallow: /chat', 'Disallow: /plan', 'Disallow: /api/'];
  const map = publicUrl === '' ? [] : ['', `Sitemap: ${publicUrl}/sitemap.xml`];
  return `${[...rules, ...map].join('\n')}\n`;
}

/** Every page that may be found. Its addresses must be whole ones: undefined where PUBLIC_URL is not set. */
export function sitemap({ knowledge, publicUrl }: Site): string | undefined {
  if (publicUrl === '') return undefined;
  const pages: [path: string, changed?: string][] = [
    ['/'],
    ['/roles'],
    ['/accessibility'],
    ...[...knowledge.families.keys()].map((id): [string] => [`/fields/${id}`]),
    ...[...knowledge.roles.values()].map((role): [string, string] => [
      `/roles/${role.id}`,
      role.checked,
    ]),
  ];
  const urls = pages.map(([path, changed]) => {
    const modified = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`;
    return `<url><loc>${escaped(publicUrl + path)}</loc>${modified}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`;
}
