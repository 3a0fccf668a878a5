// Which service addresses may be called with the bot's token.

import { isAllowedService } from '../../src/bot/authentication.ts';
import { readConfig } from '../../src/config.ts';

const registered = readConfig({
  MicrosoftAppId: '11111111-2222-3333-4444-555555555555',
  MicrosoftAppPassword: 'not-used-here',
});
const withoutAppId = readConfig({});

test.each([
  'https://smba.trafficmanager.net/uk/',
  'https://smba.trafficmanager.net/teams/',
  'https://webchat.botframework.com/',
  'https://europe.directline.botframework.com/',
])('%s may be called', (address) => {
  expect(isAllowedService(address, registered)).toBe(true);
});

test.each([
  'https://evil.example/',
  'https://evil.example/smba.trafficmanager.net',
  'https://smba.trafficmanager.net.evil.example/',
  'https://evil-smba.trafficmanager.net/',
  'https://evilbotframework.com/',
  'https://botframework.com.evil.example/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://someone@smba.trafficmanager.net/uk/',
  'https://smba.trafficmanager.net:8443/uk/',
  'http://smba.trafficmanager.net/uk/',
  'http://127.0.0.1:3000/',
  'http://169.254.169.254/metadata',
  'file:///etc/passwd',
  'no address',
])('%s may not be called', (address) => {
  expect(isAllowedService(address, registered)).toBe(false);
});

test.each([
  ['http://127.0.0.1:3000/', true],
  ['http://localhost:3000/', true],
  ['http://[::1]:3000/', true],
  ['http://127.0.0.1.evil.example/', false],
  ['http://10.0.0.1/', false],
])('without an app id, %s may be called: %p', (address, isAllowed) => {
  expect(isAllowedService(address, withoutAppId)).toBe(isAllowed);
});

test('when others can reach the bot, no program on this machine is called', () => {
  const open = readConfig({ HOST: '0.0.0.0', ALLOW_ANONYMOUS: 'true' });
  expect(isAllowedService('http://127.0.0.1:3000/', open)).toBe(false);
  expect(isAllowedService('https://smba.trafficmanager.net/uk/', open)).toBe(true);
});
