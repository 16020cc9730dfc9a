import { actionsFrom, type Transition } from '../kernel/stateMachine';
import type { BookableGroup } from './kinds';

/**
 * Where a booking stands. `asked`: its time is held until the station agrees; `hit`: it cannot be as it was booked, because holidays or
 * hours were changed, and its person chooses anew; `changed`: another one took its place; `over`: the day went by and nobody marked it.
 */
export const BOOKING_STATES = ['asked', 'booked', 'waiting', 'called', 'came', 'missed', 'excused', 'hit', 'changed', 'cancelled', 'refused', 'over'] as const;
export type BookingState = (typeof BOOKING_STATES)[number];
/** Those whose time nobody else can have. */
export const HOLDING: readonly BookingState[] = ['asked', 'booked', 'called', 'came'];
/** Those that somebody still expects something of. */
export const ALIVE: readonly BookingState[] = ['asked', 'booked', 'waiting', 'called', 'hit'];
/** Those that count against the number that one person may have at once. */
export const COUNTED: readonly BookingState[] = ['asked', 'booked', 'waiting', 'called'];

/** Parts people play in a booking. `helper`: of another station, who booked it for somebody there. */
export const BOOKING_PARTS = ['self', 'helper', 'station', 'system'] as const;
export type BookingPart = (typeof BOOKING_PARTS)[number];
export const BOOKING_ACTIONS = ['book', 'wait', 'change', 'cancel', 'agree', 'refuse', 'callOff', 'call', 'came', 'missed', 'excuse', 'say', 'moveUp', 'hit', 'remind', 'lapse'] as const;
export type BookingAction = (typeof BOOKING_ACTIONS)[number];

type Row = Transition<BookingState, BookingAction, BookingPart>;
const row = (from: BookingState, action: BookingAction, to: BookingState, ...by: BookingPart[]): Row => ({ from, action, to, by });
const THEIRS = ['self', 'helper', 'station'] as const;

/** Every step of a booking. */
export const BOOKING_TRANSITIONS: readonly Row[] = [
  ...(['asked', 'booked', 'waiting', 'hit'] as const).flatMap((state): Row[] => [row(state, 'change', 'changed', ...THEIRS), row(state, 'cancel', 'cancelled', 'self', 'helper')]),
  row('asked', 'agree', 'booked', 'station'),
  row('asked', 'refuse', 'refused', 'station'),
  ...(['booked', 'waiting', 'hit'] as const).map((state) => row(state, 'callOff', 'refused', 'station')),
  row('booked', 'call', 'called', 'station'),
  row('called', 'call', 'called', 'station'),
  ...(['booked', 'called', 'missed'] as const).map((state) => row(state, 'came', 'came', 'station')),
  ...(['booked', 'called', 'came'] as const).map((state) => row(state, 'missed', 'missed', 'station')),
  row('missed', 'excuse', 'excused', 'station'),
  ...(['called', 'came'] as const).map((state) => row(state, 'say', 'came', 'station')),
  row('waiting', 'moveUp', 'booked', 'system'),
  ...(['asked', 'booked', 'waiting'] as const).flatMap((state): Row[] => [row(state, 'hit', 'hit', 'system'), row(state, 'remind', state, 'system')]),
  ...(['asked', 'booked', 'waiting', 'called', 'hit'] as const).map((state) => row(state, 'lapse', 'over', 'system')),
];

/** What of a booking decides its buttons beside state and part. */
export interface BookingFacts {
  readonly state: BookingState;
  readonly group: BookableGroup;
  /** It may still be changed and cancelled by its own person. */
  readonly changeable: boolean;
  /** The day has come. */
  readonly due: boolean;
}
const BY_DAY: readonly BookingAction[] = ['call', 'came', 'missed', 'say', 'excuse'];
/** The buttons of a reply. A room is not called into; what is said is written down at a reception or service alone. */
export function bookingActions({ state, group, changeable, due }: BookingFacts, parts: readonly BookingPart[]): BookingAction[] {
  return actionsFrom(BOOKING_TRANSITIONS, state, parts).filter((action) => {
    if (action === 'cancel' || action === 'change') return changeable || (parts.includes('station') && action === 'change');
    if (group === 'rooms' && (action === 'call' || action === 'say')) return false;
    return BY_DAY.includes(action) ? due : true;
  });
}
/** What may become of what was said. */
export const SAID_KINDS = ['case', 'wish'] as const;
export type SaidKind = (typeof SAID_KINDS)[number];
