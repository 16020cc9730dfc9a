import type { ProjectAction } from '../../../shared/domain/projects/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { ProjectDoc, RoundDoc } from './document';

/** What happened to a micro-project, as others hear of it. `checkLate`, `stepLate`: what fell due. */
export type ProjectStep = ProjectAction | 'propose' | 'checkLate' | 'stepLate';
export const projectEvent = (step: ProjectStep): string => `project.${step}`;
export type RoundStep = 'open' | 'count' | 'cancel';
export const roundEvent = (step: RoundStep): string => `projectRound.${step}`;

export function eventOf(doc: ProjectDoc, step: ProjectStep, actorId: string | null, tell: Tell = {}): DomainEvent {
  const { station, community, street, district } = doc.scope;
  return { _id: `${doc._id}-${doc.revision}-0`, type: projectEvent(step), at: doc.updatedAt, data: { station, community, street, district, state: doc.state, actor: actorId, ...tell } };
}
export function roundEventOf(round: RoundDoc, step: RoundStep, actorId: string | null): DomainEvent {
  return { _id: `${round._id}-${round.revision}-0`, type: roundEvent(step), at: round.updatedAt, data: { station: round.station, community: round.communityId, state: round.state, actor: actorId } };
}
