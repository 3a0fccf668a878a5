// Whether one must be on a register, and what that costs.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema.ts';
import type { AspectAnswer } from './about-role.ts';
import { type Block, paragraph } from './reply.ts';
import { roleWords } from './role-words.ts';

export function registration({ wording, registers }: Knowledge, role: Role): AspectAnswer {
  const words = roleWords(role);
  const register = registers.registers.find(({ id }) => id === role.registration);
  if (!register) {
    const says = isAlreadyRegistered(role) ? wording.registration.own : wording.registration.none;
    return { isKnown: true, blocks: [paragraph(fill(says, words))] };
  }
  const must = fill(wording.registration.must, {
    ...words,
    register: register.name,
    short: register.id,
  });
  const blocks: Block[] = [paragraph(must)];
  if (role.protectedTitle) blocks.push(paragraph(wording.registration.protected));
  const where = fill(wording.registration.where, { web: register.web });
  const fee = register.fee ? fill(wording.registration.fee, { fee: register.fee }) : '';
  blocks.push(paragraph(`${where} ${fee}`.trim()));
  return { isKnown: true, blocks };
}

/** The register by its short name, for tables. */
export function registerInShort({ overview }: Knowledge['wording'], role: Role): string {
  return (
    role.registration ?? (isAlreadyRegistered(role) ? overview.ownRegister : overview.noRegister)
  );
}

/** People come to the job from several professions, each with its own register. */
function isAlreadyRegistered(role: Role): boolean {
  return role.registration === undefined && role.entry.minimum === 'registered';
}
