import { z } from 'zod';
import { ACTIVITY_LIMITS } from '../domain/activities/limits';
import { ACTIVITY_ACTIONS, ACTIVITY_DESKS, ACTIVITY_PARTS, ACTIVITY_STATES, CALL_OFFS, LEAVE_REASONS, RISKS, SHIFT_LANES, SIGN_UP_ACTIONS, SIGN_UP_STATES } from '../domain/activities/states';
import { ATTENDANCE_STATES, EVIDENCES, MARKS } from '../domain/activities/attendance';
import { RELATIONS, SKILLS } from '../domain/volunteers/profile';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery, Point, stepRoute } from './kernel';
import { StationView } from './organisation';

const tag = 'activities';
const L = ACTIVITY_LIMITS;
const revision = z.number().int().min(0);
const words = (most: number) => z.string().trim().max(most).default('');
const must = (most: number) => z.string().trim().min(1).max(most);
/** A time of day at +08:00. */
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Hours = z.number().int().min(0).max(L.before);

/** What may be said anew while it is published; everybody signed up hears of it. */
const Words = {
  title: must(L.title), text: must(L.text), where: must(L.where),
  /** Where exactly to meet, and whom to ask for: to those who signed up. */
  meet: words(L.meet), bring: words(L.bring),
  roles: z.array(z.strictObject({ name: must(L.roleName), skills: z.array(z.enum(SKILLS)).max(L.skills).default([]), places: z.number().int().min(1).max(L.places), /** For money: it never counts as volunteering. */ paid: z.boolean().default(false) })).min(1).max(L.roles),
};
export const ActivityWords = z.strictObject({
  ...Words, point: Point, risk: z.enum(RISKS).default('plain'), insurance: words(L.insurance),
  /** Somebody's home is gone into. */
  visit: z.boolean().default(false),
  minAge: z.number().int().min(L.minAge.least).max(L.minAge.most).default(L.minAge.least),
  /** Once, or on some days of each week until a day; the server makes the shifts of it, sixty at most. */
  when: z.strictObject({ firstOn: Day, from: Time, to: Time, weekdays: z.array(z.number().int().min(0).max(6)).max(7).default([]), until: Day.nullable().default(null) }),
  opensAt: Moment.nullable().default(null), closesHours: Hours.default(0), cancelHours: Hours.default(24),
  /** The project of the same team or station that it is a part of. */
  projectId: Id.nullable().default(null),
});

/** How somebody's attendance stands. */
const AttendanceView = z.object({
  state: z.enum(ATTENDANCE_STATES), late: z.boolean(), cameAt: Moment.nullable(), leftAt: Moment.nullable(), evidence: z.enum(EVIDENCES),
  /** A code was scanned without a net and sent later. */
  queued: z.boolean(),
});
/** What shows that somebody is there: a code as it was scanned, or its six digits; or where the phone is. */
const Shown = z.strictObject({ code: z.string().trim().max(120).nullable().default(null), place: Point.nullable().default(null), /** Scanned without a net, sent later: the half minute of the code counts. */ queued: z.boolean().default(false) });

/** One's own sign-up. */
const Mine = z.object({
  id: Id, revision: z.number().int(), state: z.enum(SIGN_UP_STATES), roleId: z.string(), party: z.number().int(), last: z.boolean(),
  /** Until when an offered seat is to be answered. */
  answerBy: Moment.nullable(),
  /** Offered to somebody to take over. */
  swapping: z.boolean(),
  /** Leaving asks for a reason now. */
  leavingAsks: z.boolean(), attendance: AttendanceView.nullable(), actions: z.array(z.enum(SIGN_UP_ACTIONS)),
});
const RoleView = z.object({ id: z.string(), name: z.string(), skills: z.array(z.enum(SKILLS)), places: z.number().int(), paid: z.boolean() });
const ShiftView = z.object({
  id: Id, startsAt: Moment, endsAt: Moment, state: z.enum(['open', 'off']),
  /** Whether somebody leads it, and whether the viewer does. */
  led: z.boolean(), leading: z.boolean(),
  roles: z.array(z.object({ id: z.string(), free: z.number().int(), waiting: z.number().int(), /** Why the viewer cannot sign up for it now, by rule. */ why: z.string().nullable() })),
  mine: Mine.nullable(),
  /** Sign-ups that the viewer may take over. */
  swaps: z.array(Id),
});
const Head = { id: Id, title: z.string(), where: z.string(), risk: z.enum(RISKS), visit: z.boolean(), minAge: z.number().int(), state: z.enum(ACTIVITY_STATES) };
const Row = z.object({
  ...Head, /** Of the next shift; of the last one where none is to come. */ startsAt: Moment.nullable(), endsAt: Moment.nullable(),
  /** The team that holds it; null: the station. */
  team: z.string().nullable(),
  /** Shifts that are still to come, the next one among them. */
  shifts: z.number().int(),
  /** Free places of the next shift. */
  free: z.number().int(), fits: z.boolean(), mine: z.boolean(),
  /** From the point that was sent along, in metres; null without one. */
  metres: z.number().int().nullable(),
});
export const ActivityView = z.object({
  ...Head, revision: z.number().int(), viewer: z.enum(ACTIVITY_PARTS), text: z.string(), bring: z.string(), insurance: z.string().nullable(),
  /** Null for those who have not signed up. */
  meet: z.string().nullable(), point: Point, roles: z.array(RoleView), shifts: z.array(ShiftView), opensAt: Moment.nullable(), closesHours: z.number().int(), cancelHours: z.number().int(),
  community: Named, station: StationView, /** Who holds it; null: the station. */ team: Named.nullable(), project: Named.nullable(),
  /** In force as a volunteer. */
  volunteer: z.boolean(),
  timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(ACTIVITY_ACTIONS), code: z.string().nullable(), text: z.string().nullable() })),
  actions: z.array(z.enum(ACTIVITY_ACTIONS)),
});
const MyShift = Mine.extend({ activityId: Id, shiftId: Id, title: z.string(), where: z.string(), meet: z.string(), role: z.string(), startsAt: Moment, endsAt: Moment, leading: z.boolean(), /** Why they are not on it any more, as a code. */ code: z.string().nullable() });
const Hand = z.object({ id: Id, name: z.string(), volunteerId: Id, state: z.enum(SIGN_UP_STATES), roleId: z.string(), party: z.number().int(), last: z.boolean(), leads: z.boolean(), since: Moment, attendance: AttendanceView.nullable() });

