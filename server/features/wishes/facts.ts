import type { ClaimFacts, WishFacts } from '../../../shared/domain/wishes/rules';
import type { WishClaimRow, WishDoc } from './document';

export const claimFacts = ({ id, personId, unitId, quantity, state, sentAt }: WishClaimRow): ClaimFacts => ({ id, personId, unitId, quantity, state, sent: sentAt !== null });

/** The words whoever claimed it reads: as agreed after the claim, else as released. */
export const claimantsRead = (doc: WishDoc): string => (doc.changed ? doc.text : (doc.release?.text ?? ''));

/** Whether the last that was heard of volunteers who were asked is that they helped. */
const helpTold = (timeline: WishDoc['timeline']): boolean => [...timeline].reverse().find(({ action }) => action === 'volunteerTask')?.code === 'helped';

/** Volunteers who are thanked for a wish: those who helped, where it was realised without anybody's claim. */
export const thankedHelpers = ({ claims, helpers = [] }: Pick<WishDoc, 'claims' | 'helpers'>): readonly string[] => (claims.length === 0 ? helpers : []);

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
  accountless: doc.proxy?.accountless === true,
  // Lists leave the story out, and offer no steps.
  helped: helpTold(doc.timeline ?? []),
});
