import type { CaseAction } from '../../../shared/domain/cases/states';
import type { DomainEvent } from '../../jobs/types';
import type { CaseDoc } from './document';

/** Steps of a case as others hear of them; the past tense of the timeline's actions. */
export const CASE_EVENTS = {
  submit: 'case.submitted',
  supplement: 'case.supplemented',
  withdraw: 'case.withdrawn',
  inspect: 'case.inspected',
  correct: 'case.corrected',
  accept: 'case.accepted',
  decline: 'case.declined',
  dispatch: 'case.dispatched',
  acknowledge: 'case.acknowledged',
  handle: 'case.handled',
  verify: 'case.verified',
  reject: 'case.rejected',
  evaluate: 'case.evaluated',
  redo: 'case.redone',
  close: 'case.closed',
  remind: 'case.reminded',
  reschedule: 'case.rescheduled',
  regrid: 'case.regridded',
  transfer: 'case.transferred',
  return: 'case.returned',
  designate: 'case.designated',
  reopen: 'case.reopened',
  release: 'case.released',
  note: 'case.noted',
  transcribe: 'case.transcribed',
  disputeTranscript: 'case.transcriptDisputed',
  split: 'case.split',
  unsplit: 'case.unsplit',
  addSupport: 'case.supportAsked',
  acknowledgeSupport: 'case.supportAcknowledged',
  supportProgress: 'case.supportProgressed',
  supportDone: 'case.supportReported',
  returnSupport: 'case.supportReturned',
  dropSupport: 'case.supportDropped',
  warnSupport: 'case.supportLate',
  edit: 'case.edited',
  takeBackPhotos: 'case.photosTakenBack',
  regrade: 'case.regraded',
  merge: 'case.merged',
  unmerge: 'case.unmerged',
  absorb: 'case.absorbed',
  letGo: 'case.letGo',
  conclude: 'case.concluded',
  resume: 'case.resumed',
  recordWord: 'case.wordRecorded',
  claim: 'case.claimed',
  whistle: 'case.whistled',
  callReached: 'case.calledBack',
  callMissed: 'case.callMissed',
  confirmUnsolved: 'case.confirmedUnsolved',
  closeExplained: 'case.closedExplained',
  orderRedo: 'case.redoOrdered',
  markUnsolved: 'case.markedUnsolved',
} as const satisfies Partial<Record<CaseAction, string>>;
/** Actions that stand on the timeline; composite taps are several of them. */
export type StepName = keyof typeof CASE_EVENTS;
export type CaseEventType = (typeof CASE_EVENTS)[StepName];

/**
 * The events of one write, one for each timeline entry. `tap` is what the person asked for, so that a
 * composite tap can be told of once; ids and codes only. `tell`: what only this step has to say.
 */
export function eventsOf(doc: CaseDoc, steps: readonly StepName[], tap: CaseAction, actorId: string | null, tell: DomainEvent['data'] = {}): DomainEvent[] {
  return steps.map((step, n) => ({
    _id: `${doc._id}-${doc.revision}-${n}`,
    type: CASE_EVENTS[step],
    at: doc.updatedAt,
    data: {
      tap,
      revision: doc.revision,
      state: doc.state,
      outcome: doc.outcome,
      round: doc.round,
      reminders: doc.reminders,
      asked: doc.step === 'evaluate',
      askedNow: doc.askedAt?.getTime() === doc.updatedAt.getTime(),
      community: doc.scope.community,
      grid: doc.scope.grid,
      station: doc.scope.station,
      lead: doc.leadUnitId,
      reporter: doc.reporterId,
      actor: actorId,
      category: doc.categoryId,
      splitOff: doc.splitFrom !== undefined,
      ...tell,
      proxied: doc.proxy !== undefined,
      accountless: doc.proxy?.accountless === true,
    },
  }));
}
