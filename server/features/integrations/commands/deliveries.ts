import { DomainError } from '../../../../shared/domain/kernel/errors';
import { redirect, resend, rowById } from '../../../jobs';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { channelById, COURIER } from '../courier';
import { loadChannel } from './channels';

/** Sends once more what was given up, under its id. `not_found` where nothing of that id was given up. */
export async function resendOne(deps: Deps, id: string): Promise<void> {
  const row = await rowById(deps, id);
  if (row?.subscriber !== COURIER || !(await resend(deps, id))) throw new DomainError('not_found');
}

/** Sends what was given up by another channel of the same unit: nobody else hears of it. `not_found`. */
export async function redirectOne(deps: Deps, id: string, channelId: string, actor: AuditActor): Promise<void> {
  const row = await rowById(deps, id);
  const [from, to] = [row?.target === undefined ? null : await channelById(deps, row.target), await loadChannel(deps, channelId)];
  if (row?.subscriber !== COURIER || from?.unitId !== to.unitId) throw new DomainError('not_found');
  await audited(deps, { actor, action: 'settingsChanged', object: { kind: 'setting', id: `channel:${to._id}`, label: to.name } });
  if (!(await redirect(deps, id, channelId))) throw new DomainError('not_found');
}
