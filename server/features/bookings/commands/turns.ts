import { dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { findTransition } from '../../../../shared/domain/kernel/stateMachine';
import { isRoom } from '../../../../shared/domain/bookings/kinds';
import { isChangeable } from '../../../../shared/domain/bookings/sheet';
import { ALIVE, BOOKING_TRANSITIONS, type BookingAction, type BookingPart } from '../../../../shared/domain/bookings/states';
import type { Deps } from '../../../platform/deps';
import type { BookableDoc, Booked, BookingRow } from '../document';
import type { BookingStep } from '../events';
import { bookedIn, loadBookable } from '../queries';
import { stepped, turn, type SheetContext } from '../sheets';
import { refuse, stampOf, type Actor, type Ask } from '../step';

type Tap = Exclude<BookingAction, 'book' | 'wait' | 'moveUp' | 'hit' | 'remind' | 'lapse'>;
const BY_DAY: readonly Tap[] = ['call', 'came', 'missed', 'excuse', 'say'];
/** Steps that nobody takes for themselves. */
const BY_OTHERS: readonly Tap[] = ['agree', 'came', 'missed', 'excuse', 'call', 'say'];

/** Checks a step of a row as it is at this instant: revision, table, part, rules. Gives the part that is played. */
export function admit({ bookable, day, now }: SheetContext, row: BookingRow, actor: Actor, action: Tap, ask: Ask): BookingPart {
  const place = { state: row.state, revision: row.revision };
  if (ask.revision !== row.revision) throw new DomainError('conflict', place);
  const to = findTransition(BOOKING_TRANSITIONS, row.state, action);
  if (!to) throw new DomainError('wrong_state', place);
  const part = actor.parts.find((one) => to.by.includes(one));
  if (part === undefined) throw new DomainError('not_allowed');
  if (BY_DAY.includes(action) && dayOf(now) < day) refuse('bookingNotYet');
  if (BY_OTHERS.includes(action) && row.personId === actor.personId) refuse('bookingYourself');
  if ((action === 'call' || action === 'say') && isRoom(bookable.kind)) throw new DomainError('wrong_state', place);
  if ((action === 'cancel' || action === 'change') && !actor.parts.includes('station') && !isChangeable(day, row, bookable, now)) refuse('bookingTooLate');
  return part;
}
/** The row as it stands on a sheet. `not_found` when it is gone. */
export function rowOf({ rows }: Pick<SheetContext, 'rows'>, { row }: Booked): BookingRow {
  const found = rows.find(({ id }) => id === row.id);
  if (!found) throw new DomainError('not_found');
  return found;
}

interface Change {
  readonly text?: string | null;
  readonly set?: Partial<BookingRow>;
  readonly step?: BookingStep;
}
/** One step of a booking: one guarded write of its sheet. Outcomes: the booking after it; the present one for the same key; `conflict`, `wrong_state`, `not_allowed`, `rule_refused`. */
async function take(deps: Deps, booked: Booked, actor: Actor, action: Tap, ask: Ask, change: Change = {}): Promise<Booked> {
  const [bookable, stamp] = [await loadBookable(deps, booked.sheet.bookableId), stampOf(action, actor.personId, ask.key)];
  const sheet = await turn(deps, bookable, booked.sheet.day, (context) => {
    const row = rowOf(context, booked);
    if (row.keys.includes(stamp)) return null;
    const part = admit(context, row, actor, action, ask);
    const state = findTransition(BOOKING_TRANSITIONS, row.state, action)?.to ?? row.state;
    const after = stepped(row, { action, part, personId: actor.personId, text: change.text ?? null, stamp, now: context.now }, { state, ...change.set });
    return { rows: context.rows.map((one) => (one === row ? after : one)), tellings: [{ step: change.step ?? action, row: after, actorId: actor.personId }] };
  });
  return bookedIn(sheet, rowOf(sheet, booked));
}

type Why = { readonly text: string };
const plain = (action: Tap) => (deps: Deps, booked: Booked, actor: Actor, ask: Ask): Promise<Booked> => take(deps, booked, actor, action, ask);
const explained = (action: Tap) => (deps: Deps, booked: Booked, actor: Actor, ask: Ask & Why): Promise<Booked> => take(deps, booked, actor, action, ask, { text: ask.text });
/** Not any more; who waits moves up. `rule_refused` bookingTooLate. */
export const cancel = plain('cancel');
/** `rule_refused` bookingYourself. */
export const agree = plain('agree');
export const refuseBooking = explained('refuse');
export const callOff = explained('callOff');
/** `rule_refused` bookingNotYet, bookingYourself: so are the others of the day. */
export const call = plain('call');
export const came = plain('came');
export const missed = plain('missed');
export const excuse = plain('excuse');
/** That something was said and became a matter, on the story of the booking. */
export const noteSaid = plain('say');

/** The system takes a booking back that was one too many, or whose place another one took; who has one that is over keeps it. */
export async function drop(deps: Deps, bookable: BookableDoc, booked: Booked, next: string | null = null): Promise<void> {
  await turn(deps, bookable, booked.sheet.day, (context) => {
    const row = context.rows.find(({ id }) => id === booked.row.id);
    if (!row || !ALIVE.includes(row.state)) return null;
    const after = stepped(row, { action: next ? 'change' : 'cancel', part: 'system', personId: null, now: context.now }, { state: next ? 'changed' : 'cancelled', next });
    return { rows: context.rows.map((one) => (one === row ? after : one)), tellings: [] };
  });
}
