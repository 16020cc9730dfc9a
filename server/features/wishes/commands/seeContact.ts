import { saysEnough, type ContactReason } from '../../../../shared/domain/audit/entries';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { contactOf, type Contact } from '../../identity';
import type { WishDoc } from '../document';
import { refuse } from '../step';

export interface ContactAsk {
  readonly reason: ContactReason;
  readonly text: string;
  readonly of: 'author' | 'recipient' | 'claimant';
  readonly claimId?: string | undefined;
  readonly key: string;
}

const subjectOf = (doc: WishDoc, { of, claimId }: ContactAsk): string => {
  if (of === 'author') return doc.authorId;
  if (of === 'recipient') return doc.recipientId;
  return doc.claims.find(({ id }) => id === claimId)?.personId ?? refuse('notYourClaim');
};

/**
 * The station is shown a number of one side in full, to telephone between both (no chat, no numbers given on). The row in the
 * audit log comes first. Outcomes: shown; `rule_refused` reasonMissing, notYourClaim; `not_found` when the person is gone.
 */
export async function seeContact(deps: Deps, doc: WishDoc, actor: AuditActor, ask: ContactAsk): Promise<Contact> {
  if (!saysEnough(ask)) refuse('reasonMissing');
  const subject = subjectOf(doc, ask);
  const { district, street, community } = doc.scope;
  await audited(deps, {
    actor, action: 'contactSeen', subject, object: { kind: 'wish', id: doc._id, label: doc.number }, reason: { code: ask.reason, text: ask.text },
    levels: [district, street, community], once: { key: `${actor.personId}.${doc._id}.${subject}.${ask.key}` },
  });
  const contact = await contactOf(deps, subject);
  if (!contact) throw new DomainError('not_found');
  return contact;
}

/** Tells the audit log that staff were shown for whom a wish is: once an hour for each person and wish. */
export function noteRecipientSeen(deps: Deps, doc: WishDoc, actor: AuditActor): Promise<void> {
  const { district, street, community } = doc.scope;
  return audited(deps, { actor, action: 'reporterSeen', subject: doc.recipientId, object: { kind: 'wish', id: doc._id, label: doc.number }, levels: [district, street, community], once: 'hour' });
}
