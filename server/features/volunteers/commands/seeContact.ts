import { saysEnough, type ContactReason } from '../../../../shared/domain/audit/entries';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { contactOf, type Contact } from '../../identity';
import type { VolunteerDoc } from '../document';
import { openContact } from '../record';
import { refuse } from '../step';

export interface ContactAsk {
  readonly reason: ContactReason;
  readonly text: string;
  readonly of: 'self' | 'emergency' | 'guardian';
  readonly key: string;
}
type Office = { readonly actor: AuditActor; readonly subject: string; readonly object: { readonly kind: 'volunteer'; readonly id: string; readonly label: string | null }; readonly levels: string[] };
const officeOf = ({ _id, personId, number, scope: { district, street, community } }: VolunteerDoc, actor: AuditActor): Office => ({ actor, subject: personId, object: { kind: 'volunteer', id: _id, label: number }, levels: [district, street, community] });

/**
 * The station is shown a number in full: the volunteer's own, of whom to call in an emergency, or of the guardian. The row in the
 * audit log comes first. Outcomes: shown; `rule_refused` reasonMissing; `not_found` where there is no such contact.
 */
export async function seeContact(deps: Deps, doc: VolunteerDoc, actor: AuditActor, ask: ContactAsk): Promise<Contact> {
  if (!saysEnough(ask)) refuse('reasonMissing');
  const contact = ask.of === 'self' ? null : doc[ask.of];
  if (ask.of !== 'self' && !contact) throw new DomainError('not_found');
  await audited(deps, { ...officeOf(doc, actor), action: 'contactSeen', reason: { code: ask.reason, text: ask.text }, once: { key: `${actor.personId}.${doc._id}.${ask.of}.${ask.key}` } });
  if (contact && ask.of !== 'self') return { name: contact.name, phone: openContact(deps, doc._id, ask.of, contact) };
  const own = await contactOf(deps, doc.personId);
  if (!own) throw new DomainError('not_found');
  return own;
}

/** Tells the audit log that the station read a record: once an hour for each person and record. */
export const noteSeen = (deps: Deps, doc: VolunteerDoc, actor: AuditActor): Promise<void> => audited(deps, { ...officeOf(doc, actor), action: 'reporterSeen', once: 'hour' });
