import type { BookingAction } from '../../../shared/domain/bookings/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { BookableAction, BookableDoc, BookingRow, SheetDoc } from './document';

/** What happened to a booking, as others hear of it. Never what it is for. */
export type BookingStep = Exclude<BookingAction, 'remind'> | 'soon' | 'answerLate' | 'move' | 'yours';
export const bookingEvent = (step: BookingStep): string => `booking.${step}`;
export const bookableEvent = (step: BookableAction): string => `bookable.${step}`;

/** Something that is told of a row. */
export interface Telling {
  readonly step: BookingStep;
  readonly row: BookingRow;
  readonly actorId: string | null;
  readonly tell?: Tell;
}
/** The events of one write of a sheet; `revision`: as it is after it. */
export const eventsOf = ({ _id, scope }: Pick<SheetDoc, '_id' | 'scope'>, revision: number, tellings: readonly Telling[], at: Date): DomainEvent[] =>
  tellings.map(({ step, row, actorId, tell = {} }, n) => ({ _id: `${_id}-${revision}-${n}`, type: bookingEvent(step), at, data: { row: row.id, state: row.state, station: scope.station, from: row.from, to: row.to, helped: row.helper !== null, actor: actorId, ...tell } }));

export function bookableEventOf(doc: BookableDoc, step: BookableAction, actorId: string | null, tell: Tell = {}): DomainEvent {
  return { _id: `${doc._id}-${doc.revision}-0`, type: bookableEvent(step), at: doc.updatedAt, data: { station: doc.scope.station, state: doc.state, actor: actorId, ...tell } };
}
