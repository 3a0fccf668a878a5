// What the shipped deployments promise, read from their files. deploy/nginx.conf runs in tests/running/balanced.test.ts.

import fs from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';

const bicep = fs.readFileSync('deploy/main.bicep', 'utf8');
const dockerfile = fs.readFileSync('Dockerfile', 'utf8');
const { services } = z
  .object({ services: z.record(z.string(), z.object({ ports: z.array(z.string()).optional() })) })
  .parse(load(fs.readFileSync('compose.yaml', 'utf8')));

/** The settings of the container, as the Dockerfile gives them. */
function imageSettings(): Record<string, string> {
  const line = /^ENV (.*)$/m.exec(dockerfile)?.[1] ?? '';
  return Object.fromEntries(line.split(' ').map((pair) => pair.split('=')));
}

test('no template keeps SQLite on a network share', () => {
  const file = /'sqlite:([^']+)'/.exec(bicep)?.[1];
  expect(file).toBe('/app/data/bot.db');
  expect(bicep).toMatch(/WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false'/);
});

test('App Service asks whether the process lives, which anyone may know', () => {
  expect(bicep).toMatch(/healthCheckPath: '\/healthz'/);
});

test('the port for the machines around the bot is set in the container and published nowhere', () => {
  const { OPERATIONS_PORT, PORT } = readConfig(imageSettings());
  expect(OPERATIONS_PORT).toBeDefined();
  const exposed = Array.from(dockerfile.matchAll(/^EXPOSE (\d+)/gm), ([, port]) => Number(port));
  expect(exposed).toEqual([PORT]);
  const published = Object.values(services).flatMap(({ ports = [] }) => ports);
  expect(published).toEqual(['8080:8080']);
  expect(bicep).not.toContain(String(OPERATIONS_PORT));
});
