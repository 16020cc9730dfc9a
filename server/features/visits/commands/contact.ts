import { saysEnough, type ContactReason } from '../../../../shared/domain/audit/entries';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { contactOf, type Contact } from '../../identity';
import type { VisitDoc } from '../document';
import { refuse } from '../step';

const about = ({ _id, scope: { district, street, community }, visitedId }: VisitDoc) => ({ subject: visitedId, object: { kind: 'visit' as const, id: _id }, levels: [district, street, community] });

/** The grid worker at hand or the station is shown the number in full; the row in the audit log comes first. `rule_refused` reasonMissing; `not_found` when the person is gone. */
export async function seeContact(deps: Deps, doc: VisitDoc, actor: AuditActor, ask: { readonly reason: ContactReason; readonly text: string; readonly key: string }): Promise<Contact> {
  if (!saysEnough(ask)) refuse('reasonMissing');
  await audited(deps, { actor, action: 'contactSeen', ...about(doc), reason: { code: ask.reason, text: ask.text }, once: { key: `${actor.personId}.${doc._id}.${ask.key}` } });
  const contact = await contactOf(deps, doc.visitedId);
  if (!contact) throw new DomainError('not_found');
  return contact;
}
/** Tells the audit log that staff were shown who is visited: once an hour for each person and visit. */
export const noteSeen = (deps: Deps, doc: VisitDoc, actor: AuditActor): Promise<void> => audited(deps, { actor, action: 'reporterSeen', ...about(doc), once: 'hour' });
