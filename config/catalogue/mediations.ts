import type { MediationTerms } from '../../shared/domain/mediations/limits';

/**
 * Time limits of mediations (人民调解). The law sets none for the steps; mediation within a month is what committees aim at. PIPL Art. 19 asks
 * for the shortest time of keeping that serves the purpose: ninety days for what came to nothing leave time for the justice office,
 * three years for agreements are those of Civil Code Art. 188. Configuration: places differ.
 */
export const MEDIATION_TERMS: MediationTerms = { look: 24, consent: 72, arrange: 72, soon: 18, record: 24, sign: 48, keepNone: 90, keep: 3 * 365 };
