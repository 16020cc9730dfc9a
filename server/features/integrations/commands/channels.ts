import { createHash } from 'node:crypto';
import { addressFault, FETCHED_KINDS, MOST_CHANNELS, type ChannelKind } from '../../../../shared/domain/integrations/channels';
import { isMailAddress } from '../../../../shared/domain/integrations/mail';
import { CHANNEL_FAULTS } from '../../../../shared/copy/channels';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { laneOf, resendLane, tryLane } from '../../../jobs';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { webAddress } from '../../../platform/outside';
import { audited, type AuditActor } from '../../audit';
import { getUnit } from '../../organisation';
import { ADAPTERS } from '../adapters';
import { channelById, COURIER } from '../courier';
import { Channels, type ChannelDoc } from '../model';
import { optionsFault } from '../options';
import { addressOf, newSecret, seal, secretsOf } from '../seal';

/** For so long both secrets sign after a change, so that the other side can follow. */
const BOTH_MS = 24 * 3_600_000;
/** For so long a repeat of the same tap is shown the secret again: its answer may have been lost. */
const REPEAT_MS = 10 * 60_000;

export interface NewChannel {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly address: string;
  readonly secret: string | null;
  readonly giveUpHours: number;
  readonly options?: ChannelDoc['options'] | null;
}
/** A channel, with its secret in plain where it was made just now. */
export interface Made {
  readonly channel: ChannelDoc;
  readonly secret: string | null;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32);

/** @throws DomainError `invalid_input` naming the field, with what helps */
function assertAddress({ config }: Deps, kind: ChannelKind, address: string): void {
  if (FETCHED_KINDS.includes(kind)) return;
  const fault = kind === 'email' ? (isMailAddress(address) ? null : 'notMail' as const) : addressFault(kind, webAddress(address), config.forwardAllow.length > 0);
  if (fault) throw new DomainError('invalid_input', {}, [{ path: 'address', code: fault, message: CHANNEL_FAULTS[fault] }]);
}

/** @throws DomainError `invalid_input` where the kind needs other facts than these, or none of our categories is meant */
async function assertOptions(deps: Deps, kind: ChannelKind, options: ChannelDoc['options'] | null): Promise<void> {
  const fault = await optionsFault(deps, kind, options);
  if (fault) throw new DomainError('invalid_input', {}, [{ path: 'options', ...fault }]);
}

async function told(deps: Deps, actor: AuditActor, { _id, name }: Pick<ChannelDoc, '_id' | 'name'>): Promise<void> {
  await audited(deps, { actor, action: 'settingsChanged', object: { kind: 'setting', id: `channel:${_id}`, label: name } });
}

/** The channel that an earlier tap with the same key made; `key_reused` where it asked for another. */
async function repeated(deps: Deps, id: string, contentHash: string): Promise<Made> {
  const channel = await channelById(deps, id);
  if (channel?.contentHash !== contentHash) throw new DomainError('key_reused');
  const fresh = channel.revision === 0 && ADAPTERS[channel.kind].secret === 'made' && deps.clock.now().getTime() - channel.createdAt.getTime() < REPEAT_MS;
  return { channel, secret: fresh ? (secretsOf(deps, channel, deps.clock.now())[0] ?? null) : null };
}

function newDoc(deps: Deps, id: string, unitId: string, given: NewChannel, secret: string | null): ChannelDoc {
  const [contentHash, now] = [digest(JSON.stringify(given)), deps.clock.now()];
  return {
    _id: id, contentHash, unitId, kind: given.kind, name: given.name, address: seal(deps, id, 'address', given.address), secret: secret === null ? null : seal(deps, id, 'secret', secret),
    formerSecret: null, formerUntil: null, ...(given.options ? { options: given.options } : {}), giveUpHours: given.giveUpHours, paused: false, endedAt: null, lastTest: null, revision: 0, createdAt: now, updatedAt: now,
  };
}

