// Guided dialogs, with the job that someone has and the one that they want where these were told.

import type { Request } from '../../ground/request.ts';
import { DIALOGS } from '../labels.ts';
import type { Message } from '../message.ts';
import { type Proposal, proposalOf } from '../proposal.ts';

export function guidance(message: Message): Proposal[] {
  const { evidence, ground, named, fit } = message;
  const ownJobs = evidence.jobs.filter((job) => job.isOwn);
  const from = ownJobs.find((job) => job.isSure && job.roles.length > 0) ?? ownJobs[0];
  const own = from?.isSure ? from.roles[0]?.id : undefined;
  const ids = named.map((job) => job.roles[0]?.id);
  const [first, second] = ids;
  const goal = ids.find((id) => id !== own);
  return Object.entries(DIALOGS).flatMap(([label, script]) => {
    const kind = `dialog-${script}`;
    const fits = fit(kind, label);
    const all = [
      proposalOf(message, kind, start(script, own, goal), [
        fits,
        {
          [`${kind}-own-and-goal`]: Number(Boolean(own && goal)),
          [`${kind}-own-alone`]: Number(Boolean(own && !goal)),
        },
      ]),
    ];
    if (script !== 'progression' || own) return all;
    if (first)
      all.push(
        proposalOf(message, kind, start(script, first, second), [
          fits,
          {
            [`${kind}-first-is-own`]: 1,
            [`${kind}-first-and-second`]: Number(second !== undefined),
          },
        ]),
      );
    if (ground.jobs[0])
      all.push(
        proposalOf(message, kind, start(script, ground.jobs[0], goal), [
          fits,
          { [`${kind}-own-spoken`]: 1 },
        ]),
      );
    return all;
  });
}

function start(script: string, own: string | undefined, goal: string | undefined): Request {
  return { kind: 'dialog', script, ...(own ? { own } : {}), ...(goal ? { goal } : {}) };
}
