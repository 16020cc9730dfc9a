/** Kinds of inbox message about volunteers: to whose record it is, and to the station. */
export const VOLUNTEER_INBOX_KINDS = ['volunteerReceived', 'volunteerAsked', 'volunteerActive', 'volunteerDeclined', 'volunteerProofSeen', 'volunteerMeritAdded', 'volunteerMeritDropped', 'volunteerEnded', 'stationVolunteerNew', 'stationVolunteerAnswered', 'stationVolunteerToSee', 'volunteerGuardianSeen'] as const;
export type VolunteerInboxKind = (typeof VOLUNTEER_INBOX_KINDS)[number];
