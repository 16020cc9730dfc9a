import { randomUUID } from 'node:crypto';
import type { ChannelKind, DeliveryProblem } from '../../../../shared/domain/integrations/channels';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { sendThrough } from '../courier';
import { testMessage } from '../message';
import { Channels } from '../model';
import { loadChannel } from './channels';

/** Sends a test through a channel now, past everything that waits, and keeps what came of it. `not_found`. */
export async function sendTest(deps: Deps, id: string, actor: AuditActor): Promise<{ kind: ChannelKind; lastTest: { at: Date; problem: DeliveryProblem | null } }> {
  const channel = await loadChannel(deps, id);
  await audited(deps, { actor, action: 'testSent', object: { kind: 'setting', id: `channel:${id}`, label: channel.name } });
  const verdict = await sendThrough(deps, channel, await testMessage(deps, channel, `test-${randomUUID()}`));
  const lastTest = { at: deps.clock.now(), problem: verdict?.problem ?? null };
  await Channels(deps).updateOne({ _id: id }, { $set: { lastTest } });
  return { kind: channel.kind, lastTest };
}
