/** Kinds of inbox message about micro-projects: to who proposed it, to who chose or follows it, to owners of steps, to the station. */
export const PROJECT_INBOX_KINDS = [
  'projectReceived', 'projectAsked', 'projectDeclined', 'projectHandedOver', 'projectAdmitted',
  'projectChosen', 'projectNotChosen', 'projectPlanned', 'projectProgress', 'projectLate', 'projectAcceptance', 'projectBack', 'projectAccepted', 'projectClosed', 'projectStopped',
  'unitProjectStep', 'unitProjectLate', 'projectRoundOpen', 'projectRoundCancelled',
  'stationProjectNew', 'stationProjectAnswered', 'stationProjectLate', 'stationProjectStepLate', 'stationProjectReported', 'stationProjectFew', 'stationProjectVerdict', 'stationRoundCounted',
] as const;
export type ProjectInboxKind = (typeof PROJECT_INBOX_KINDS)[number];
