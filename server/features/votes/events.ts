import type { VoteAction } from '../../../shared/domain/votes/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import { VOTE_PUBLISHED } from '../../platform/votes';
import type { ObjectionDoc, VoteDoc } from './document';

/** What happened to a vote, as others hear of it. `counting`: both scrutineers confirmed; `counted`: the board has its closing head; `checked`: both verified it; `objected`, `answered`: of an objection. */
export type VoteStep = VoteAction | 'draft' | 'counting' | 'counted' | 'checked' | 'published' | 'objected' | 'answered';
export const voteEvent = (step: VoteStep): string => (step === 'published' ? VOTE_PUBLISHED : `vote.${step}`);

export function eventOf(doc: VoteDoc, step: VoteStep, actorId: string | null, tell: Tell = {}): DomainEvent {
  const { station, community, street, district } = doc.scope;
  return { _id: `${doc._id}-${doc.revision}-0`, type: voteEvent(step), at: doc.updatedAt, data: { voteId: doc._id, station, community, street, district, body: doc.bodyId, basisKind: doc.basis.kind, basis: doc.basis.id, binding: doc.draft.binding, state: doc.state, actor: actorId, ...tell } };
}
export const ofObjection = (doc: ObjectionDoc, step: 'objected' | 'answered', actorId: string): DomainEvent => ({ _id: `${doc._id}-${step}`, type: voteEvent(step), at: doc.answeredAt ?? doc.at, data: { voteId: doc.voteId, who: doc.personId, actor: actorId } });
