import { BOOKING_TERMS } from '../../../../config/catalogue/bookings';
import type { ParsedOf } from '../../../../shared/contract';
import { consentWays } from '../../../../shared/domain/cases/proxy';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { bookingIdOf, ROW_ID_LENGTH, sheetIdOf } from '../../../../shared/domain/bookings/ids';
import type { Span } from '../../../../shared/domain/bookings/kinds';
import { openOf, ruleAgainstDay, ruleAgainstPerson, ruleAgainstSheet, ruleAgainstSpan, spanFor } from '../../../../shared/domain/bookings/rules';
import { placesOn } from '../../../../shared/domain/bookings/hours';
import { beginOf, wholeOf } from '../../../../shared/domain/bookings/sheet';
import { idFrom } from '../../../platform/database/ids';
import type { Deps } from '../../../platform/deps';
import { openVisit } from '../../counter';
import { personFor } from '../../proxy';
import { settingsOf } from '../../settings';
import type { BookableDoc, Booked, BookingRow } from '../document';
import { toldAtFirst } from '../due';
import { helpsWith, isFor, type Person } from '../policy';
import { aheadOf, bookedIn, loadBookable, loadBooked, pastOf, revisionOf } from '../queries';
import { turn, type SheetContext } from '../sheets';
import { refuse, refuseIf } from '../step';
import { fit } from './recheck';
import { drop } from './turns';

export type Asking = ParsedOf<'POST /bookables/:id/bookings'>['body'];
export const rowIdOf = (personId: string, key: string): string => idFrom('bookingRow', personId, key).slice(0, ROW_ID_LENGTH);

/** Who comes, and who helped them. */
interface Guest {
  readonly personId: string;
  readonly helper: BookingRow['helper'];
}
/** For whom it is booked. `not_allowed` for who is no staff; `rule_refused` bookingElsewhere, bookingConsent, consentDoesNotFit, bookingYourself; `invalid_input` person.phone. */
async function guestOf(deps: Deps, person: Person, bookable: BookableDoc, { person: named, source = 'counter', consent }: Asking, key: string): Promise<Guest> {
  if (!named) return { personId: person.personId, helper: null };
  if (!person.roles.some(({ role }) => role === 'stationStaff' || role === 'stationHead')) throw new DomainError('not_allowed');
  const station = helpsWith(person, bookable) ?? refuse('bookingElsewhere');
  const how = consent ?? refuse('bookingConsent');
  if (!consentWays(source).includes(how)) refuse('consentDoesNotFit');
  const whom = 'visit' in named ? { personId: openVisit(deps, person.personId, named.visit).personId, accountless: false } : await personFor(deps, named, `${person.personId}:${key}`);
  if (whom.personId === person.personId) refuse('bookingYourself');
  return { personId: whom.personId, helper: { helperId: person.personId, station, door: source, how, accountless: whom.accountless } };
}

/** A booking with the room or service as it was held against. */
export interface Made extends Booked {
  readonly bookable: BookableDoc;
}

/** The row that is written for a wish, held against the sheet as it is at that instant. */
export function rowFor({ bookable, day, rows, calendar, now }: SheetContext, base: Pick<BookingRow, 'id' | 'personId' | 'people' | 'purpose' | 'helper' | 'replaces' | 'hash'>, wish: { readonly span: Span | null; readonly wait: boolean; readonly but?: string; readonly agreed: boolean; readonly actorId: string | null; readonly part: 'self' | 'station' | 'helper' }): BookingRow {
  const but = wish.but === undefined ? {} : { but: wish.but };
  const about = { personId: base.personId, staff: wish.part !== 'self', ...but };
  const span = spanFor(bookable, rows, { day, span: wish.span }, calendar, now, wish.but);
  const rule = span ? ruleAgainstSheet(bookable, rows, { ...about, span, wait: false }) : 'bookingTaken';
  const waits = rule === 'bookingTaken' && wish.wait;
  if (rule && !waits) refuse(rule);
  const held = waits ? (wish.span ?? wholeOf(placesOn(bookable, day, calendar))) : (span ?? refuse('bookingTaken'));
  const awaited = waits && bookable.service ? wholeOf(placesOn(bookable, day, calendar)) : held;
  if (waits) refuseIf(ruleAgainstSheet(bookable, rows, { ...about, span: awaited, wait: true }));
  const state = waits ? 'waiting' : bookable.agree && !wish.agreed ? 'asked' : 'booked';
  const { from, to } = awaited;
  return { ...base, state, at: now, from, to, revision: 0, free: false, told: toldAtFirst(beginOf(day, awaited), now), next: null, timeline: [{ id: '0', at: now, action: waits ? 'wait' : 'book', part: wish.part, personId: wish.actorId, text: null }], keys: [] };
}

