import { BOOKING_TERMS } from '../../../../config/catalogue/bookings';
import { dayOf, type Day } from '../../../../shared/domain/kernel/days';
import { bookingIdOf, sheetIdOf } from '../../../../shared/domain/bookings/ids';
import type { Span } from '../../../../shared/domain/bookings/kinds';
import { ruleAgainstDay, ruleAgainstPerson, ruleAgainstSpan } from '../../../../shared/domain/bookings/rules';
import type { Deps } from '../../../platform/deps';
import { settingsOf } from '../../settings';
import type { BookableDoc, Booked, BookingRow } from '../document';
import { bookedIn, loadBookable, loadBooked, pastOf } from '../queries';
import { stepped, turn, type SheetContext } from '../sheets';
import { refuse, refuseIf, stampOf, type Actor, type Ask } from '../step';
import { rowFor, rowIdOf } from './book';
import { admit, drop, rowOf } from './turns';

type Changing = Ask & { readonly day: Day; readonly span: Span | null };

/** The new row, written as the old one gives its time up in the same write where both are of one day. */
function changed(context: SheetContext, booked: Booked, actor: Actor, ask: Changing, id: string): { rows: BookingRow[]; row: BookingRow } {
  const here = context.day === booked.sheet.day;
  const old = here ? rowOf(context, booked) : booked.row;
  const part = here ? admit(context, old, actor, 'change', ask) : (actor.parts[0] ?? 'self');
  const { personId, people, purpose, helper, hash } = booked.row;
  const mine = part === 'station' || part === 'helper' ? part : 'self';
  const made = rowFor(context, { id, personId, people, purpose, helper, replaces: booked.id, hash }, { span: ask.span, wait: false, agreed: part === 'station', actorId: actor.personId, part: mine, ...(here ? { but: old.id } : {}) });
  const row = { ...made, keys: [stampOf('change', actor.personId, ask.key)] };
  const rest = context.rows.map((one) => (here && one.id === old.id ? stepped(one, { action: 'change', part, personId: actor.personId, now: context.now }, { state: 'changed', next: bookingIdOf(sheetIdOf(context.bookable._id, context.day), id) }) : one));
  return { rows: [...rest, row], row };
}

/**
 * Another time of the same room or service. The new booking is written first and says whose place it takes; the old one is given up then,
 * by the subscriber where this process ends in between: nobody is ever without both. Outcomes: the new booking, the same for the same key;
 * `conflict`, `wrong_state`; `rule_refused` bookingTooLate, bookingSame, and as of a booking.
 */
export async function change(deps: Deps, booked: Booked, actor: Actor, ask: Changing): Promise<Booked> {
  const bookable: BookableDoc = await loadBookable(deps, booked.sheet.bookableId);
  const [{ calendar }, now, { row: old, sheet: from }] = [await settingsOf(deps), deps.clock.now(), booked];
  const id = rowIdOf(actor.personId ?? '', ask.key);
  const newId = bookingIdOf(sheetIdOf(bookable._id, ask.day), id);
  if (old.next === newId) return loadBooked(deps, newId);
  admit({ bookable, day: from.day, rows: from.rows, calendar, now }, old, actor, 'change', ask);
  if (ask.day === from.day && ask.span && ask.span.from === old.from && ask.span.to === old.to && old.state !== 'hit') refuse('bookingSame');
  refuseIf(ruleAgainstDay(bookable, ask.day, calendar, now) ?? ruleAgainstSpan(bookable, { day: ask.day, span: ask.span, people: old.people }, calendar, now));
  refuseIf(ruleAgainstPerson(bookable, await pastOf(deps, old.personId), { bookableId: bookable._id, today: dayOf(now), but: booked.id, staff: actor.parts.includes('station') }, BOOKING_TERMS));
  const sheet = await turn(deps, bookable, ask.day, (context) => {
    if (context.rows.some((row) => row.id === id)) return null;
    const { rows, row } = changed(context, booked, actor, ask, id);
    return { rows, tellings: [{ step: 'move', row, actorId: actor.personId, tell: { replaces: booked.id } }] };
  });
  if (ask.day !== from.day) await drop(deps, bookable, booked, newId);
  return bookedIn(sheet, sheet.rows.find((row) => row.id === id) ?? refuse('bookingTaken'));
}
/** Gives up the booking whose place another one took. Done again it comes to the same. */
export async function giveUp(deps: Deps, replaced: string, next: string): Promise<void> {
  const booked = await loadBooked(deps, replaced).catch(() => null);
  if (booked) await drop(deps, await loadBookable(deps, booked.sheet.bookableId), booked, next);
}
