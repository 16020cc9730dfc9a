import { saysEnough, type ContactReason } from '../../../../shared/domain/audit/entries';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { contactOf, type Contact } from '../../identity';
import type { CaseDoc } from '../document';

export interface ContactAsk {
  readonly reason: ContactReason;
  readonly text: string;
  readonly key: string;
}

const levelsOf = ({ scope }: CaseDoc): string[] => [scope.district, scope.street, scope.community];

/**
 * Shows the reporter's name and phone number in full. The row in the audit log comes first: there is no looking
 * without one. Outcomes: shown; `rule_refused` {rule: reasonMissing}; `not_found` when the reporter is gone.
 */
export async function seeContact(deps: Deps, doc: CaseDoc, actor: AuditActor, { reason, text, key }: ContactAsk): Promise<Contact> {
  if (!saysEnough({ reason, text })) throw new DomainError('rule_refused', { rule: 'reasonMissing' });
  await audited(deps, {
    actor, action: 'contactSeen', subject: doc.reporterId, object: { kind: 'case', id: doc._id, label: doc.number },
    reason: { code: reason, text }, levels: levelsOf(doc), once: { key: `${actor.personId}.${doc._id}.${key}` },
  });
  const contact = await contactOf(deps, doc.reporterId);
  if (!contact) throw new DomainError('not_found');
  return contact;
}

/** Tells the audit log that staff were shown who reported a case: once an hour for each person and case. */
export function noteReporterSeen(deps: Deps, doc: CaseDoc, actor: AuditActor): Promise<void> {
  return audited(deps, {
    actor, action: 'reporterSeen', subject: doc.reporterId, object: { kind: 'case', id: doc._id, label: doc.number }, levels: levelsOf(doc), once: 'hour',
  });
}
