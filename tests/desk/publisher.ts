// Publishes two texts in turn, on and on, and says the number of each: a process to be killed in the middle of it.

import { openTrustFolder } from '../../src/desk/publishing.ts';

const [, , folder = '', file = '', size = '1'] = process.argv;
const trust = openTrustFolder(folder);
for (let nth = 0; ; nth += 1) {
  const after = `${'ab'[nth % 2]}`.repeat(Number(size));
  const before = trust.read(file);
  const { number } = await trust.publish({ by: 'Ada', says: `text ${nth}`, file, before, after });
  console.log(`published ${number}`);
}
