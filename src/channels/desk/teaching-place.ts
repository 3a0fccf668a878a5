// What the pages for teaching work with, where there is a folder for the trust's own content.

import { buildDrafts, type Drafts } from '../../desk/drafts.ts';
import { buildSubjectFinder, type SubjectFinder } from '../../desk/finding.ts';
import { openTrustFolder, type TrustFolder } from '../../desk/publishing.ts';
import { buildTrials, type Trials } from '../../desk/trying.ts';
import { ofNow } from '../../http/services.ts';
import type { DeskServices } from './services.ts';
import { buildUnansweredGroups, wholeWays } from './unanswered-groups.ts';

/** Questions without an answer that a change is tried on, beside the examples: those of most conversations. */
const MOST_LATELY = 200;

export interface TeachingPlace {
  trust: TrustFolder;
  drafts: Drafts;
  trials: Trials;
  subjects: () => SubjectFinder;
}

/** undefined without TRUST_DIR. */
export function teachingPlace(services: DeskServices): TeachingPlace | undefined {
  const { config, notes, live, log } = services;
  const folder = config.TRUST_DIR;
  if (folder === undefined) return undefined;
  const readGroups = buildUnansweredGroups(services);
  const readLately = async () => wholeWays(await readGroups()).slice(0, MOST_LATELY);
  const trust = openTrustFolder(folder, (fault) =>
    log.error({ fault: String(fault) }, 'published, but not committed to git'),
  );
  const source = {
    get knowledge() {
      return live.current().knowledge;
    },
  };
  return {
    trust,
    drafts: buildDrafts(notes),
    trials: buildTrials(folder, trust, live, readLately, (id, trial) => {
      if (trial.state !== 'failed') log.info({ id, state: trial.state }, 'a change was tried');
      else log.error({ id, fault: String(trial.fault) }, 'a change could not be tried');
    }),
    subjects: ofNow(source, buildSubjectFinder),
  };
}
