import { unfetchedSince } from '../../../shared/domain/integrations/drop';
import { DEAD_AFTER, type LaneState } from '../../jobs';
import type { Deps } from '../../platform/deps';
import { lastConfirmed, oldestUnconfirmed } from './drop/fileModel';
import type { ChannelDoc } from './model';

type Lane = Pick<LaneState, 'failures' | 'failingSince' | 'lastErrorAt' | 'lastOkAt'>;

/** Since when nothing gets through by a channel; null where it does, or where somebody paused it. */
export async function deadSince(deps: Deps, channel: ChannelDoc, lane: Lane | undefined): Promise<Date | null> {
  if (channel.paused) return null;
  // A file is there for whoever comes; it is nobody's fault but theirs who do not.
  if (channel.kind === 'drop') return unfetchedSince(await oldestUnconfirmed(deps, channel._id), channel.giveUpHours, deps.clock.now());
  return lane && lane.failures >= DEAD_AFTER ? (lane.failingSince ?? lane.lastErrorAt ?? null) : null;
}

/** When something arrived last; of files, when somebody confirmed one. */
export const arrivedLast = async (deps: Deps, { _id, kind }: ChannelDoc, lane: Lane | undefined): Promise<Date | null> => (kind === 'drop' ? lastConfirmed(deps, _id) : (lane?.lastOkAt ?? null));
