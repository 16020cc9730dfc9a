import type { WishAction } from '../../../shared/domain/wishes/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { WishDoc } from './document';

/** What happened to a wish, as others hear of it. `checkLate`, `unmatchedNow`, `matchSoon`, `stuck`, `confirmLate`: what fell due. `adrift`: whoever sent something cannot look after it. */
export type WishStep = WishAction | 'post' | 'given' | 'checkLate' | 'unmatchedNow' | 'matchSoon' | 'stuck' | 'confirmLate' | 'adrift' | 'recipientMoved' | 'claimantMoved';
export const wishEvent = (step: WishStep): string => `wish.${step}`;

/** The event of a step. */
export function eventOf(doc: WishDoc, step: WishStep, actorId: string | null, tell: Tell = {}, n = 0): DomainEvent {
  return {
    _id: `${doc._id}-${doc.revision}-${n}`,
    type: wishEvent(step),
    at: doc.updatedAt,
    data: {
      station: doc.scope.station, community: doc.scope.community, street: doc.scope.street, district: doc.scope.district,
      author: doc.authorId, recipient: doc.recipientId, accountless: doc.proxy?.accountless ?? false, state: doc.state, actor: actorId, claim: null, ...tell,
    },
  };
}
