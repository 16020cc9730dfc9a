import { saysEnough, type ContactReason } from '../../../../shared/domain/audit/entries';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { contactOf, type Contact } from '../../identity';
import type { Booked } from '../document';
import { refuse } from '../step';

/** The station is shown the number in full; the row in the audit log comes first. `rule_refused` reasonMissing; `not_found` when the person is gone. */
export async function seeContact(deps: Deps, { id, row, sheet: { scope } }: Booked, actor: AuditActor, ask: { readonly reason: ContactReason; readonly text: string; readonly key: string }): Promise<Contact> {
  if (!saysEnough(ask)) refuse('reasonMissing');
  await audited(deps, { actor, action: 'contactSeen', subject: row.personId, object: { kind: 'booking', id }, levels: [scope.district, scope.street, scope.community], reason: { code: ask.reason, text: ask.text }, once: { key: `${actor.personId}.${id}.${ask.key}` } });
  const contact = await contactOf(deps, row.personId);
  if (!contact) throw new DomainError('not_found');
  return contact;
}
