import { laneStates, type LaneState } from '../../jobs';
import { pendingOf } from '../../jobs/events';
import type { DomainEvent, Task } from '../../jobs/types';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { dayOf } from '../../../shared/domain/kernel/days';
import { COURIER } from './courier';
import { CHANNEL_DEAD, DELIVERY_GIVEN_UP, STUCK_TODAY } from './events';
import { deadSince } from './health';
import { ForwardingNotices, type ChannelDoc } from './model';
import { openChannels } from './queries';

const EVERY_MS = 60_000;
/** The summary of the day is told from eight in the morning on, when people begin. */
const MORNING_HOUR = 8;
/** Reasons that a summary names; the list has them all. */
const MOST_REASONS = 3;
const KEPT_MS = 90 * 24 * 3_600_000;

/** Tells something once, however many processes find it and however often. */
async function tellOnce(deps: Deps, id: string, type: string, data: DomainEvent['data']): Promise<void> {
  const at = deps.clock.now();
  if (await ForwardingNotices(deps).exists({ _id: id })) return;
  try {
    await ForwardingNotices(deps).insertMany([{ _id: id, at, ...pendingOf([{ _id: `${id}-told`, type, at, data }], at) }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  deps.nudge(ForwardingNotices(deps));
}

async function tellOfLane(deps: Deps, lane: LaneState, unit: string, dead: Date | null, day: string): Promise<void> {
  const about = { unit, channel: lane.target };
  // One outage is told once: it begins with its first failure, or with the file that nobody came for.
  if (dead) await tellOnce(deps, `dead-${lane.target}-${dead.getTime()}`, CHANNEL_DEAD, about);
  if (lane.dead > 0) await tellOnce(deps, `gaveUp-${lane.target}-${day}`, DELIVERY_GIVEN_UP, about);
}

interface Watched {
  readonly lane: LaneState;
  readonly unit: string;
  readonly since: Date | null;
}
/** The lanes of some channels with since when nothing gets through, and those of which people must know. */
async function lanesOf(deps: Deps, channels: readonly ChannelDoc[]): Promise<{ lanes: Watched[]; stuck: LaneState[] }> {
  const by = new Map(channels.map((channel) => [channel._id, channel]));
  const lanes: Watched[] = [];
  for (const lane of await laneStates(deps, COURIER, [...by.keys()])) {
    const channel = by.get(lane.target);
    if (channel) lanes.push({ lane, unit: channel.unitId, since: await deadSince(deps, channel, lane) });
  }
  return { lanes, stuck: lanes.filter(({ lane, since }) => since !== null || lane.dead > 0).map(({ lane }) => lane) };
}

/** Tells the administrators of channels that died, of what was given up, and each morning of all that is stuck. */
export const watchChannels: Task = {
  name: 'integrations.watch',
  everyMs: EVERY_MS,
  async run(deps) {
    const now = deps.clock.now();
    const day = dayOf(now);
    const channels = (await openChannels(deps)).filter(({ paused }) => !paused);
    const { lanes, stuck } = await lanesOf(deps, channels);
    for (const { lane, unit, since } of lanes) await tellOfLane(deps, lane, unit, since, day);
    const hour = new Date(now.getTime() + 8 * 3_600_000).getUTCHours();
    if (stuck.length > 0 && hour >= MORNING_HOUR) {
      const sum = (of: 'waiting' | 'dead'): number => stuck.reduce((total, lane) => total + lane[of], 0);
      const why = [...new Set(stuck.flatMap(({ lastError }) => lastError ?? []))].slice(0, MOST_REASONS).join(',');
      await tellOnce(deps, `stuck-${day}`, STUCK_TODAY, { channels: stuck.length, waiting: sum('waiting'), givenUp: sum('dead'), why });
    }
    await ForwardingNotices(deps).deleteMany({ at: { $lte: new Date(now.getTime() - KEPT_MS) }, pendingSince: { $exists: false } });
  },
};