/** Adds a channel to a unit. `not_found`, `rule_refused` (`tooManyChannels`), `key_reused`, `invalid_input`. */
export async function addChannel(deps: Deps, unitId: string, given: NewChannel, by: { actor: AuditActor; key: string }): Promise<Made> {
  const unit = await getUnit(deps, unitId);
  if (!unit || unit.closedAt !== null) throw new DomainError('not_found');
  assertAddress(deps, given.kind, given.address);
  await assertOptions(deps, given.kind, given.options ?? null);
  const id = digest(`${unitId}\n${by.actor.personId}\n${by.key}`);
  if (await Channels(deps).exists({ _id: id })) return repeated(deps, id, digest(JSON.stringify(given)));
  if ((await Channels(deps).countDocuments({ unitId, endedAt: null })) >= MOST_CHANNELS) throw new DomainError('rule_refused', { rule: 'tooManyChannels' });
  const { secret: kept } = ADAPTERS[given.kind];
  const made = kept === 'made' ? newSecret() : null;
  const channel = newDoc(deps, id, unitId, given, kept === 'none' ? null : (made ?? given.secret));
  await told(deps, by.actor, channel);
  try {
    await Channels(deps).insertMany([channel]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return repeated(deps, id, channel.contentHash);
  }
  return { channel, secret: made };
}

/** A channel that has not ended. `not_found`. */
export async function loadChannel(deps: Deps, id: string): Promise<ChannelDoc> {
  const channel = await channelById(deps, id);
  if (!channel || channel.endedAt !== null) throw new DomainError('not_found');
  return channel;
}

async function change(deps: Deps, channel: ChannelDoc, revision: number, actor: AuditActor, set: Partial<ChannelDoc>): Promise<ChannelDoc> {
  if (channel.revision !== revision) throw new DomainError('conflict', { revision: channel.revision });
  await told(deps, actor, channel);
  const update = { $set: { ...set, revision: revision + 1, updatedAt: deps.clock.now() } };
  const written = await Channels(deps).findOneAndUpdate({ _id: channel._id, revision, endedAt: null }, update, { returnDocument: 'after' }).lean<ChannelDoc>();
  if (!written) throw new DomainError('conflict');
  // Whoever mended it wants to see whether it goes through, not wait for its pause to end.
  await tryLane(deps, laneOf(COURIER, channel._id));
  return written;
}

export interface ChannelChange {
  readonly revision: number;
  readonly name: string;
  readonly address?: string | undefined;
  readonly secret?: string | null | undefined;
  readonly giveUpHours: number;
  readonly paused: boolean;
  readonly options?: ChannelDoc['options'];
}

/** Changes a channel; what waits there is tried at once. `not_found`, `conflict`, `invalid_input`. */
export async function reviseChannel(deps: Deps, id: string, { revision, address, secret, options, ...facts }: ChannelChange, actor: AuditActor): Promise<ChannelDoc> {
  const channel = await loadChannel(deps, id);
  if (address !== undefined) assertAddress(deps, channel.kind, address);
  if (options !== undefined) await assertOptions(deps, channel.kind, options);
  const entered = secret !== undefined && ADAPTERS[channel.kind].secret === 'optional' ? { secret: secret === null ? null : seal(deps, id, 'secret', secret) } : {};
  const moved = address !== undefined && address !== addressOf(deps, channel) ? { address: seal(deps, id, 'address', address) } : {};
  return change(deps, channel, revision, actor, { ...facts, ...entered, ...moved, ...(options === undefined ? {} : { options }) });
}

/** Makes a new secret; the one before signs beside it for a day. `not_found`, `conflict`, `rule_refused` (`noSecretOfOurs`). */
export async function renewSecret(deps: Deps, id: string, revision: number, actor: AuditActor): Promise<Made> {
  const channel = await loadChannel(deps, id);
  if (ADAPTERS[channel.kind].secret !== 'made') throw new DomainError('rule_refused', { rule: 'noSecretOfOurs' });
  const secret = newSecret();
  const set = { secret: seal(deps, id, 'secret', secret), formerSecret: channel.secret, formerUntil: new Date(deps.clock.now().getTime() + BOTH_MS) };
  return { channel: await change(deps, channel, revision, actor, set), secret };
}

/** Ends a channel; the courier gives up what waits for it. `not_found`, `conflict`. */
export async function endChannel(deps: Deps, id: string, revision: number, actor: AuditActor): Promise<void> {
  await change(deps, await loadChannel(deps, id), revision, actor, { endedAt: deps.clock.now() });
}

/** Tries a channel now and sends once more what was given up. @returns how many those were. `not_found`. */
export async function resendAll(deps: Deps, id: string): Promise<number> {
  await loadChannel(deps, id);
  return resendLane(deps, laneOf(COURIER, id));
}
