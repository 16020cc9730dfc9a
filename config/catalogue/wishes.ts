import type { WishTerms } from '../../shared/domain/wishes/limits';

/**
 * Time limits of wishes. Matching within 7 days is one district's practice (domain.md section 2, [x]); the others follow
 * from it. Configuration: places differ.
 */
export const WISH_TERMS: WishTerms = { check: 2, match: 7, remindMatch: 5, prove: 7, unmatched: 7, confirm: 5 };
