/** Kinds of inbox message about rolls: to who stands there or stands in, to who objected; to the station that keeps it. */
export const ROLL_INBOX_KINDS = [
  'rollPosted', 'rollSettled', 'rollWithdrawn', 'rollMatched', 'rollUnmatched', 'rollCorrected', 'rollVoterAsked', 'rollVoterNamed', 'rollDelegate', 'rollDelegateEnd', 'rollAnswered',
  'stationRollObjected', 'stationRollLate', 'stationRollProposed', 'stationRollOver',
] as const;
export type RollInboxKind = (typeof ROLL_INBOX_KINDS)[number];
