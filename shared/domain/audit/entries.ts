/** What leaves a row in the audit log: personal data read or changed, and what governs who may. Never renamed. */
export const AUDIT_ACTIONS = [
  /** Staff opened a page that names the reporter of a case; once an hour for each person and case. */
  'reporterSeen',
  /** Staff had a phone number shown in full, with a reason. */
  'contactSeen',
  /** An administrator opened the list of people of a unit, or a table of people that was handed in; once an hour. */
  'membersSeen',
  'roleGiven',
  /** The grids a grid worker looks after, and so the cases they see, became others. */
  'roleChanged',
  'roleEnded',
  'passwordIssued',
  'secondFactorReset',
  /** Somebody who may stop accounts looked one up by its number; once an hour. */
  'accountSeen',
  'accountSuspended',
  'accountRestored',
  /** Somebody closed their own account. */
  'accountClosed',
  /** Somebody chose their own password, or set up their second factor. */
  'loginChanged',
  /** An import was accepted; one of people leaves a row for each person and role beside it. */
  'importAccepted',
  /** Somebody's number, community or main home became another, mostly by themselves. */
  'personChanged',
  /** The counter saw somebody's document (level 2). */
  'documentSeen',
  /** A home was confirmed, refused or ended. */
  'homeDecided',
  'homeSeen',
  /** A grid worker or a co-resident said whether somebody lives there. */
  'homeSpoken',
  /** Somebody registered a home of their own, took the request back, or moved out. */
  'homeChanged',
  /** Catalogue, calendar, texts, routing or who needs a second factor. */
  'settingsChanged',
  /** An administrator sent a test to a phone. */
  'testSent',
  /** An auditor searched the audit log; once an hour for what was searched. */
  'auditRead',
  'auditExported',
  /** Staff took the list of their workbench as a table; it holds no names and numbers of residents. */
  'registerExported',
  /** An administrator decided what becomes of something that did not get outside. */
  'deliveryDecided',
  /** Something came from outside whose signature was forged or stale; once an hour for each channel and reason. */
  'outsideRefused',
  /** The station said who stands on a line of a roll, took them off, or put a proxy on record. */
  'rollMatched',
  /** A line of a roll was put right, or that was put forward or looked at by the second person. */
  'rollCorrected',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Kinds of thing that a row may point to. */
export const AUDIT_OBJECTS = ['case', 'admission', 'unit', 'person', 'phone', 'membership', 'home', 'import', 'setting', 'audit', 'wish', 'project', 'volunteer', 'roll', 'visit', 'booking', 'mediation'] as const;
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
