// The line under an answer that says where it comes from and when that was checked.

import { fill } from '../knowledge/fill.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { officialSources } from '../knowledge/official.ts';
import type { Source } from '../knowledge/parts.ts';
import type { Role } from '../knowledge/schema/role.ts';
import type { Block } from './reply.ts';

/** More would push the answer off a phone's screen; "how do you know?" shows all. */
const SHOWN_UNDER_AN_ANSWER = 2;

/** The source block of an answer, or a plain sentence where no official page is among the sources. */
export function sourceBlock(
  knowledge: Knowledge,
  sources: readonly Source[],
  checked: string,
  most = SHOWN_UNDER_AN_ANSWER,
  role?: Role,
): Block {
  const { wording, officialSources: official } = knowledge;
  const shown = officialSources(sources, official, role).slice(0, most);
  if (shown.length === 0) return { kind: 'paragraph', text: wording.sources.noneOfficial };
  return {
    kind: 'source',
    lead: wording.sources.lead,
    citations: shown.map(({ title, url }) => (url ? { title, url } : { title })),
    checked: checkedWords(knowledge, checked),
  };
}

/** The source block of an answer about a role: pages that name it come first. */
export function roleSources(knowledge: Knowledge, role: Role, most?: number): Block {
  return sourceBlock(knowledge, role.sources, role.checked, most, role);
}

/** "Checked November 2026." */
function checkedWords({ wording }: Knowledge, checked: string): string {
  const [year = '', month = '1'] = checked.split('-');
  return fill(wording.sources.checked, { month: wording.months[Number(month) - 1] ?? '', year });
}
