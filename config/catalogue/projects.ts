import type { ProjectTerms } from '../../shared/domain/projects/limits';

/**
 * Time limits, sums and quorums of micro-projects. No law sets them: they are what a community of some thousand people can
 * keep. 5 working days as for a request for help; 50,000 yuan, above which works are put out to tender in many places [M].
 * Configuration: places differ.
 */
export const PROJECT_TERMS: ProjectTerms = { check: 5, budgetMost: 5_000_000, roundQuorum: 3, acceptance: 7, acceptanceQuorum: 3, redo: 7 };
