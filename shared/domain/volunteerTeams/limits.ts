/** Limits of teams. Text in UTF-16 units. */
export const TEAM_LIMITS = {
  name: 20, aim: 60, does: 300, note: 200, words: 100, skills: 6, fields: 3,
  /** Deputies beside the leader. */
  deputies: 3,
  /** Teams that somebody leads or has proposed, and teams they belong to or have asked. */
  led: 3, joined: 10,
  /** Most members: whoever needs more founds a second team. */
  members: 500,
} as const;

/** How long a code to join by may hold, in days; whoever leads chooses. */
export const CODE_DAYS = [1, 7, 30] as const;
export type CodeDays = (typeof CODE_DAYS)[number];
/** Letters of a code: none that is taken for another when read aloud or off a screen. Six of them are 24 million to the factor 36. */
export const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 6;
/** Codes that somebody may try in vain in an hour. */
export const CODE_TRIES = { most: 5, windowMs: 60 * 60_000 } as const;
/** Days after a request that was declined, or a removal, before somebody may ask again. */
export const ASK_AGAIN_DAYS = 7;

/** A code as it is kept: without blanks, in capitals and half width. */
export const teamCode = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** What a station keeps registers of, for the national platform. */
export const VOLUNTEER_REGISTERS = ['volunteers', 'teams', 'activities', 'hours'] as const;
