/** Kinds of inbox message about volunteers' hours: to whose they are, to whoever objected, and to the station. */
export const HOUR_INBOX_KINDS = ['hoursEntered', 'hoursPublished', 'hoursObjected', 'hoursKept', 'hoursCounted', 'hoursRefused', 'hoursLapsed', 'objectionKept', 'objectionRight', 'stationHoursAsked', 'stationHoursToConfirm', 'stationHoursObjected', 'stationHoursWait', 'leaderHoursOfShift', 'certificateIssued', 'certificateDeclined', 'certificateWithdrawn', 'stationCertificateAsked'] as const;
export type HourInboxKind = (typeof HOUR_INBOX_KINDS)[number];
