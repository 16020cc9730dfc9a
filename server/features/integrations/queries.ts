import type { Deps } from '../../platform/deps';
import { Channels, type ChannelDoc } from './model';

/** Channels of a unit that have not ended, the oldest first. */
export function channelsOf(deps: Pick<Deps, 'db'>, unitId: string): Promise<ChannelDoc[]> {
  return Channels(deps).find({ unitId, endedAt: null }).sort({ createdAt: 1, _id: 1 }).lean<ChannelDoc[]>();
}

/** Every channel that has not ended. */
export function openChannels(deps: Pick<Deps, 'db'>): Promise<ChannelDoc[]> {
  return Channels(deps).find({ endedAt: null }).sort({ _id: 1 }).lean<ChannelDoc[]>();
}
