import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { Messages } from '../model';
import { openNotice, unreadNotices } from '../notices';
import { markSeen } from '../../notices';

/** Marks one of somebody's messages as read; again does nothing. `not_found` when it is not theirs. */
export async function markRead(deps: Deps, personId: string, id: string): Promise<void> {
  if (await openNotice(deps, personId, id)) return;
  const { matchedCount } = await Messages(deps).updateOne({ _id: id, personId }, { $set: { read: true } });
  if (matchedCount === 0) throw new DomainError('not_found');
}

/** Marks all of somebody's messages as read. */
export async function markAllRead(deps: Deps, personId: string): Promise<void> {
  await Messages(deps).updateMany({ personId, read: false }, { $set: { read: true } });
  for (const notice of await unreadNotices(deps, personId)) await markSeen(deps, notice, personId);
}
