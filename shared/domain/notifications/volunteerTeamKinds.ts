/** Kinds of inbox message about teams of volunteers: to whoever leads or is to, to members and who asks, and to the station. */
export const TEAM_INBOX_KINDS = [
  'teamApproved', 'teamDeclined', 'teamOffer', 'teamOfferTaken', 'teamOfferRefused', 'teamDismissed', 'teamDissolved', 'teamAsked', 'teamJoined', 'teamLeft', 'teamTakenOn', 'teamNotTakenOn', 'teamRemoved', 'stationTeamNew', 'stationTeamLeaderless', 'stationTeamActivities', 'teamPlanStarted', 'teamPlanClosed',
] as const;
export type TeamInboxKind = (typeof TEAM_INBOX_KINDS)[number];
