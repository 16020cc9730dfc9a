import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Task } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { remindAndClose } from './commands/remindAndClose';
import type { CaseDoc } from './document';
import { Cases } from './model';

const EVERY_MS = 60_000;
const BATCH = 100;

/** Cases that somebody or another process changed meanwhile come up again when they are due. */
async function stepUnlessChanged(deps: Deps, doc: CaseDoc): Promise<void> {
  try {
    await remindAndClose(deps, doc);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

/**
 * What falls due because nobody answers: notices, checks of drawn cases, unrated closes. Reads what is due
 * from the data, so downtime heals itself, and each step sets the next moment, so running twice does it once.
 */
export const silence: Task = {
  name: 'cases.silence',
  everyMs: EVERY_MS,
  async run(deps) {
    const now = deps.clock.now();
    let last: { at: Date; id: string } | null = null;
    for (;;) {
      const onwards: Record<string, unknown> = last ? { $or: [{ nextCheckAt: { $gt: last.at } }, { _id: { $gt: last.id } }] } : {};
      const from = last ? { $gte: last.at } : {};
      const due: CaseDoc[] = await Cases(deps)
        .find({ nextCheckAt: { ...from, $lte: now }, ...onwards })
        .sort({ nextCheckAt: 1, _id: 1 })
        .limit(BATCH)
        .lean<CaseDoc[]>();
      for (const doc of due) await stepUnlessChanged(deps, doc);
      const final = due[due.length - 1];
      if (due.length < BATCH || !final?.nextCheckAt) return;
      last = { at: final.nextCheckAt, id: final._id };
    }
  },
};
