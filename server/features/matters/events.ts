import type { DomainEvent } from '../../jobs/types';
import type { AdmissionDoc } from './model';

/** What happened to a request for admission, as others hear of it. */
export const ADMISSION_EVENTS = { ask: 'admission.asked', askAgain: 'admission.askedAgain', admit: 'admission.admitted', refuse: 'admission.refused', withdraw: 'admission.withdrawn', end: 'admission.ended' } as const;
export type AdmissionStep = keyof typeof ADMISSION_EVENTS;

/** The event of a step. */
export const eventOf = (doc: AdmissionDoc, step: AdmissionStep, actor: string): DomainEvent => ({
  _id: `${doc._id}-${doc.revision}`,
  type: ADMISSION_EVENTS[step],
  at: doc.updatedAt,
  data: { ...doc.scope, by: doc.askerUnitId, actor, ...(doc.order ? { above: doc.order.from } : {}) },
});
