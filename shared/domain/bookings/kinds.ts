import type { Day } from '../kernel/days';

/** Rooms that a station keeps: booked for a time. */
export const ROOM_KINDS = ['meeting', 'activity', 'reading', 'sports', 'otherRoom'] as const;
/** Receptions (接待日) and pooled services (P18, P32 of the practice): whoever comes takes a place, and has a number. */
export const SERVICE_KINDS = ['reception', 'union', 'youth', 'women', 'legal', 'clinic', 'otherService'] as const;
export const BOOKABLE_KINDS = [...ROOM_KINDS, ...SERVICE_KINDS] as const;
export type BookableKind = (typeof BOOKABLE_KINDS)[number];
export const isRoom = (kind: BookableKind): boolean => (ROOM_KINDS as readonly string[]).includes(kind);
/** The two lists of the page. */
export const BOOKABLE_GROUPS = ['rooms', 'services'] as const;
export type BookableGroup = (typeof BOOKABLE_GROUPS)[number];
export const groupOf = (kind: BookableKind): BookableGroup => (isRoom(kind) ? 'rooms' : 'services');
export const kindsOf = (group: BookableGroup): readonly BookableKind[] => (group === 'rooms' ? ROOM_KINDS : SERVICE_KINDS);

/** Who may book without asking the station: those who live in the community, in the street, everybody. */
export const AUDIENCES = ['community', 'street', 'everybody'] as const;
export type Audience = (typeof AUDIENCES)[number];
export const EQUIPMENT = ['projector', 'screen', 'whiteboard', 'sound', 'piano', 'mirror', 'tables', 'water', 'network', 'ramp'] as const;
export type Equipment = (typeof EQUIPMENT)[number];
export const BOOKABLE_STATES = ['open', 'paused'] as const;
export type BookableState = (typeof BOOKABLE_STATES)[number];

/** A stretch of one day, minutes after midnight at +08:00; the last minute itself is not in it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
/** Hours of a room by the real calendar: on days on which offices work (调休 weekends too), and on all others. */
export interface RoomHours {
  readonly workdays: readonly Span[];
  readonly restdays: readonly Span[];
}
/** When a service takes place, and how many places of how many minutes it has. */
export interface ServiceHours {
  /** 0 Sunday … 6 Saturday. */
  readonly weekdays: readonly number[];
  /** Which of them in a month, 1 … 5; empty: every one. */
  readonly weeks: readonly number[];
  /** Also on days on which offices do not work. */
  readonly restdays: boolean;
  readonly from: number;
  readonly minutes: number;
  readonly places: number;
}
/** Days on which it is closed, with the reason that people read. */
export interface Closure {
  readonly from: Day;
  readonly to: Day;
  readonly why: string;
}
/** What of a room or service its rules need. */
export interface Bookable {
  readonly kind: BookableKind;
  readonly state: BookableState;
  /** Of a room; null for services. */
  readonly room: RoomHours | null;
  readonly service: ServiceHours | null;
  readonly closed: readonly Closure[];
  /** How many may be in a room; 0: not said. */
  readonly capacity: number;
  /** Days ahead that it may be booked. */
  readonly ahead: number;
  /** Longest booking of a room, minutes. */
  readonly longest: number;
  /** Bookings of it that one person may have at once. */
  readonly atOnce: number;
  /** The station agrees first. */
  readonly agree: boolean;
  /** Hours before its begin until which it may be changed or cancelled. */
  readonly cancelHours: number;
}

/** Limits. Text in UTF-16 units, times in minutes. */
export const BOOKING_LIMITS = {
  title: 30, where: 60, who: 60, text: 500, purpose: 200, why: 100, closures: 40, spans: 3, capacity: 500, ahead: 60, longest: 12 * 60, atOnce: 5, cancelHours: 72, places: 60, minutes: 120, shortest: 5, said: 500, talks: 5,
  /** Grid of a day: a booking begins and ends at a quarter of an hour. */
  grid: 15,
  /** Who waits for one day of one room or service. */
  waiting: 30,
  /** Rows of one person on the sheet of one day, with those that were cancelled: who needs more asks the station. */
  tries: 6,
  /** Rows on the sheet of one day. */
  rows: 300,
} as const;

/** Times of bookings; configuration (`config/catalogue/bookings.ts`). */
export interface BookingTerms {
  /** Who did not come so many times in so many days books through the station. */
  readonly missed: number;
  readonly within: number;
  /** Hours before the begin at which whoever booked is reminded. */
  readonly soon: number;
  /** Hours after which the station is reminded to agree. */
  readonly answer: number;
  /** Hours before the begin until which the waiting list still moves up. */
  readonly moveUp: number;
  /** Days after the day until names, purposes and stories are erased from its sheet. */
  readonly keep: number;
}
