import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { readConfig } from '../../src/config.ts';
import { addressOf, isFromThisMachine } from '../../src/http/address.ts';

function request(peer: string, forwarded?: string, header = 'x-forwarded-for'): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: peer });
  const message = new IncomingMessage(socket);
  if (forwarded !== undefined) message.headers[header] = forwarded;
  return message;
}
const trusting = (TRUST_PROXY: string) => readConfig({ TRUST_PROXY });

test('a forwarded address is not believed unless told to', () => {
  expect(addressOf(request('10.0.0.1', '1.2.3.4'), trusting('0'))).toBe('10.0.0.1');
});

test('behind one proxy the last address counts, whatever was put before it', () => {
  expect(addressOf(request('10.0.0.1', '6.6.6.6, 1.2.3.4'), trusting('1'))).toBe('1.2.3.4');
});

test('behind two proxies the one before the last counts', () => {
  expect(addressOf(request('10.0.0.1', '6.6.6.6, 1.2.3.4, 10.0.0.2'), trusting('2'))).toBe(
    '1.2.3.4',
  );
});

test('an IPv4 address in IPv6 form is the same address', () => {
  expect(addressOf(request('::ffff:10.0.0.1'), trusting('0'))).toBe('10.0.0.1');
});

test('the addresses of one IPv6 line are one', () => {
  const one = addressOf(request('2001:db8:1:2:aaaa::1'), trusting('0'));
  expect(addressOf(request('2001:db8:1:2:bbbb:cccc:dddd:2'), trusting('0'))).toBe(one);
  expect(addressOf(request('2001:db8:1:3::1'), trusting('0'))).not.toBe(one);
});

test('only a program on this machine is one, and not what a proxy on it passes on', () => {
  expect(isFromThisMachine(request('127.0.0.1'))).toBe(true);
  expect(isFromThisMachine(request('::1'))).toBe(true);
  expect(isFromThisMachine(request('10.0.0.1'))).toBe(false);
  expect(isFromThisMachine(request('127.0.0.1', '1.2.3.4'))).toBe(false);
  for (const header of ['forwarded', 'via', 'x-real-ip', 'x-forwarded-host']) {
    expect(isFromThisMachine(request('127.0.0.1', 'any', header))).toBe(false);
  }
});
