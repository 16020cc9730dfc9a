/** Kinds of inbox message; the words are in `shared/copy/inbox.ts`. */
export const INBOX_KINDS = [
  // to the reporter
  'caseReceived',
  'caseSplit',
  'caseUnsplit',
  'caseAccepted',
  'caseDeclined',
  'caseDispatched',
  'caseAcknowledged',
  'caseHandled',
  'caseVerified',
  'caseToEvaluate',
  'caseClosedUnrated',
  'caseRedone',
  'casePromiseMoved',
  // about one's home and identity
  'documentSeen',
  'documentUndone',
  'homeAsked',
  'homeConfirmed',
  'homeDeclined',
  'homeWithdrawn',
  'homeMovedOut',
  'homeEnded',
  'homeCoResidentAsks',
  'homeCoResidentNew',
  // to staff
  'stationHomeAsked',
  'stationNewCase',
  'unitNewCase',
  'stationToVerify',
  'stationEvaluated',
  'unitRejected',
  'unitRedo',
  'stationSupplement',
  'stationTranscriptWrong',
  'stationWithdrawn',
  'staffPromiseMoved',
  // to administrators
  'adminYearMissing',
] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];
