/** Steps that may be taken for several cases at once: those that say the same for each and decide nothing new. */
export const BATCH_ACTIONS = ['accept', 'acceptAndDispatch', 'acknowledge', 'note'] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** Cases of one batch, characters of a note to all of them. */
export const BATCH_LIMITS = { cases: 50, words: 500 } as const;
