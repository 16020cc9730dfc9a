import type { InviteTerms } from '../../shared/domain/wishes/invitations';
import type { WishTerms } from '../../shared/domain/wishes/limits';

/**
 * Time limits of wishes. Matching within 7 days is one district's practice (domain.md section 2, [x]); the others follow
 * from it. Configuration: places differ.
 */
export const WISH_TERMS: WishTerms = { check: 2, match: 7, remindMatch: 5, prove: 7, unmatched: 7, confirm: 5 };

/** Time limits of invitations: three days to think it over, and nobody is asked more than once a week. Configuration: places differ. */
export const INVITE_TERMS: InviteTerms = { answer: 3, again: 7 };
