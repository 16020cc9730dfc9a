import { GIVE_UP_HOURS } from '../../../shared/domain/integrations/channels';
import { DeliveryFailure } from '../../jobs';
import type { Courier, Parcel } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { noteOutsideNumber } from '../cases';
import { ADAPTERS, type Verdict } from './adapters';
import { messageOf, type Forwarded } from './message';
import { Channels, type ChannelDoc } from './model';
import { addressOf, secretsOf } from './seal';
import { sequenceOf } from './sequence';

/** Name of the courier: part of stored ids. */
export const COURIER = 'integrations.channel';

const HOUR_MS = 3_600_000;
/** How soon a channel that is paused is looked at again; opening it looks at once. */
const PAUSED_MS = 10 * 60_000;
const PAUSED_AT_MOST_MS = 365 * 24 * HOUR_MS;

export const channelById = (deps: Pick<Deps, 'db'>, id: string): Promise<ChannelDoc | null> => Channels(deps).findById(id).lean<ChannelDoc>();

/** Sends one message through a channel now. */
export async function sendThrough(deps: Deps, channel: ChannelDoc, message: Forwarded): Promise<Verdict> {
  const numbers: string[] = [];
  const verdict = await ADAPTERS[channel.kind].send(deps, { address: addressOf(deps, channel), secrets: secretsOf(deps, channel, deps.clock.now()), message, channel, numbered: (number) => numbers.push(number) });
  const [number] = numbers;
  if (number !== undefined && message.case) await noteOutsideNumber(deps, message.case.id, { channelId: channel._id, name: channel.name, number, at: deps.clock.now() });
  return verdict;
}

async function carry(deps: Deps, channel: ChannelDoc | null, parcel: Parcel): Promise<void> {
  if (!channel || channel.endedAt !== null) throw new DeliveryFailure('channelEnded', 'final');
  if (channel.paused) throw new DeliveryFailure('channelPaused', 'target', PAUSED_MS);
  const message = await messageOf(deps, channel, parcel, parcel.mark ?? (await sequenceOf(deps, parcel.id)));
  // Nothing is left to tell.
  if (message === null) return;
  const verdict = await sendThrough(deps, channel, message);
  if (verdict) throw new DeliveryFailure(verdict.problem, verdict.scope, verdict.retryAfterMs);
}

/** Carries what happened to a case to a unit's channels. */
export const channelCourier: Courier = {
  name: COURIER,
  async open(target, deps) {
    const channel = await channelById(deps, target);
    // Whoever paused it means to open it again: until then nothing is given up.
    const giveUpMs = channel?.paused ? PAUSED_AT_MOST_MS : (channel?.giveUpHours ?? GIVE_UP_HOURS.usual) * HOUR_MS;
    return { giveUpMs, deliver: (parcel) => carry(deps, channel, parcel) };
  },
};