const step = stepRoute(tag, ActivityView);
const turn = stepRoute(tag, MyShift);
const shiftId = Id;

export const activityRoutes = {
  'GET /activities': defineRoute({
    summary: 'Activities of volunteers (志愿活动) that can be signed up for: near a point or in one\'s community, what fits first, then what comes first; fifty at most', tag, access: 'session',
    query: z.strictObject({ lng: z.coerce.number().min(-180).max(180).optional(), lat: z.coerce.number().min(-90).max(90).optional() }), status: 200, response: z.object({ items: z.array(Row), volunteer: z.boolean(), coming: z.number().int() }), errors: [],
  }),
  'POST /activities': defineRoute({ summary: 'A station, or whoever leads a team, makes an activity, to be published when it is ready', tag, access: 'session', body: ActivityWords.extend({ teamId: Id.nullable().default(null) }), idempotent: true, status: 201, response: ActivityView, errors: ['not_allowed', 'rule_refused'] }),
  'GET /activities/held': defineRoute({
    summary: 'What a team or a project does: activities that are out, the latest first; what is not out yet too, to those who hold them', tag, access: 'session', query: z.strictObject({ teamId: Id.optional(), projectId: Id.optional(), ...PageQuery }), status: 200,
    response: page(Row).extend({ /** I may make another one there. */ may: z.boolean() }), errors: ['not_found'],
  }),
  'GET /workbench/activities': defineRoute({
    summary: "The station's activities: open, the first to end first; teams' that wait for its yes; drafts; over, the latest first", tag, access: 'session', query: z.strictObject({ desk: z.enum(ACTIVITY_DESKS).default('open'), ...PageQuery }), status: 200,
    response: page(Row).extend({ counts: z.record(z.enum(ACTIVITY_DESKS), z.number().int()) }), errors: ['not_allowed'],
  }),
  'GET /workbench/activity-gaps': defineRoute({
    summary: 'Where hands are missing in the next two weeks, by shift and role', tag, access: 'session', status: 200,
    response: z.object({ items: z.array(z.object({ activityId: Id, title: z.string(), shiftId: Id, startsAt: Moment, roles: z.array(z.object({ name: z.string(), missing: z.number().int(), waiting: z.number().int() })) })) }), errors: ['not_allowed'],
  }),
  'GET /activities/:id': defineRoute({ summary: 'One activity: what is published to everybody, a draft to the station', tag, access: 'session', params: IdParams, status: 200, response: ActivityView, errors: ['not_found'] }),
  'GET /activities/:id/shifts/:shiftId/people': defineRoute({
    summary: 'Who comes to a shift and who waits, to the station and to its leader', tag, access: 'session', params: z.strictObject({ id: Id, shiftId }), status: 200, response: z.object({ items: z.array(Hand) }), errors: ['not_found', 'not_allowed'],
  }),
  'GET /activities/:id/shifts/:shiftId/codes': defineRoute({
    summary: 'The codes of a shift for the next half hour, one for each half minute, to whoever leads it and the station: shown by turns, also without a net', tag, access: 'session', params: z.strictObject({ id: Id, shiftId }), status: 200,
    response: z.object({ now: Moment, items: z.array(z.object({ /** Half minutes since 1970. */ slot: z.number().int(), digits: z.string(), /** What the QR picture says. */ text: z.string() })) }), errors: ['not_found', 'not_allowed', 'rule_refused'],
  }),
  'POST /activities/:id/edit': step(ActivityWords.extend({ revision }), 'Whoever holds it writes a draft anew; what waits for the station is taken back with it'),
  'POST /activities/:id/publish': step(z.strictObject({ revision }), 'Whoever holds it publishes it; dangerous work needs an insurance first, and a team the station\'s yes for more than plain work of people of age'),
  'POST /activities/:id/submit': step(z.strictObject({ revision }), 'A team hands it to the station'),
  'POST /activities/:id/approve': step(z.strictObject({ revision }), 'The station agrees to a team\'s activity, and it is published'),
  'POST /activities/:id/send-back': step(z.strictObject({ revision, text: must(L.note) }), 'The station says what is to be different first'),
  'POST /activities/:id/change': step(z.strictObject({ revision, ...Words }), 'The station changes what was published: everybody signed up is told at once, and may leave without a reason'),
  'POST /activities/:id/move': step(z.strictObject({ revision, shiftId, startsAt: Moment, endsAt: Moment }), 'The station moves a shift to another time; everybody on it is told at once'),
  'POST /activities/:id/lead': step(z.strictObject({ revision, shiftId, signUpId: Id.nullable() }), 'The station names somebody who comes as leader of a shift, or nobody'),
  'POST /activities/:id/message': step(z.strictObject({ revision, shiftId, text: must(L.message) }), 'A word to everybody on a shift, from the station or its leader'),
  'POST /activities/:id/cancel-shift': step(z.strictObject({ revision, shiftId, reason: z.enum(CALL_OFFS), text: words(L.note) }), 'The station calls a shift off, and says why; everybody is told at once'),
  'POST /activities/:id/cancel': step(z.strictObject({ revision, reason: z.enum(CALL_OFFS), text: words(L.note) }), 'The station calls the whole activity off, and says why'),
  'POST /activities/:id/sign-up': turn(
    z.strictObject({ shiftId, roleId: z.string().max(8), party: z.number().int().min(1).max(L.party).default(1), /** Come only if nobody else does. */ last: z.boolean().default(false), /** Wait where no place is free. */ wait: z.boolean().default(false) }),
    'Sign up for a shift (报名), alone or with others: as many places as people or none; a place is had by one, also where many come together',
  ),
  'GET /sign-ups': defineRoute({ summary: 'My shifts: those to come, the next first; those that were', tag, access: 'session', query: z.strictObject({ lane: z.enum(SHIFT_LANES).default('coming'), ...PageQuery }), status: 200, response: page(MyShift), errors: [] }),
  'POST /sign-ups/calendar': defineRoute({ summary: 'An address under which my shifts can be fetched as a calendar (RFC 5545); a new one ends the one before', tag, access: 'session', body: z.strictObject({}), idempotent: true, status: 200, response: z.object({ url: z.string() }), errors: [] }),
  'POST /sign-ups/:id/cancel': turn(z.strictObject({ revision, reason: z.enum(LEAVE_REASONS).nullable().default(null), text: words(L.note) }), 'Not come after all; near the shift with a reason, that nobody is blamed for'),
  'POST /sign-ups/:id/accept': turn(z.strictObject({ revision }), 'Take the place that became free'),
  'POST /sign-ups/:id/decline': turn(z.strictObject({ revision }), 'Let the place that became free go to the next'),
  'POST /sign-ups/:id/swap': turn(z.strictObject({ revision, /** The number of the volunteer who is asked; null: anybody who fits. */ to: z.string().trim().max(12).nullable().default(null) }), 'Offer one\'s place to another volunteer; it stays one\'s own until somebody takes it'),
  'POST /sign-ups/:id/keep': turn(z.strictObject({ revision }), 'Keep one\'s place after all'),
  'POST /sign-ups/:id/arrive': turn(Shown, 'Say that one is there (签到), by a code or by where one is; a code counts by its half minute'),
  'POST /sign-ups/:id/depart': turn(Shown, 'Say that one leaves (签退), by the same means'),
  'POST /sign-ups/:id/mark': defineRoute({
    summary: 'The leader or the station says how it was with somebody, or corrects it within three days; nobody about themselves', tag, access: 'session', params: IdParams, body: z.strictObject({ mark: z.enum(MARKS) }), idempotent: true, status: 200, response: Hand, errors: ['not_found', 'not_allowed', 'conflict', 'wrong_state', 'rule_refused'],
  }),
  'POST /sign-ups/:id/emergency': defineRoute({
    summary: 'Whom to call for somebody on the shift one leads, from two hours before it until two hours after; it leaves a row in the audit log', tag, access: 'session', params: IdParams, body: z.strictObject({}), idempotent: true, status: 200,
    response: z.object({ name: z.string(), relation: z.enum(RELATIONS), phone: z.string().nullable() }), errors: ['not_found', 'not_allowed', 'rule_refused'],
  }),
  'POST /sign-ups/:id/take-over': turn(z.strictObject({}), 'Take over the place that another volunteer offers'),
};
