import type { HomeAction } from '../../../shared/domain/identity/homes';
import type { DomainEvent } from '../../jobs/types';
import type { HomeDoc } from './model';

/** Steps of a home as others hear of them. */
export const HOME_EVENTS = {
  ask: 'home.asked',
  speak: 'home.spokenOf',
  confirm: 'home.confirmed',
  decline: 'home.declined',
  withdraw: 'home.withdrawn',
  moveOut: 'home.movedOut',
  end: 'home.ended',
} as const satisfies Record<HomeAction | 'ask', string>;

/** The event of one step: ids and codes only, no address. */
export function eventOf(doc: HomeDoc, action: HomeAction | 'ask', actorId: string | null): DomainEvent {
  return {
    _id: `${doc._id}-${doc.revision}`,
    type: HOME_EVENTS[action],
    at: doc.updatedAt,
    data: { person: doc.personId, community: doc.communityId, station: doc.stationId, room: doc.roomId, actor: actorId, state: doc.state },
  };
}
