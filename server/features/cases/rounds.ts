import type { CaseDoc } from './document';

/** What a case forgets when it is done again: the unit in charge stays, the round's moments begin anew. */
export function nextRound(doc: CaseDoc, now: Date): Partial<CaseDoc> {
  return {
    round: doc.round + 1,
    redoneAt: now,
    dispatchedAt: now,
    handledAt: null,
    verifiedAt: null,
    handlerId: null,
    result: null,
    outcome: null,
    closedAt: null,
    reminders: 0,
    lastAskedAt: null,
    sampledSilent: false,
    ...(doc.callback ? { callback: null } : {}),
    ...(doc.review ? { review: null } : {}),
    ...(doc.unsolved ? { unsolved: null } : {}),
    ...(doc.unitRating ? { unitRating: null } : {}),
    ...(doc.awaits ? { awaits: null } : {}),
    question: null,
    questions: 0,
    deferral: null,
  };
}
