import type { BookingTerms } from '../../shared/domain/bookings/kinds';

/**
 * Times of bookings. No law sets them; PIPL Art. 19 asks for the shortest time of keeping that serves the purpose. Three times in sixty
 * days is what libraries and sports halls commonly allow; names are kept a month longer than that, so that the rule can be looked up.
 * Configuration: places differ.
 */
export const BOOKING_TERMS: BookingTerms = { missed: 3, within: 60, soon: 18, answer: 24, moveUp: 2, keep: 90 };
