import { CERTIFICATE_TRANSITIONS, certificateDesk, type CertificateAction, type CertificatePart, type CertificateRuleCode } from '../../../../shared/domain/volunteerHours/certificates';
import { guardedSteps, refuse as refuseBy, type StepActor, type Tell } from '../../../jobs/guardedStep';
import type { DomainEvent } from '../../../jobs/types';
import type { CertificateDoc } from './document';
import { Certificates } from './model';

export type Actor = StepActor<CertificatePart>;
export const refuse: (rule: CertificateRuleCode) => never = refuseBy;
export const certificateEvent = (step: CertificateAction): string => `certificate.${step}`;

export function eventOf(doc: CertificateDoc, step: CertificateAction, actorId: string | null, tell: Tell = {}): DomainEvent {
  const { station, community, street, district } = doc.scope;
  return { _id: `${doc._id}-${doc.revision}-0`, type: certificateEvent(step), at: doc.updatedAt, data: { station, community, street, district, state: doc.state, actor: actorId, ...tell } };
}
export const derive = (doc: CertificateDoc): Pick<CertificateDoc, 'desk' | 'deskAt'> => ({ desk: certificateDesk(doc.state), deskAt: doc.updatedAt });

/** Steps of a certificate, each one guarded write. */
export const applyStep = guardedSteps<CertificateDoc, CertificateAction, CertificateAction>({
  model: Certificates, transitions: CERTIFICATE_TRANSITIONS, ruleAgainst: () => null, unhurried: [], full: 'certificateTimelineFull' satisfies CertificateRuleCode, derive, eventOf,
});
