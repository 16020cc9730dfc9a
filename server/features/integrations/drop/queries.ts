import { after, decodeCursor, pageOf } from '../../../platform/database/cursor';
import type { Deps } from '../../../platform/deps';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { channelById } from '../courier';
import { Channels, type ChannelDoc } from '../model';
import type { UnitSight } from '../policy';
import { DropFiles, WITHOUT_BYTES, type DropFileDoc } from './fileModel';

type Db = Pick<Deps, 'db'>;

/** Channels that hand over files, of the units somebody looks after, that have not ended. */
export function dropChannels(deps: Db, { all, unitIds }: UnitSight): Promise<ChannelDoc[]> {
  return Channels(deps).find({ kind: 'drop', endedAt: null, ...(all ? {} : { unitId: { $in: [...unitIds] } }) }).sort({ createdAt: 1, _id: 1 }).lean<ChannelDoc[]>();
}

/** A channel that hands over files. `not_found` where it is none, or of a unit that is not theirs. */
export async function dropChannel(deps: Db, { all, unitIds }: UnitSight, id: string): Promise<ChannelDoc> {
  const channel = await channelById(deps, id);
  if (channel?.kind !== 'drop' || channel.endedAt !== null || !(all || unitIds.includes(channel.unitId))) throw new DomainError('not_found');
  return channel;
}

type State = 'open' | 'all';
const inState = (state: State): object => (state === 'open' ? { confirmed: null } : {});

/** Files of some channels, the latest first. */
export async function filePage(deps: Db, channels: readonly ChannelDoc[], { cursor, limit, state }: { readonly cursor?: string | undefined; readonly limit: number; readonly state: State }): Promise<{ items: DropFileDoc[]; next: string | null }> {
  const filter = { channelId: { $in: channels.map(({ _id }) => _id) }, ...inState(state), ...after(decodeCursor(cursor), 'madeAt', 'down') };
  const rows = await DropFiles(deps).find(filter, WITHOUT_BYTES).sort({ madeAt: -1, _id: -1 }).limit(limit + 1).lean<DropFileDoc[]>();
  return pageOf(rows, limit, ({ madeAt, _id }) => ({ at: madeAt, id: _id }));
}

/** Files that are told to a system at once. */
const MOST_TO_A_SYSTEM = 100;
/** Files of one channel: the oldest of those that wait, or the latest of all. */
export function filesOf(deps: Db, channelId: string, state: State): Promise<DropFileDoc[]> {
  return DropFiles(deps).find({ channelId, ...inState(state) }, WITHOUT_BYTES).sort({ number: state === 'open' ? 1 : -1 }).limit(MOST_TO_A_SYSTEM).lean<DropFileDoc[]>();
}

/**
 * The unit whose people must be told that a file waits; null where they need not be: another one waits already, or their
 * system has fetched and confirmed the one before by itself.
 */
export async function unitToTellOf(deps: Deps, id: string): Promise<string | null> {
  const file = await DropFiles(deps).findById(id, WITHOUT_BYTES).lean<DropFileDoc>();
  if (!file || file.confirmed !== null) return null;
  const earlier = { channelId: file.channelId, number: { $gt: 0, $lt: file.number } };
  if (await DropFiles(deps).exists({ ...earlier, confirmed: null })) return null;
  const before = await DropFiles(deps).findOne(earlier, WITHOUT_BYTES).sort({ number: -1 }).lean<DropFileDoc>();
  return before?.confirmed?.keyId ? null : file.unitId;
}

/** One file without its bytes, and whether they are there. `not_found`. */
export async function loadFile(deps: Db, id: string): Promise<DropFileDoc> {
  const file = await DropFiles(deps).findById(id, WITHOUT_BYTES).lean<DropFileDoc>();
  if (!file) throw new DomainError('not_found');
  return file;
}

/** Which of some files have their bytes no longer. */
export async function goneOf(deps: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await DropFiles(deps).find({ _id: { $in: [...ids] }, content: null }, { _id: 1 }).lean<{ _id: string }[]>();
  return new Set(rows.map(({ _id }) => _id));
}
