// npm run desk:password: asks for a password and prints the line for .env. The password itself is kept nowhere.

import { createInterface } from 'node:readline/promises';
import { hashPassword, SHORTEST_PASSWORD } from '../desk/password.ts';

const asking = createInterface({ input: process.stdin });
process.stderr.write(`A password for the desk, at least ${SHORTEST_PASSWORD} characters: `);
const password = await new Promise<string>((resolve) => {
  asking.once('line', resolve);
  asking.once('close', () => resolve(''));
});
asking.close();
if (password.length < SHORTEST_PASSWORD) {
  console.error(
    `\nThat has ${password.length} characters. Use ${SHORTEST_PASSWORD} or more: three words do.`,
  );
  process.exitCode = 1;
} else {
  console.error('\nPut this line into .env:');
  console.log(`DESK_PASSWORD=${await hashPassword(password)}`);
}
