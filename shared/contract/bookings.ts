import { z } from 'zod';
import { CONTACT_REASONS, REASON_WORDS } from '../domain/audit/entries';
import { REPORT_LIMITS } from '../domain/cases/limits';
import { CONSENT_WAYS, PROXY_DOORS } from '../domain/cases/proxy';
import { AUDIENCES, BOOKABLE_GROUPS, BOOKABLE_KINDS, BOOKABLE_STATES, BOOKING_LIMITS, EQUIPMENT } from '../domain/bookings/kinds';
import { BOOKING_ACTIONS, BOOKING_PARTS, BOOKING_STATES, SAID_KINDS } from '../domain/bookings/states';
import { WISH_CATEGORIES } from '../domain/wishes/states';
import { Day, defineRoute, Id, IdParams, Moment, page, PageQuery, Point, stepRoute } from './kernel';
import { StationView } from './organisation';
import { ProxyPerson } from './proxy';

const tag = 'bookings';
const revision = z.number().int().min(0);
const must = (max: number) => z.string().trim().min(1).max(max);
const words = (max: number) => z.string().trim().max(max).default('');
const whole = (min: number, max: number) => z.number().int().min(min).max(max);
/** Minutes after midnight at +08:00. */
const minutes = whole(0, 24 * 60);
const Span = z.strictObject({ from: minutes, to: minutes });
const spans = z.array(Span).max(BOOKING_LIMITS.spans);
const RoomHours = z.strictObject({ workdays: spans, restdays: spans });
const ServiceHours = z.strictObject({
  weekdays: z.array(whole(0, 6)).min(1).max(7), /** Which of them in a month; empty: every one. */ weeks: z.array(whole(1, 5)).max(5).default([]), restdays: z.boolean().default(false),
  from: minutes, minutes: whole(BOOKING_LIMITS.shortest, BOOKING_LIMITS.minutes), places: whole(1, BOOKING_LIMITS.places),
});
const Closure = z.strictObject({ from: Day, to: Day, why: must(BOOKING_LIMITS.why) });

/** What a station writes about a room or service. */
export const BookableWriting = z.strictObject({
  kind: z.enum(BOOKABLE_KINDS), title: must(BOOKING_LIMITS.title), where: must(BOOKING_LIMITS.where), /** Who comes, of a service. */ who: words(BOOKING_LIMITS.who), /** Rules, what to bring. */ text: words(BOOKING_LIMITS.text),
  capacity: whole(0, BOOKING_LIMITS.capacity).default(0), equipment: z.array(z.enum(EQUIPMENT)).max(EQUIPMENT.length).default([]), room: RoomHours.nullable().default(null), service: ServiceHours.nullable().default(null),
  audience: z.enum(AUDIENCES).default('community'), ahead: whole(1, BOOKING_LIMITS.ahead).default(14), longest: whole(BOOKING_LIMITS.grid, BOOKING_LIMITS.longest).default(120), atOnce: whole(1, BOOKING_LIMITS.atOnce).default(2),
  agree: z.boolean().default(false), cancelHours: whole(0, BOOKING_LIMITS.cancelHours).default(2),
});
export const BookableRow = z.object({
  id: Id, kind: z.enum(BOOKABLE_KINDS), title: z.string(), where: z.string(), who: z.string(), capacity: z.number().int(), state: z.enum(BOOKABLE_STATES), agree: z.boolean(),
  community: z.string(), /** Open at this moment. */ openNow: z.boolean(), /** The next day on which it is open; null: none that may be booked. */ nextOn: Day.nullable(),
});
export const BookingRow = z.object({
  id: Id, bookable: z.object({ id: Id, kind: z.enum(BOOKABLE_KINDS), title: z.string(), where: z.string() }), state: z.enum(BOOKING_STATES), day: Day, from: z.number().int(), to: z.number().int(),
  /** Of a service, once there is a place. */ number: z.number().int().nullable(), people: z.number().int(), /** Who comes; to the station. */ person: z.string().nullable(), /** Something is to be done about it by who looks. */ waits: z.boolean(), at: Moment,
});
const Talk = z.object({ id: Id, to: z.enum(SAID_KINDS), text: z.string(), target: Id, at: Moment });
export const BookingView = BookingRow.extend({
  revision, parts: z.array(z.enum(BOOKING_PARTS)), purpose: z.string(), /** Where the room or service is. */ communityId: Id, station: StationView, /** Booked by the station in the name of who comes. */ helped: z.boolean(),
  /** Until when its own person may change or cancel it; null: not any more. */ changeUntil: Moment.nullable(), /** Of who waits: the how many-th. */ waitingAt: z.number().int().nullable(),
  /** On the day of a service: how many numbers are still before, and which is called now. */ queue: z.object({ before: z.number().int(), calling: z.number().int().nullable() }).nullable(),
  /** The one that took its place. */ next: Id.nullable(), talks: z.array(Talk),
  timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(BOOKING_ACTIONS), part: z.enum(BOOKING_PARTS), text: z.string().nullable() })), actions: z.array(z.enum(BOOKING_ACTIONS)),
});
const DayState = z.object({ day: Day, state: z.enum(['open', 'full', 'closed']), /** Why it is closed, where the station said so. */ why: z.string().nullable(), /** Places of a service that are left; null for a room. */ left: z.number().int().nullable() });
export const BookableView = BookableRow.extend({
  revision, text: z.string(), equipment: z.array(z.enum(EQUIPMENT)), room: RoomHours.nullable(), service: ServiceHours.nullable(), audience: z.enum(AUDIENCES), ahead: z.number().int(), longest: z.number().int(), atOnce: z.number().int(), cancelHours: z.number().int(),
  closed: z.array(Closure), station: StationView, /** The viewer keeps it. */ staff: z.boolean(), /** The viewer may book it for somebody at the counter. */ helps: z.boolean(), days: z.array(DayState),
  /** The day that was asked for, or the next one that is open. */
  day: z.object({ day: Day, spans: z.array(Span), /** Stretches of a room that are taken. */ taken: z.array(Span), /** Places of a service. */ places: z.array(Span.extend({ number: z.number().int(), free: z.boolean() })), waiting: z.number().int() }).nullable(),
  /** Why the viewer cannot book it themselves; a rule's code. */ rule: z.string().nullable(), mine: z.array(BookingRow),
});
const SheetRowView = BookingRow.extend({ revision, purpose: z.string(), helped: z.boolean(), missed: z.number().int(), actions: z.array(z.enum(BOOKING_ACTIONS)) });

