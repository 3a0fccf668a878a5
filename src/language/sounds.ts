// A key for how an English word sounds, so that "sikologist" meets "psychologist".
// Consonants only, as heard in Britain: "th" may be said "f", and "r" at the end is not heard.

import { onceEachWord } from './once-each.ts';

type Rule = readonly [spelling: RegExp, sound: string];

const RULES: readonly Rule[] = [
  [/^ps/, 's'],
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^x/, 's'],
  [/^wh/, 'w'],
  [/(?:ph|th)/g, 'f'],
  [/tch/g, 'X'],
  [/sch(?=[aeiou])/g, 'sk'],
  [/ch(?=n|r|l|o|iatr|iro|em|ar)|(?<=psy|sy|te)ch/g, 'k'],
  [/ch|sh/g, 'X'],
  [/(?:[cst]i|sh)(?=on|an|al|en|ou)/g, 'X'],
  [/(?<=s)c(?=[eiy])/g, ''],
  [/c(?=[eiy])/g, 's'],
  [/dge?|g(?=[eiy])/g, 'j'],
  [/gh(?=t|$)/g, ''],
  [/x/g, 'ks'],
  [/ck|[cq]/g, 'k'],
  [/z/g, 's'],
  [/v/g, 'f'],
  [/(?<=.)[hwy](?![aeiou])/g, ''],
  [/^[aeiouy]+/, 'A'],
  [/(?<=.)[aeiouyh]/g, ''],
  [/(?<=...)r(?=$|s$)/g, ''],
  [/(.)\1+/g, '$1'],
];

/**
 * How a folded word sounds.
 *
 *     soundOf('fizio') === soundOf('physio')
 */
export function soundOf(folded: string): string {
  return heardOf(folded);
}

const heardOf = onceEachWord((folded) => {
  let sound = folded;
  for (const [spelling, heard] of RULES) sound = sound.replace(spelling, heard);
  return sound;
});