/**
 * Two things that one document cannot see are looked at after the write: whether hours were changed just now, so that the day is looked
 * through again, and whether the person booked elsewhere in the same instant, so that who has more than they may gives this one up: the last who looks sees all the others.
 */
async function settle(deps: Deps, bookable: BookableDoc, booked: Booked, staff: boolean): Promise<Made> {
  const [revision, ahead] = await Promise.all([revisionOf(deps, bookable._id), staff ? [] : aheadOf(deps, booked.row.personId)]);
  const now = revision === bookable.revision ? bookable : await loadBookable(deps, bookable._id);
  if (openOf(ahead, bookable._id, dayOf(deps.clock.now())).length > bookable.atOnce) {
    await drop(deps, now, booked);
    return refuse('bookingAtOnce');
  }
  if (now === bookable) return { ...booked, bookable };
  await fit(deps, now, booked.sheet.day);
  return { ...(await loadBooked(deps, booked.id)), bookable: now };
}

/**
 * Books a room for a time, or takes a place in a service; waits for it where it is taken and that is wished. Of many who want the same at
 * one moment one has it. Outcomes: booked, asked where the station agrees first, or waiting; the same for the same key; `key_reused`;
 * `rule_refused` by the rules of day, time, person and sheet; `conflict` where the day is fought over.
 */
export async function book(deps: Deps, person: Person, bookable: BookableDoc, asking: Asking, key: string): Promise<Made> {
  const { day, span, people, purpose, wait } = asking;
  const [guest, { calendar }, now] = [await guestOf(deps, person, bookable, asking, key), await settingsOf(deps), deps.clock.now()];
  const staff = guest.helper !== null;
  const own = guest.helper?.station === bookable.scope.station;
  const id = rowIdOf(person.personId, key);
  const hash = deps.cipher.fingerprint(JSON.stringify({ day, span, people, purpose, wait, who: guest.personId }));
  const bookingId = bookingIdOf(sheetIdOf(bookable._id, day), id);
  const past = await pastOf(deps, guest.personId);
  if (!past.some((one) => one.id === bookingId)) {
    refuseIf(ruleAgainstDay(bookable, day, calendar, now) ?? ruleAgainstSpan(bookable, { day, span, people }, calendar, now));
    if (!staff && !(await isFor(deps, person, bookable))) refuse('bookingNotYours');
    refuseIf(ruleAgainstPerson(bookable, past, { bookableId: bookable._id, today: dayOf(now), staff }, BOOKING_TERMS));
  }
  let fresh = false;
  const sheet = await turn(deps, bookable, day, (context) => {
    const known = context.rows.find((row) => row.id === id);
    if (known && known.hash !== hash) throw new DomainError('key_reused');
    fresh = !known;
    if (known) return null;
    const row = rowFor(context, { id, personId: guest.personId, people, purpose, helper: guest.helper, replaces: null, hash }, { span, wait, agreed: own, actorId: person.personId, part: staff ? (own ? 'station' : 'helper') : 'self' });
    return { rows: [...context.rows, row], tellings: [{ step: row.state === 'waiting' ? 'wait' : 'book', row, actorId: person.personId }] };
  });
  const row = sheet.rows.find((one) => one.id === id) ?? refuse('bookingTaken');
  const booked = bookedIn(sheet, row);
  return fresh ? settle(deps, bookable, booked, staff) : { ...booked, bookable };
}
