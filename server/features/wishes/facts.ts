import type { ClaimFacts, WishFacts } from '../../../shared/domain/wishes/rules';
import type { WishClaimRow, WishDoc } from './document';

export const claimFacts = ({ id, personId, unitId, quantity, state, sentAt }: WishClaimRow): ClaimFacts => ({ id, personId, unitId, quantity, state, sent: sentAt !== null });

/** The words whoever claimed it reads: as agreed after the claim, else as released. */
export const claimantsRead = (doc: WishDoc): string => (doc.changed ? doc.text : (doc.release?.text ?? ''));

/** A wish as the rules look at it. */
export const factsOf = (doc: WishDoc): WishFacts => ({
  state: doc.state,
  category: doc.category,
  visit: doc.visit,
  authorId: doc.authorId,
  recipientId: doc.recipientId,
  target: doc.target,
  left: doc.left,
  claims: doc.claims.map(claimFacts),
  proposed: doc.proposal !== null,
  consented: doc.storyConsent === true,
  thanked: doc.thanks !== null,
});
