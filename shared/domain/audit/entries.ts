/** What leaves a row in the audit log: personal data read or changed, and what governs who may. Never renamed. */
export const AUDIT_ACTIONS = [
  /** Staff opened a page that names the reporter of a case; once an hour for each person and case. */
  'reporterSeen',
  /** Staff had a phone number shown in full, with a reason. */
  'contactSeen',
  /** An administrator opened the list of people of a unit; once an hour. */
  'membersSeen',
  'roleGiven',
  'roleEnded',
  'passwordIssued',
  'secondFactorReset',
  /** An import was accepted that brings people or roles. */
  'importAccepted',
  'personChanged',
  /** The counter saw somebody's document (level 2). */
  'documentSeen',
  /** A home was confirmed, refused or ended. */
  'homeDecided',
  'homeSeen',
  'settingsChanged',
  /** An auditor searched the audit log; once an hour for what was searched. */
  'auditRead',
  'auditExported',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Kinds of thing that a row may point to. */
export const AUDIT_OBJECTS = ['case', 'unit', 'person', 'membership', 'home', 'import', 'setting', 'audit'] as const;
export type AuditObject = (typeof AUDIT_OBJECTS)[number];

/** Why staff need a resident's phone number. */
export const CONTACT_REASONS = ['askDetails', 'arrangeVisit', 'tellResult', 'callBack', 'danger', 'other'] as const;
export type ContactReason = (typeof CONTACT_REASONS)[number];

/** Longest words beside the reason, characters. */
export const REASON_WORDS = 200;

/** Whether a reason says enough: 「其他」 says nothing without words. */
export function saysEnough({ reason, text }: { readonly reason: ContactReason; readonly text: string }): boolean {
  return reason !== 'other' || text.trim().length >= 2;
}

/** Days after the end of a case within which its station and lead unit may still call the reporter. */
export const CONTACT_DAYS = 30;
