import { saysEnough, type ContactReason } from '../../../../shared/domain/audit/entries';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { MediationSide } from '../../../../shared/domain/mediations/states';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { contactOf, type Contact } from '../../identity';
import type { MediationDoc } from '../document';
import { refuse } from '../step';

const about = ({ _id, scope: { district, street, community }, sides }: MediationDoc, side: MediationSide) => ({ subject: sides[side].personId, object: { kind: 'mediation' as const, id: _id }, levels: [district, street, community] });

/** Station or mediator is shown the number of a side in full; the row in the audit log comes first. `rule_refused` reasonMissing; `not_found`. */
export async function seeContact(deps: Deps, doc: MediationDoc, actor: AuditActor, ask: { readonly side: MediationSide; readonly reason: ContactReason; readonly text: string; readonly key: string }): Promise<Contact> {
  if (!saysEnough(ask)) refuse('reasonMissing');
  const { personId } = doc.sides[ask.side];
  if (personId === null) throw new DomainError('not_found');
  await audited(deps, { actor, action: 'contactSeen', ...about(doc, ask.side), reason: { code: ask.reason, text: ask.text }, once: { key: `${actor.personId}.${doc._id}.${ask.key}` } });
  const contact = await contactOf(deps, personId);
  if (!contact) throw new DomainError('not_found');
  return contact;
}
/** Tells the audit log that somebody was shown who the sides are: once an hour for each person and mediation. */
export const noteSeen = (deps: Deps, doc: MediationDoc, actor: AuditActor): Promise<void> => audited(deps, { actor, action: 'reporterSeen', ...about(doc, 'first'), once: 'hour' });
