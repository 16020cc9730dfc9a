/** Kinds of inbox message about visits: to who asked and is visited, to the grid worker at hand, to the station. None says why somebody is visited. */
export const VISIT_INBOX_KINDS = [
  'visitForYou', 'visitGiven', 'visitDeclined', 'visitBack', 'visitProposed', 'visitAgreed', 'visitAbsent', 'visitDone', 'visitHeard', 'visitPromised', 'visitKept', 'visitCannot', 'visitSoon', 'visitNext', 'visitYours',
  'workerVisitGiven', 'workerVisitTaken', 'workerVisitAgreed', 'workerVisitAnother', 'workerVisitOff', 'workerVisitWord', 'workerVisitWaits', 'workerVisitSoon', 'workerVisitReport', 'workerPromiseLate', 'workerVisitNext',
  'stationVisitAsked', 'stationVisitBack', 'stationVisitWaits', 'stationPromiseLate',
] as const;
export type VisitInboxKind = (typeof VISIT_INBOX_KINDS)[number];
