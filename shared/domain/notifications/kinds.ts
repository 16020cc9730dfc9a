/** Kinds of inbox message; the words are in `shared/copy/inbox.ts`. */
export const INBOX_KINDS = [
  // to the reporter
  'caseReceived',
  'caseAccepted',
  'caseDeclined',
  'caseDispatched',
  'caseAcknowledged',
  'caseHandled',
  'caseVerified',
  'caseToEvaluate',
  'caseClosedUnrated',
  'caseRedone',
  // to staff
  'stationNewCase',
  'unitNewCase',
  'stationToVerify',
  'stationEvaluated',
  'unitRejected',
  'unitRedo',
  'stationSupplement',
  'stationWithdrawn',
] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];
