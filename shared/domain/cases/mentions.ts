/** Colleagues named in one note, and offered to be named, at most. */
export const MENTION_LIMITS = { named: 5, offered: 100 } as const;
