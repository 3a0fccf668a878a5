// Puts a change before people: the file into the trust's folder, the content read again, the other instances told.

import { type Change, ChangedMeanwhile, codeOf } from '../../desk/publishing.ts';
import { formatProblem } from '../../knowledge/files.ts';
import { fill } from '../../knowledge/fill.ts';
import { ContentError } from '../../knowledge/load.ts';
import { DeskProblem, type SignedIn } from './request.ts';
import type { DeskServices } from './services.ts';
import type { TeachingPlace } from './teaching-place.ts';

/** Writes the file and answers from it; where the content then has a fault, all is as before. */
export async function putIntoPlace(
  { live, following }: DeskServices,
  { trust }: TeachingPlace,
  { words }: SignedIn,
  change: Change,
): Promise<void> {
  const record = await trust.publish(change).catch((fault: unknown) => {
    if (fault instanceof ChangedMeanwhile) throw new DeskProblem(409, words.draft.busy);
    throw new DeskProblem(507, fill(words.draft.disk, { fault: codeOf(fault) }));
  });
  try {
    await live.reload();
  } catch (fault) {
    await trust.publish({
      ...change,
      before: change.after,
      after: change.before,
      undoes: record.number,
    });
    if (!(fault instanceof ContentError)) throw fault;
    const [first] = fault.problems;
    const says = first ? formatProblem(first) : '';
    throw new DeskProblem(422, fill(words.teach.faults.content, { fault: says }));
  }
  await following.announce();
}
