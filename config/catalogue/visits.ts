import type { VisitTerms } from '../../shared/domain/visits/limits';

/**
 * Time limits of visits (走访). No law sets them; PIPL Art. 19 asks for the shortest time of keeping that serves the purpose.
 * A day to find a grid worker and two for a moment are what somebody who is alone or ill can wait for; thirty days after the last
 * promise are enough for the resident to say that something is missing. Configuration: places differ.
 */
export const VISIT_TERMS: VisitTerms = { give: 24, propose: 48, soon: 18, report: 24, keep: 30 };
