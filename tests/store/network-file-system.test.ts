import os from 'node:os';
import { networkFileSystem, networkFileSystemOf } from '../../src/store/network-file-system.ts';

test.each([
  [0x6969, 'NFS'],
  [0xff534d42, 'SMB (CIFS)'],
  // As a 32-bit number with a sign.
  [0xff534d42 - 2 ** 32, 'SMB (CIFS)'],
  [0xfe534d42, 'SMB'],
])('%d is a network file system, %s', (type, name) => {
  expect(networkFileSystem(type)).toBe(name);
});

test.each([
  ['ext4', 0xef53],
  ['xfs', 0x58465342],
  ['btrfs', 0x9123683e],
  ['overlayfs of a container', 0x794c7630],
  ['tmpfs', 0x01021994],
])('%s is none', (_, type) => {
  expect(networkFileSystem(type)).toBeUndefined();
});

test('the folder for temporary files of this machine is on none', () => {
  expect(networkFileSystemOf(os.tmpdir())).toBeUndefined();
});

test('of a folder that is not there nothing is said', () => {
  expect(networkFileSystemOf('/no/such/folder')).toBeUndefined();
});
