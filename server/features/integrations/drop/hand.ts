import { DROP_KEPT_DAYS, DROP_LIMITS } from '../../../../shared/domain/integrations/drop';
import { CHANNEL_FAULTS } from '../../../../shared/copy/channels';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { DAY_MS } from '../../../../shared/domain/kernel/days';
import { arrived } from '../../../jobs';
import { withEvents } from '../../../jobs/events';
import type { Subscriber, Task } from '../../../jobs/types';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { DROP_CONFIRMED } from '../events';
import { DropFiles, WITHOUT_BYTES, type DropActor, type DropFileDoc } from './fileModel';

const ADDRESS_MINUTES = 10;
export const pathOf = (name: string): string => `/api/v1/integrations/files/${name}`;

/**
 * Signs an address at which a file is for some minutes, and notes who asked for it; the file stays as open as it was.
 * `rule_refused` (`dropGone`) once its bytes are kept no longer.
 */
export async function addressOfFile(deps: Deps, file: DropFileDoc, name: string, by: DropActor, audit: { readonly actor: AuditActor; readonly label: string }): Promise<string> {
  const now = deps.clock.now();
  const guard = { _id: file._id, digest: file.digest, content: { $ne: null } };
  if (!(await DropFiles(deps).exists(guard))) throw new DomainError('rule_refused', { rule: 'dropGone' });
  await audited(deps, { actor: audit.actor, action: 'registerExported', object: { kind: 'setting', id: `channel:${file.channelId}`, label: audit.label } });
  await DropFiles(deps).updateOne(guard, { $push: { fetched: { $each: [{ ...by, at: now }], $slice: -DROP_LIMITS.fetches } } });
  return deps.signer.sign(pathOf(name), now, ADDRESS_MINUTES);
}

/** What stands in a confirmed file has arrived. Told again it changes nothing. */
async function settleRows(deps: Deps, { rowIds }: Pick<DropFileDoc, 'rowIds'>): Promise<void> {
  if (rowIds.length > 0) await arrived(deps, rowIds);
}

/**
 * Says that a file was taken over whole: from now on its rows count as delivered. Said twice, or by two, it is said once
 * and by the first. `invalid_input` where the digest is of another file, `rule_refused` (`dropNotFetched`) before anybody
 * has fetched it.
 */
export async function confirmFile(deps: Deps, file: DropFileDoc, digest: string, by: DropActor): Promise<DropFileDoc> {
  if (digest.toLowerCase() !== file.digest) throw new DomainError('invalid_input', {}, [{ path: 'digest', code: 'otherFile', message: CHANNEL_FAULTS.otherFile }]);
  if (file.fetched.length === 0) throw new DomainError('rule_refused', { rule: 'dropNotFetched' });
  const at = deps.clock.now();
  const event = { _id: `${file._id}-${file.digest.slice(0, 16)}`, type: DROP_CONFIRMED, at, data: { channel: file.channelId } };
  const update = withEvents({ $set: { confirmed: { ...by, at } } }, [event], at);
  const written = await DropFiles(deps).findOneAndUpdate({ _id: file._id, digest: file.digest, confirmed: null }, update, { returnDocument: 'after', projection: WITHOUT_BYTES }).lean<DropFileDoc>();
  const now = written ?? (await DropFiles(deps).findOne({ _id: file._id, digest: file.digest }, WITHOUT_BYTES).lean<DropFileDoc>());
  if (!now) throw new DomainError('conflict');
  deps.nudge(DropFiles(deps));
  // Cut off before this, the event brings it about.
  await settleRows(deps, now);
  return now;
}

/** Brings about what a confirmation says, where whoever confirmed was cut off. */
export const settleDrop: Subscriber = {
  name: 'integrations.settleDrop',
  types: [DROP_CONFIRMED],
  async handle({ source }, deps) {
    const file = await DropFiles(deps).findById(source.id, { rowIds: 1 }).lean<Pick<DropFileDoc, 'rowIds'>>();
    if (file) await settleRows(deps, file);
  },
};

/** Bytes are kept no longer than they may be needed; that there was a file, and who had it, stays. */
export const forgetFiles: Task = {
  name: 'integrations.forgetFiles',
  everyMs: 3_600_000,
  async run(deps) {
    const before = (days: number): Date => new Date(deps.clock.now().getTime() - days * DAY_MS);
    const old = { $or: [{ 'confirmed.at': { $lte: before(DROP_KEPT_DAYS.confirmed) } }, { madeAt: { $lte: before(DROP_KEPT_DAYS.made) } }] };
    await DropFiles(deps).updateMany({ content: { $ne: null }, ...old }, { $set: { content: null } });
  },
};
