import type { VolunteerTerms } from '../../shared/domain/volunteers/limits';

/**
 * Ages, time limit and versions for volunteers. 18 is full age (民法典 Art. 17); below 8 nobody acts for themselves (Art. 20).
 * That the station looks first is the careful choice, and 3 working days what residents wait for gladly; no law sets either.
 */
export const VOLUNTEER_TERMS: VolunteerTerms = { approval: true, check: 3, adult: 18, youngest: 8, promise: '2026-1', risk: '2026-1' };
