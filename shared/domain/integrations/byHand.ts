/** What staff decide about something that did not get outside: send it now, by another channel, or no more. */
export const BY_HAND = ['resend', 'redirect', 'settle'] as const;
export type ByHand = (typeof BY_HAND)[number];

/** Things that one order may be about. */
export const MOST_BY_HAND = 50;

/** What came of an order about one thing; the words are in `shared/copy/deliveries.ts`. */
export const BY_HAND_OUTCOMES = ['resent', 'redirected', 'settled', 'gone', 'underWay', 'elsewhere'] as const;
export type ByHandOutcome = (typeof BY_HAND_OUTCOMES)[number];

/** Whether the order was carried out. */
export const isCarriedOut = (outcome: ByHandOutcome): boolean => outcome === 'resent' || outcome === 'redirected' || outcome === 'settled';
