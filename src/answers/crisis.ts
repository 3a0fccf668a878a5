// Someone is in distress: who can help now, before anything else.

import type { Knowledge } from '../knowledge/load.ts';
import { list, paragraph, type Reply, reply } from './reply.ts';

export function crisis({ signposts, wording }: Knowledge): Reply {
  const lines = signposts.signposts
    .filter((one) => one.crisis)
    .map(({ name, phone, for: purpose }) => `${name}: ${phone ?? ''} (${purpose})`);
  return reply({
    outcome: 'signpost',
    blocks: [paragraph(wording.crisis.lead), ...list(lines), paragraph(wording.crisis.after)],
  });
}
