// The password of a trial, kept as an scrypt hash in DESK_PASSWORD: `npm run desk:password` makes one.

import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** 32 MB and about a tenth of a second for each try (OWASP's password storage cheat sheet has this among its settings). */
const COST = 2 ** 15;
const BLOCK_SIZE = 8;
const PARALLEL = 3;
const MEMORY_BYTES = 64 * 1024 * 1024;
const KEY_BYTES = 32;
export const SHORTEST_PASSWORD = 12;

/** `scrypt:cost:block size:parallel:salt:hash`, salt and hash in base64url. */
const FORM = /^scrypt:(\d{1,7}):(\d{1,2}):(\d{1,2}):([\w-]{16,}):([\w-]{43})$/;

/** The hash of a password, for the setting. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('base64url');
  const hash = await derive(password, salt, { N: COST, r: BLOCK_SIZE, p: PARALLEL });
  return `scrypt:${COST}:${BLOCK_SIZE}:${PARALLEL}:${salt}:${hash.toString('base64url')}`;
}

/** Whether the password is the one of the hash. */
export async function isPassword(password: string, setting: string): Promise<boolean> {
  const [, cost, blockSize, parallel, salt = '', hash = ''] = FORM.exec(setting) ?? [];
  const options = { N: Number(cost), r: Number(blockSize), p: Number(parallel) };
  const derived = await derive(password, salt, options);
  return timingSafeEqual(derived, Buffer.from(hash, 'base64url'));
}

function derive(password: string, salt: string, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(
      password.normalize('NFC'),
      salt,
      KEY_BYTES,
      { ...options, maxmem: MEMORY_BYTES },
      (fault, key) => (fault ? reject(fault) : resolve(key)),
    );
  });
}
