import { BY_HAND_ACTS } from '../../../../shared/copy/deliveries';
import type { ByHand, ByHandOutcome } from '../../../../shared/domain/integrations/byHand';
import { redirect, resend, rowById, settleByHand, takeOut, tryLane, type OutboxRow } from '../../../jobs';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { channelById, COURIER } from '../courier';
import type { ChannelDoc } from '../model';
import { loadChannel } from './channels';

export interface HandOrder {
  readonly act: ByHand;
  readonly ids: readonly string[];
  /** Where to, when it is to go elsewhere. */
  readonly channelId: string | null;
}

/** What was given up is there to be decided about; what waits is taken out of its queue first. */
async function inHand(deps: Deps, row: OutboxRow): Promise<ByHandOutcome | null> {
  if (row.state === 'dead') return null;
  if (row.state === 'done') return 'gone';
  return (await takeOut(deps, row._id)) ? null : 'underWay';
}

async function sendAgain(deps: Deps, row: OutboxRow): Promise<ByHandOutcome> {
  if (row.state === 'dead') return (await resend(deps, row._id)) ? 'resent' : 'gone';
  if (row.state === 'done') return 'gone';
  await tryLane(deps, row.lane);
  return 'resent';
}

async function sendElsewhere(deps: Deps, row: OutboxRow, to: ChannelDoc): Promise<ByHandOutcome> {
  const from = row.target === undefined ? null : await channelById(deps, row.target);
  // Nobody else has a part in the case.
  if (from?.unitId !== to.unitId || from._id === to._id) return 'elsewhere';
  return (await inHand(deps, row)) ?? ((await redirect(deps, row._id, to._id)) ? 'redirected' : 'gone');
}

async function sendNoMore(deps: Deps, row: OutboxRow): Promise<ByHandOutcome> {
  return (await inHand(deps, row)) ?? ((await settleByHand(deps, row._id)) ? 'settled' : 'gone');
}

/**
 * Carries out what an administrator decides about things that did not get outside, one after the other; each says what
 * came of it and none holds up the others. Every one leaves a row in the audit log. `not_found` where the other channel is none.
 */
export async function byHand(deps: Deps, { act, ids, channelId }: HandOrder, actor: AuditActor): Promise<{ id: string; outcome: ByHandOutcome }[]> {
  const to = act === 'redirect' ? await loadChannel(deps, channelId ?? '') : null;
  const outcomes: { id: string; outcome: ByHandOutcome }[] = [];
  for (const id of new Set(ids)) {
    const row = await rowById(deps, id);
    if (row?.subscriber !== COURIER) {
      outcomes.push({ id, outcome: 'gone' });
      continue;
    }
    await audited(deps, { actor, action: 'deliveryDecided', object: { kind: row.source.kind === 'admission' ? 'admission' : 'case', id: row.source.id }, reason: { code: null, text: BY_HAND_ACTS[act] } });
    outcomes.push({ id, outcome: to ? await sendElsewhere(deps, row, to) : act === 'resend' ? await sendAgain(deps, row) : await sendNoMore(deps, row) });
  }
  return outcomes;
}
