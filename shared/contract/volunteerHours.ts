import { z } from 'zod';
import { HOURS_LIMITS } from '../domain/volunteerHours/limits';
import { EVIDENCES, HOUR_DESKS, HOUR_LANES, HOUR_REFUSALS, MANUAL_EVIDENCES, RECORD_ACTIONS, RECORD_KINDS, RECORD_PARTS, RECORD_STATES } from '../domain/volunteerHours/states';
import { SUSPICIONS } from '../domain/volunteerHours/suspects';
import { PhotoView } from './files';
import { defineRoute, Id, IdParams, Moment, Named, page, PageQuery, stepRoute } from './kernel';
import { StationView } from './organisation';

const tag = 'volunteerHours';
const revision = z.number().int().min(0);
const words = (most: number) => z.string().trim().max(most).default('');
const must = (most: number) => z.string().trim().min(1).max(most);
const Minutes = z.number().int();

/** When somebody was there and what they did, as the volunteer asks for it or the station enters it. */
const Service = {
  /** What was done, for everybody to read while it is published: no names, no door. */
  title: must(HOURS_LIMITS.title),
  from: Moment, to: Moment,
  breakMinutes: Minutes.min(0).max(HOURS_LIMITS.breakMinutes).default(0),
};
/** What shows it: photos, or where the list on paper lies. */
const Proof = {
  evidence: z.enum(MANUAL_EVIDENCES),
  list: words(HOURS_LIMITS.list),
  photoIds: z.array(Id).max(HOURS_LIMITS.photos).default([]),
};

const Row = z.object({
  id: Id, kind: z.enum(RECORD_KINDS), title: z.string(), from: Moment, to: Moment, state: z.enum(RECORD_STATES), manual: z.boolean(),
  /** What counts or would count; of a correction what is added or, below 0, taken away. */
  minutes: Minutes,
  /** The name on the record of the volunteer: in full to themselves and their station, to everybody else the surname alone. */
  name: z.string(),
  publishUntil: Moment.nullable(), objected: z.boolean(), dueAt: Moment.nullable(), overdue: z.boolean(),
});
/** Whoever looks led the shift or fetched its codes; nobody said when they left, and it is the planned end; a code was scanned without a net and came later. */
const Evident = { shown: z.boolean(), unleft: z.boolean(), queued: z.boolean() };
export const ServiceRecordView = Row.extend({
  ...Evident,
  revision: z.number().int(), viewer: z.enum(RECORD_PARTS), breakMinutes: Minutes,
  volunteer: z.object({ id: Id, number: z.string().nullable() }).nullable(),
  evidence: z.enum(EVIDENCES).nullable(),
  /** What the volunteer said when they asked; where the list lies; photos: to the volunteer and the station. */
  text: z.string(), list: z.string(), photos: z.array(PhotoView),
  /** Who entered or marked, and who confirmed: to the volunteer and the station. */
  enteredBy: z.string().nullable(), confirmedBy: z.string().nullable(),
  community: Named, station: StationView,
  /** What counts of it now, its corrections included; null where nothing of it stands in the ledger. */
  counts: Minutes.nullable(),
  /** The record that a correction is about. */
  corrects: z.object({ id: Id, title: z.string() }).nullable(),
  /** Words of objections, never whose: to the volunteer and the station. `mine` to whoever objected. */
  objections: z.array(z.object({ text: z.string(), at: Moment, mine: z.boolean(), settled: z.boolean() })),
  timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(RECORD_ACTIONS), part: z.enum(RECORD_PARTS), code: z.string().nullable(), text: z.string().nullable() })),
  actions: z.array(z.enum(RECORD_ACTIONS)),
  /** The station may enter a correction of it. */
  mayCorrect: z.boolean(),
  /** The shift that was attended, whose records are confirmed together: to the station and to who leads the team. */
  shiftId: Id.nullable(),
});
/** One record of a shift that is confirmed together. */
const OfShift = Row.extend({ ...Evident, revision: z.number().int(), breakMinutes: Minutes, evidence: z.enum(EVIDENCES).nullable(), enteredBy: z.string().nullable(), viewer: z.enum(RECORD_PARTS), mayConfirm: z.boolean() });
const ShiftHours = z.object({
  title: z.string(), from: Moment, to: Moment, items: z.array(OfShift),
  /** Of what was just to be confirmed: what was not, with the code and rule that a step of one record would have been refused by. */
  left: z.array(z.object({ id: Id, code: z.string(), rule: z.string().nullable() })),
});
const ShiftParams = z.strictObject({ shiftId: Id });

const step = stepRoute(tag, ServiceRecordView);
const Star = z.object({ level: z.number().int(), toNext: Minutes.nullable() });
const SuspectRow = z.object({
  kind: z.enum(SUSPICIONS), amount: z.number().int(), records: z.array(z.object({ id: Id, title: z.string(), from: Moment })),
  /** To the station; null to those who oversee a street or the district, who read the number alone. */
  name: z.string().nullable(), number: z.string().nullable(), community: Named,
});
const created = { tag, access: 'session', idempotent: true, status: 201, response: ServiceRecordView, errors: ['not_found', 'not_allowed', 'rule_refused', 'key_reused'] } as const;

/** Parameters and query of the signed address of one's own record. */
export const HoursExportAddress = z.strictObject({ personId: Id });
export const SignedQuery = z.strictObject({ e: z.coerce.number().int(), s: z.string().max(100) });

