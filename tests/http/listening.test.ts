import { createServer } from 'node:http';
import { closed, isLoopback, listen } from '../../src/http/listening.ts';

test('a free port is found and told', async () => {
  const server = createServer((_, response) => response.end('here'));
  const url = await listen(server, 'PORT', 0, '127.0.0.1');
  expect(await (await fetch(url)).text()).toBe('here');
  await closed(server);
  expect(server.listening).toBe(false);
});

test('a port in use is named, with the setting and what to do', async () => {
  const first = createServer();
  const port = Number(new URL(await listen(first, 'PORT', 0, '127.0.0.1')).port);
  await expect(listen(createServer(), 'DESK_PORT', port, '127.0.0.1')).rejects.toThrow(
    `DESK_PORT ${port} is in use by another program. Stop that one, or choose another: DESK_PORT=${port + 1} npm start`,
  );
  await closed(first);
});

test('an address of another machine is refused with those that may be used', async () => {
  await expect(listen(createServer(), 'PORT', 0, '192.0.2.1')).rejects.toThrow(
    'HOST 192.0.2.1 is no address of this machine. Use 127.0.0.1',
  );
});

test.each(['localhost', '::1', '127.0.0.1', '127.8.8.8'])(
  '%s is reached by this machine alone',
  (host) => {
    expect(isLoopback(host)).toBe(true);
  },
);

test.each(['0.0.0.0', '::', '10.0.0.1', 'example.org'])('%s is reached from elsewhere', (host) => {
  expect(isLoopback(host)).toBe(false);
});
