import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { CounterTries } from './model';

/** Wrong looks of one member of staff in a quarter of an hour. */
const MOST = 20;
const WINDOW_MS = 15 * 60_000;

/** `too_many_requests` for whoever looked in vain too often. */
export async function refuseGuessing(deps: Deps, staffId: string): Promise<void> {
  const row = await CounterTries(deps).findById(staffId).lean();
  const left = row ? row.expiresAt.getTime() - deps.clock.now().getTime() : 0;
  if (row && row.tries >= MOST && left > 0) throw new DomainError('too_many_requests', { retrySeconds: Math.ceil(left / 1000) });
}

/** Counts a look that found nobody. */
export async function countMiss(deps: Deps, staffId: string): Promise<void> {
  const now = deps.clock.now();
  const further = await CounterTries(deps).updateOne({ _id: staffId, expiresAt: { $gt: now } }, { $inc: { tries: 1 } });
  if (further.matchedCount > 0) return;
  await CounterTries(deps).updateOne({ _id: staffId }, { $set: { tries: 1, expiresAt: new Date(now.getTime() + WINDOW_MS) } }, { upsert: true });
}
