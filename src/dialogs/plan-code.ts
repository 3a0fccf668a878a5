// Reference codes of kept plans: how a code is written for people, and how it is found in what they type.

/** Ten random bytes in hexadecimal, as `TurnContext.newPlanCode` has it. */
const CODE_LETTERS = 20;
const GROUP = 4;
/** Letters that people read for digits. */
const MISREAD: Readonly<Record<string, string>> = { o: '0', l: '1', i: '1' };
const CODE = /(?:[0-9a-foli]{4}[ \-–]*){4}[0-9a-foli]{4}/gi;

/**
 * The code in groups of four, easier to write down.
 *
 *     writePlanCode('3f9a1b22c04d5e6f7a8b') // => '3F9A-1B22-C04D-5E6F-7A8B'
 */
export function writePlanCode(code: string): string {
  return (code.toUpperCase().match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}

/**
 * The code in a message, as it was given out; undefined where there is none.
 *
 *     findPlanCode('show my plan 3F9A-1B22-C04D-5E6F-7A8B') // => '3f9a1b22c04d5e6f7a8b'
 */
export function findPlanCode(text: string): string | undefined {
  for (const [found] of text.matchAll(CODE)) {
    const code = found
      .toLowerCase()
      .replace(/[^0-9a-z]/g, '')
      .replace(/[oli]/g, (letter) => MISREAD[letter] ?? letter);
    if (code.length === CODE_LETTERS && /\d/.test(code)) return code;
  }
  return undefined;
}
