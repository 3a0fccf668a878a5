// `npm run bench -- masking`: how many messy identifiers are masked, and how many look-alikes stay.

import {
  isMasked,
  keepsTheRest,
  mask,
  readIdentifiers,
  readLookAlikes,
} from '../safety/identifier-lists.ts';

const LISTS = [
  ['identifiers.txt', 'look-alikes.txt'],
  ['identifiers-blind.txt', 'look-alikes-blind.txt'],
] as const;

export function run(): void {
  for (const [identifiers, lookAlikes] of LISTS) {
    const messy = readIdentifiers(identifiers);
    const missed = messy.filter((one) => !isMasked(one));
    for (const { kind, text } of messy.filter((one) => !keepsTheRest(one))) {
      console.log(`  too much  ${kind}  ${text}  =>  ${mask(text)}`);
    }
    const alike = readLookAlikes(lookAlikes);
    const touched = alike.filter((text) => mask(text) !== text);
    console.log(`${identifiers}: ${messy.length - missed.length} of ${messy.length} masked`);
    for (const { kind, text } of missed)
      console.log(`  missed  ${kind}  ${text}  =>  ${mask(text)}`);
    console.log(`${lookAlikes}: ${alike.length - touched.length} of ${alike.length} stay`);
    for (const text of touched) console.log(`  touched  ${text}  =>  ${mask(text)}`);
  }
}