export const volunteerHoursRoutes = {
  'GET /hours/mine': defineRoute({
    summary: "My hours as a volunteer (志愿服务时长): the sum of the ledger, by year, star level, and what is on its way", tag, access: 'session', status: 200,
    response: z.object({
      /** In force or resting as a volunteer; hours count with a document seen at the counter (level 2). */
      volunteer: z.boolean(), ready: z.boolean(), number: z.string().nullable(), minutes: Minutes, star: Star, years: z.array(z.object({ year: z.number().int(), minutes: Minutes })), going: z.number().int(),
      /** Leads a team in force, and so enters and confirms hours of it. */
      leads: z.boolean(),
      /** Days back that can be entered by hand. */
      daysBack: z.number().int(),
    }),
    errors: [],
  }),
  'GET /hours/records': defineRoute({ summary: 'My records: counted, on their way, not counted; the latest first', tag, access: 'session', query: z.strictObject({ lane: z.enum(HOUR_LANES).default('counted'), ...PageQuery }), status: 200, response: page(Row), errors: [] }),
  'POST /hours/exports': defineRoute({ summary: 'Signs an address for my own record of service as xlsx', tag, access: 'session', status: 200, response: z.object({ url: z.string() }), errors: ['not_found'] }),
  'GET /hours/published': defineRoute({
    summary: "Hours in publication (公示) in one's community: surname, what, when and how long; anybody of the community may object", tag, access: 'session', query: z.strictObject({ ...PageQuery }), status: 200,
    response: page(Row).extend({ /** Null where one has chosen no community. */ community: Named.nullable(), /** Calendar days of publication. */ days: z.number().int() }), errors: [],
  }),
  'POST /service-records': defineRoute({ ...created, summary: 'A volunteer asks for hours that no attendance shows (补录); the station enters it, a second person confirms', body: z.strictObject({ ...Service, text: words(HOURS_LIMITS.text), photoIds: Proof.photoIds }) }),
  'POST /workbench/service-records': defineRoute({ ...created, summary: 'The station enters hours of one of its volunteers by hand (补录), or who leads a team (`teamId`) of one of it: evidence named, within limits; somebody else confirms', body: z.strictObject({ volunteerId: Id, teamId: Id.nullable().default(null), ...Service, ...Proof }) }),
  'GET /workbench/service-records': defineRoute({
    summary: "Hours of the station, or of the teams one leads: to be confirmed, asked for, objected to, in publication, over; shifts of which two and more can be confirmed together", tag, access: 'session', query: z.strictObject({ desk: z.enum(HOUR_DESKS).default('confirm'), ...PageQuery }), status: 200,
    response: page(Row).extend({ counts: z.record(z.enum(HOUR_DESKS), z.number().int()), shifts: z.array(z.object({ shiftId: Id, title: z.string(), from: Moment, to: Moment, count: z.number().int() })) }), errors: ['not_allowed'],
  }),
  'GET /workbench/hour-volunteers': defineRoute({
    summary: "Volunteers for whom one can enter hours: of the station, and of each team one leads; never oneself", tag, access: 'session', query: z.strictObject({}), status: 200,
    response: z.object({ groups: z.array(z.object({ /** Null for the station's. */ teamId: Id.nullable(), name: z.string(), items: z.array(z.object({ id: Id, name: z.string(), number: z.string().nullable() })) })) }), errors: ['not_allowed'],
  }),
  'GET /workbench/hour-shifts/:shiftId': defineRoute({ summary: 'Hours of one shift, to be looked through and confirmed together', tag, access: 'session', params: ShiftParams, status: 200, response: ShiftHours, errors: ['not_found'] }),
  'POST /workbench/hour-shifts/:shiftId/confirm': defineRoute({
    summary: 'A second person confirms what they looked through of one shift, each record by the rules of one; what is left is told with its reason', tag, access: 'session', params: ShiftParams, idempotent: true,
    body: z.strictObject({ records: z.array(z.strictObject({ id: Id, revision })).min(1).max(HOURS_LIMITS.together) }), status: 200, response: ShiftHours, errors: ['not_found'],
  }),
  'GET /workbench/hour-suspects': defineRoute({
    summary: 'What looks wrong with hours (可疑情况): overlaps, many hours a day, nights, one confirmer for all, much by hand; to the station with names, to auditors without', tag, access: 'session', query: z.strictObject({}), status: 200,
    response: z.object({ items: z.array(SuspectRow), days: z.number().int() }), errors: ['not_allowed'],
  }),
  'GET /service-records/:id': defineRoute({ summary: 'One record, to the volunteer, to the station, and to the community while it is published', tag, access: 'session', params: IdParams, status: 200, response: ServiceRecordView, errors: ['not_found'] }),
  'POST /service-records/:id/enter': step(z.strictObject({ revision, ...Service, ...Proof }), 'The station enters what a volunteer asked for, with its evidence'),
  'POST /service-records/:id/confirm': step(z.strictObject({ revision }), 'A second person confirms, neither the volunteer nor who entered or marked; it is published for objection'),
  'POST /service-records/:id/refuse': step(z.strictObject({ revision, reason: z.enum(HOUR_REFUSALS), text: words(HOURS_LIMITS.note) }), 'It does not count, and why'),
  'POST /service-records/:id/withdraw': step(z.strictObject({ revision }), 'The volunteer takes back what they asked for'),
  'POST /service-records/:id/object': step(z.strictObject({ revision, text: must(HOURS_LIMITS.objection) }), 'Somebody of the community objects while it is published; the volunteer reads the words and not whose they are'),
  'POST /service-records/:id/keep': step(z.strictObject({ revision, text: must(HOURS_LIMITS.note) }), 'The station has looked at the objections, not by who confirmed: it stands'),
  'POST /service-records/:id/correct': defineRoute({ ...created, summary: 'The station enters what a record should count, with its reason: another record, confirmed by somebody else, published, and then an entry of its own', params: IdParams, body: z.strictObject({ minutes: Minutes.min(0), text: must(HOURS_LIMITS.note), ...Proof }) }),
};