const step = stepRoute(tag, BookingView);
const keep = stepRoute(tag, BookableView);
const bare = z.strictObject({ revision });
const why = z.strictObject({ revision, text: must(BOOKING_LIMITS.why) });
/** A stretch of a day: of a service one of its places, or none for the first that is free. */
const Wanted = { day: Day, span: Span.nullable().default(null) };
const Saying = { revision, text: must(BOOKING_LIMITS.said), place: z.strictObject({ text: must(REPORT_LIMITS.placeText), point: Point }), /** How who said it agreed that it is filed in their name. */ consent: z.enum(CONSENT_WAYS) };
const errors = ['not_found', 'not_allowed', 'rule_refused'] as const;

export const bookingRoutes = {
  'GET /bookables': defineRoute({
    summary: 'Rooms (活动室) or services (接待日, 法律咨询 …) that I may book: of my communities, my streets, and those for everybody; or of one community', tag, access: 'session',
    query: z.strictObject({ group: z.enum(BOOKABLE_GROUPS).default('rooms'), communityId: Id.optional(), ...PageQuery }), status: 200, response: page(BookableRow), errors: [],
  }),
  'GET /bookables/:id': defineRoute({ summary: 'One room or service: its rules, the days ahead, and what is free on one of them; nobody reads who has the rest', tag, access: 'session', params: IdParams, query: z.strictObject({ day: Day.optional() }), status: 200, response: BookableView, errors: ['not_found'] }),
  'POST /bookables': defineRoute({ summary: 'The station writes down a room or service that it keeps', tag, access: 'session', body: BookableWriting, idempotent: true, status: 201, response: BookableView, errors: [...errors, 'key_reused'] }),
  'POST /bookables/:id/edit': keep(BookableWriting.extend({ revision }), 'Written anew; bookings that do not fit any more are hit, and their people choose anew'),
  'POST /bookables/:id/pause': keep(bare, 'Nobody books it for now; what is booked stays'),
  'POST /bookables/:id/resume': keep(bare, 'It may be booked again'),
  'POST /bookables/:id/close': keep(z.strictObject({ revision, closure: Closure }), 'Closed on some days; whoever has booked then is told and chooses anew'),
  'POST /bookables/:id/reopen': keep(z.strictObject({ revision, from: Day, to: Day }), 'Not closed on those days after all'),
  'POST /bookables/:id/bookings': defineRoute({
    summary: 'Book a room for a time, or take a place in a service; or wait for one. Of many who want the same, one has it. For somebody at the counter or on the telephone by the station', tag, access: 'session', params: IdParams,
    body: z.strictObject({
      ...Wanted, people: whole(1, BOOKING_LIMITS.capacity).default(1), purpose: words(BOOKING_LIMITS.purpose), /** Where it is taken: wait for it. */ wait: z.boolean().default(false),
      person: ProxyPerson.optional(), /** By which door the station was asked, and how they agreed. */ source: z.enum(PROXY_DOORS).optional(), consent: z.enum(CONSENT_WAYS).optional(),
    }),
    idempotent: true, status: 201, response: BookingView, errors: [...errors, 'key_reused', 'conflict'],
  }),
  'GET /bookings': defineRoute({ summary: 'Bookings of mine, the latest day first', tag, access: 'session', query: z.strictObject({ ...PageQuery }), status: 200, response: page(BookingRow), errors: [] }),
  'GET /bookings/:id': defineRoute({ summary: 'One booking, to who has it, who booked it for them, and the station', tag, access: 'session', params: IdParams, status: 200, response: BookingView, errors: ['not_found'] }),
  'POST /bookings/:id/change': step(z.strictObject({ revision, ...Wanted }), 'Another time; answers with the booking that takes its place'),
  'POST /bookings/:id/cancel': step(bare, 'Not any more, until so many hours before; who waits moves up'),
  'POST /bookings/:id/agree': step(bare, 'The station agrees'),
  'POST /bookings/:id/refuse': step(why, 'The station does not agree, and says why'),
  'POST /bookings/:id/call-off': step(why, 'The station calls it off, and says why'),
  'POST /bookings/:id/call': step(bare, 'The next one, please (叫号)'),
  'POST /bookings/:id/came': step(bare, 'They came'),
  'POST /bookings/:id/missed': step(bare, 'They did not come; after some times bookings go through the station'),
  'POST /bookings/:id/excuse': step(bare, 'That they did not come does not count'),
  'POST /bookings/:id/say': step(
    z.discriminatedUnion('to', [z.strictObject({ to: z.literal('case'), categoryId: Id, ...Saying }), z.strictObject({ to: z.literal('wish'), category: z.enum(WISH_CATEGORIES), ...Saying })]),
    'What was said becomes a case or a wish in the name of who said it, with their consent; they follow it as one of their own',
  ),
  'POST /bookings/:id/contact': defineRoute({
    summary: 'The station sees the number of who booked in full, with a reason; it leaves a row in the audit log', tag, access: 'session', params: IdParams,
    body: z.strictObject({ reason: z.enum(CONTACT_REASONS), text: words(REASON_WORDS) }), idempotent: true, status: 200, response: z.object({ name: z.string(), phone: z.string().nullable() }), errors: ['not_found', 'not_allowed', 'rule_refused'],
  }),
  'GET /workbench/bookables': defineRoute({
    summary: "The station's rooms and services, with what today brings", tag, access: 'session', query: z.strictObject({ ...PageQuery }), status: 200,
    response: page(BookableRow.extend({ today: z.object({ booked: z.number().int(), came: z.number().int(), waiting: z.number().int() }) })).extend({ /** Waiting for the station's word; hit and not chosen anew. */ counts: z.object({ asked: z.number().int(), hit: z.number().int() }) }), errors: ['not_allowed'],
  }),
  'GET /workbench/bookables/:id/sheet': defineRoute({ summary: 'The sheet of a day: who comes when', tag, access: 'session', params: IdParams, query: z.strictObject({ day: Day.optional() }), status: 200, response: z.object({ bookable: BookableRow, day: Day, open: z.boolean(), items: z.array(SheetRowView) }), errors: ['not_found', 'not_allowed'] }),
  'GET /workbench/bookings': defineRoute({ summary: "Bookings that wait for the station's word, or that holidays and hours have hit, the first day first", tag, access: 'session', query: z.strictObject({ list: z.enum(['asked', 'hit']).default('asked') }), status: 200, response: z.object({ items: z.array(BookingRow) }), errors: ['not_allowed'] }),
};
