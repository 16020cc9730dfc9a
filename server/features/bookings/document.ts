import type { ConsentWay, ProxyDoor } from '../../../shared/domain/cases/proxy';
import type { Day } from '../../../shared/domain/kernel/days';
import type { Audience, BookableKind, BookableState, Closure, Equipment, RoomHours, ServiceHours } from '../../../shared/domain/bookings/kinds';
import type { SheetRow } from '../../../shared/domain/bookings/sheet';
import type { BookingAction, BookingPart, SaidKind } from '../../../shared/domain/bookings/states';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';
import type { KeptIntent } from '../../platform/conversions';

export interface Scope {
  district: string;
  street: string;
  community: string;
  station: string;
}
export type BookableAction = 'write' | 'edit' | 'pause' | 'resume' | 'close' | 'reopen';

/** A room or service that a station keeps. */
export interface BookableDoc extends WithPending {
  /** Derived from the station and the key. */
  _id: string;
  contentHash: string;
  state: BookableState;
  /** Rises with every change: a sheet that was written by an older one is looked through anew. */
  revision: number;
  kind: BookableKind;
  title: string;
  where: string;
  who: string;
  text: string;
  capacity: number;
  equipment: Equipment[];
  room: RoomHours | null;
  service: ServiceHours | null;
  audience: Audience;
  ahead: number;
  longest: number;
  atOnce: number;
  agree: boolean;
  cancelHours: number;
  closed: Closure[];
  scope: Scope;
  timeline: MomentRow<BookableAction, 'station'>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** One line of the story of a booking. */
export interface RowMoment {
  id: string;
  at: Date;
  action: BookingAction;
  part: BookingPart;
  personId: string | null;
  text: string | null;
}
/** One booking: a row on the sheet of its day. */
export interface BookingRow extends SheetRow {
  revision: number;
  people: number;
  purpose: string;
  /** Who booked it for them, and how they agreed. */
  helper: { helperId: string; station: string; door: ProxyDoor; how: ConsentWay; accountless: boolean } | null;
  /** It came to them late or was hit: it may be cancelled until its begin. */
  free: boolean;
  /** What was told, by name. */
  told: string[];
  /** The booking that took its place, and the one whose place it took. */
  next: string | null;
  replaces: string | null;
  hash: string;
  timeline: RowMoment[];
  keys: string[];
}
/**
 * The sheet of one day of one room or service. Everything that decides who has which time stands in this one document, and is changed by
 * one write guarded by its revision: two bookings that overlap cannot both be written, over the whole cluster.
 */
export interface SheetDoc extends WithPending {
  /** The room or service, and the day. */
  _id: string;
  bookableId: string;
  day: Day;
  revision: number;
  /** By which version of the room or service, and of the calendar, it was looked through last. */
  bookableRevision: number;
  calendarVersion: number;
  rows: BookingRow[];
  scope: Scope;
  nextCheckAt?: Date;
  erased: boolean;
  updatedAt: Date;
}
/** One booking with the sheet it stands on. */
export interface Booked {
  readonly id: string;
  readonly sheet: SheetDoc;
  readonly row: BookingRow;
}

/** What was said at a reception or service, until it is made a case or a wish of, and for as long as the sheet has names. */
export interface TalkDoc extends WithPending {
  /** The booking, and a sign that follows from the key. */
  _id: string;
  contentHash: string;
  bookingId: string;
  sheetId: string;
  personId: string;
  helperId: string;
  station: string;
  to: SaidKind;
  text: string;
  place: { text: string; point: { lng: number; lat: number; system: 'gcj02' | 'wgs84' } } | null;
  consent: ConsentWay;
  accountless: boolean;
  conversions: KeptIntent[];
  at: Date;
}
