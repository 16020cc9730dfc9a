import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { SignedMessage } from '../../../platform/hooks';
import { signatureProblem } from '../../../platform/outside/signature';
import { audited } from '../../audit';
import { outsidePerson } from '../../orders';
import { channelById } from '../courier';
import { secretsOf } from '../seal';

const HOUR_MS = 3_600_000;
/** As whom the gateway of mail signs. */
const MAIL_GATEWAY = 'mail';

/**
 * Lets in what is signed under the secret of a channel, within five minutes of its moment. Everything else is
 * `signature_refused`, also for a channel that is not there, and leaves a row in the audit log: one an hour for each
 * channel and reason, so that nobody floods it.
 */
export async function checkSignature(deps: Deps, channelId: string, message: SignedMessage): Promise<void> {
  if (channelId === MAIL_GATEWAY) return checkGateway(deps, message);
  const channel = await channelById(deps, channelId);
  const now = deps.clock.now();
  const secrets = channel && channel.endedAt === null ? secretsOf(deps, channel, now) : [];
  const problem = signatureProblem(secrets, message, now);
  if (problem === null) return;
  if (channel) {
    const once = { key: `${channelId}-${problem}-${Math.floor(now.getTime() / HOUR_MS)}` };
    await audited(deps, { actor: { personId: outsidePerson(channelId), unitId: channel.unitId, role: null }, action: 'outsideRefused', object: { kind: 'setting', id: `channel:${channelId}`, label: channel.name }, reason: { code: null, text: problem }, once });
  }
  throw new DomainError('signature_refused', { problem });
}

/** What comes by mail is signed under the one secret of the gateway; without one nothing comes in. */
async function checkGateway(deps: Deps, message: SignedMessage): Promise<void> {
  const [secret, now] = [deps.config.mail?.inSecret ?? null, deps.clock.now()];
  const problem = signatureProblem(secret === null ? [] : [secret], message, now);
  if (problem === null) return;
  if (secret !== null) {
    const once = { key: `${MAIL_GATEWAY}-${problem}-${Math.floor(now.getTime() / HOUR_MS)}` };
    await audited(deps, { actor: { personId: outsidePerson(MAIL_GATEWAY), unitId: null, role: null }, action: 'outsideRefused', object: { kind: 'setting', id: MAIL_GATEWAY, label: MAIL_GATEWAY }, reason: { code: null, text: problem }, once });
  }
  throw new DomainError('signature_refused', { problem });
}
