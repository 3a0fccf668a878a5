// Whether one must be on a register, and what that costs.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Role } from '../knowledge/schema/role.ts';
import type { Block } from './reply.ts';
import { roleWords } from './role-words.ts';
import type { AspectAnswer } from './shape.ts';

export function registration(knowledge: Knowledge, role: Role): AspectAnswer {
  const { wording, registers } = knowledge;
  const words = roleWords(role);
  const voluntary = voluntaryRegisters(knowledge, role);
  const register = registers.registers.find(({ id }) => id === role.registration);
  if (!register) {
    const says = isAlreadyRegistered(role) ? wording.registration.own : wording.registration.none;
    return {
      isKnown: true,
      says: fill(says, words),
      limits: [...voluntary, ...otherLicences(knowledge, role)].map((text) => ({ text })),
      also: pages(role),
    };
  }
  const { id: short, name, web, fee } = register;
  return {
    isKnown: true,
    says: fill(wording.registration.must, { ...words, register: name, short }),
    limits: [
      ...(role.protectedTitle ? [wording.registration.protected] : []),
      ...(fee ? [fill(wording.registration.fee, { fee })] : []),
      ...voluntary,
    ].map((text) => ({ text })),
    also: [{ kind: 'links', links: [{ title: name, url: web }] }, ...pages(role)],
  };
}

/** Registers that the law does not ask for, and how far employers do. */
function voluntaryRegisters({ wording }: Knowledge, role: Role): string[] {
  return role.voluntaryRegisters.map(({ name, short, needed, says = '' }) => {
    const named = short && !name.includes(short) ? `${name} (${short})` : name;
    return `${fill(wording.registration.voluntary[needed], { name: named })} ${says}`.trim();
  });
}

/** Where the registers that one may join are found. */
function pages({ voluntaryRegisters }: Role): Block[] {
  const links = voluntaryRegisters.flatMap(({ name, web }) =>
    web === undefined ? [] : [{ title: name, url: web }],
  );
  return links.length > 0 ? [{ kind: 'links', links }] : [];
}

/** Licences other than for driving, each with what is said of it. */
export function otherLicences({ wording }: Knowledge, role: Role): string[] {
  return role.licences.map(({ name, needed, says = '' }) =>
    `${fill(wording.licence[needed], { name })} ${says}`.trim(),
  );
}

/** The register by its full name, or why there is none. */
export function registerByName({ wording, registers }: Knowledge, role: Role): string {
  const register = registers.registers.find(({ id }) => id === role.registration);
  if (!register) return registerInShort(wording, role);
  const { id: short, name } = register;
  return short === name ? name : fill(wording.overview.registerName, { name, short });
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
