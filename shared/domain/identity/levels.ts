/** Levels of identity (domain.md section 5): 0 came in through WeChat, 1 phone confirmed, 2 document seen at the counter. */
export const LEVELS = [0, 1, 2] as const;
export type Level = (typeof LEVELS)[number];

/** What a level of identity opens. Reporting is open to everybody who came in, and never needs a bound home. */
export const DEEDS = ['report', 'wish', 'opinion', 'volunteer', 'visit', 'roll', 'hours'] as const;
export type Deed = (typeof DEEDS)[number];

/** The least level for each deed (domain.md section 5); the only place that says so. An operator may not lower it. */
export const DEED_LEVELS: Readonly<Record<Deed, Level>> = {
  report: 0,
  wish: 1,
  opinion: 1,
  volunteer: 1,
  visit: 2,
  roll: 2,
  hours: 2,
};

/** Whether somebody of this level may do it. */
export function mayByLevel(level: Level, deed: Deed): boolean {
  return level >= DEED_LEVELS[deed];
}

/** The level that follows from what is known of a person. A document seen counts without a phone: not everybody has one. */
export function levelFrom(known: { readonly phoneConfirmed: boolean; readonly documentSeen: boolean }): Level {
  if (known.documentSeen) return 2;
  return known.phoneConfirmed ? 1 : 0;
}

/** Kinds of document that staff may have seen at the counter. The kind is all that is kept: no number, no copy. */
export const DOCUMENT_KINDS = ['identityCard', 'householdBook', 'residencePermit', 'passport', 'deed', 'lease'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
