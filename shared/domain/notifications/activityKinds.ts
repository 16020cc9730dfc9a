/** Kinds of inbox message about activities: to those who signed up or were asked, to whoever leads, and to the station. */
export const ACTIVITY_INBOX_KINDS = ['shiftOffered', 'shiftPassed', 'shiftChanged', 'shiftOff', 'shiftMessage', 'shiftTomorrow', 'shiftSoon', 'shiftSwapAsked', 'shiftSwapTaken', 'shiftLead', 'shiftLeft', 'activityOfTeam', 'activityApproved', 'activitySentBack', 'stationActivityAsked'] as const;
export type ActivityInboxKind = (typeof ACTIVITY_INBOX_KINDS)[number];
