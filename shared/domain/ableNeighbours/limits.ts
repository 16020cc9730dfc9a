/** Limits of what able neighbours (能人) say of themselves, and of invitations. Text in UTF-16 units. */
export const ABLE_LIMITS = { entries: 5, text: 100 } as const;
export const INVITE_LIMITS = {
  title: 30, text: 200, where: 60, note: 200,
  /** People asked at once: more than these is an activity. */
  people: 20,
  /** Invitations that reach one volunteer in a week, from whatever station: nobody is flooded. */
  aWeek: 3,
  /** Days ahead that one asks for. */
  ahead: 30,
} as const;
/** Rows that a search shows, and records that it looks through. */
export const SEARCH_LIMITS = { shown: 50, looked: 500, words: 20 } as const;
