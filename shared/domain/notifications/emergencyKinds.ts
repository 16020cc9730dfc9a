/** Kinds of inbox message about emergency modes: to whoever has to agree, to those who work there, to volunteers who are asked, to the street in the morning. */
export const EMERGENCY_INBOX_KINDS = ['emergencyToStart', 'emergencyToEnd', 'emergencyStarted', 'emergencyHelp', 'emergencyOver', 'emergencySummary'] as const;
export type EmergencyInboxKind = (typeof EMERGENCY_INBOX_KINDS)[number];
