import type { Deps } from '../../../platform/deps';
import { isDuplicateKey } from '../../../platform/database/errors';
import { Months } from '../model';

/** Notes that a community's month must be recounted. Doing it twice costs one recount more and changes no figure. */
export async function markDirty(deps: Deps, communityId: string, month: string): Promise<void> {
  const mark = () =>
    Months(deps).updateOne(
      { _id: `${communityId}:${month}` },
      { $inc: { changes: 1 }, $set: { communityId, month, dirtySince: deps.clock.now() }, $setOnInsert: { counted: 0, asOf: null } },
      { upsert: true },
    );
  try {
    await mark();
  } catch (error) {
    // Two deliveries began the month at once: it is there now.
    if (!isDuplicateKey(error)) throw error;
    await mark();
  }
}
