import { z } from 'zod';
import { ADMISSION_ACTIONS, ADMISSION_LIMITS, ADMISSION_PARTS, ADMISSION_STATES, REFUSAL_GROUNDS } from '../domain/matters/admissions';
import { DUTIES, LIST_LIMITS } from '../domain/matters/lists';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery, stepRoute } from './kernel';

const tag = 'matters';
const words = (max: number) => z.string().trim().min(1).max(max);
const revision = z.number().int().min(0);
const count = z.number().int().min(0);
const Year = z.coerce.number().int().min(2020).max(2100);

/** A line of a list of duties. */
export const MatterLine = z.strictObject({
  duty: z.enum(DUTIES),
  title: words(LIST_LIMITS.title),
  basis: words(LIST_LIMITS.basis),
  /** Who leads where the community assists; null for its own duties. */
  lead: words(LIST_LIMITS.lead).nullable(),
});
const Lines = z.array(MatterLine).max(LIST_LIMITS.items);

const ListHead = z.object({
  version: count,
  effectiveFrom: Day,
  publishedAt: Moment,
  why: z.string(),
  items: count,
  /** Against the version before it. */
  added: count,
  gone: count,
  changed: count,
});
const ListView = z.object({
  community: Named,
  street: Named,
  /** The version asked for, else the one in force; null where none was ever published. */
  list: z.object({ version: count, effectiveFrom: Day, inForce: z.boolean(), items: z.array(MatterLine) }).nullable(),
  /** Newest first. */
  versions: z.array(ListHead),
  /** What is admitted outside of the list, and runs today. */
  admitted: z.array(z.object({ id: Id, title: z.string(), by: z.string(), until: Day })),
});
const DraftView = z.object({ community: Named, revision, /** Null: nothing is being written; the list in force is where one begins. */ items: z.array(MatterLine).nullable(), inForce: z.array(MatterLine), today: Day, atStreet: z.array(Named) });

const Decision = z.object({ at: Moment, admitted: z.boolean(), ground: z.enum(REFUSAL_GROUNDS).nullable(), article: z.string(), reason: z.string(), until: Day.nullable() });
const Round = z.object({ at: Moment, purpose: z.string(), basis: z.string(), people: count, money: count, until: Day, decision: Decision.nullable() });

/** Ended before its day: by which side, and why. */
const Ended = z.object({ at: Moment, by: z.enum(ADMISSION_PARTS), reason: z.string() });

export const AdmissionRow = z.object({
  id: Id,
  title: z.string(),
  state: z.enum(ADMISSION_STATES),
  community: Named,
  by: z.string(),
  at: Moment,
  /** Last day asked for, or until when it is admitted. */
  until: Day,
  bounces: count,
});
export const AdmissionView = AdmissionRow.extend({
  revision,
  rounds: z.array(Round),
  /** Where it was ordered from and the number there; absent where somebody asked. */
  order: z.object({ name: z.string(), number: z.string() }).optional(),
  ended: Ended.optional(),
  actions: z.array(z.enum(ADMISSION_ACTIONS)),
  /** Lines of the list in force that it may already be. */
  like: z.array(MatterLine),
  /** Grounds to refuse on, with the article of each. */
  grounds: z.array(z.object({ ground: z.enum(REFUSAL_GROUNDS), article: z.string() })),
});

const Means = {
  purpose: words(ADMISSION_LIMITS.words),
  basis: words(ADMISSION_LIMITS.basis),
  people: count.max(ADMISSION_LIMITS.people),
  /** Yuan. */
  money: count.max(ADMISSION_LIMITS.money),
  until: Day,
};

const Counts = { asked: count, admitted: count, refused: count, withdrawn: count, waiting: count, bounces: count };
const Reported = z.object({
  id: Id,
  community: Named,
  by: z.string(),
  title: z.string(),
  at: Moment,
  rounds: count,
  state: z.enum(ADMISSION_STATES),
  ground: z.enum(REFUSAL_GROUNDS).nullable(),
  article: z.string(),
  reason: z.string(),
  people: count,
  money: count,
  until: Day,
  ended: Ended.optional(),
});
const ReportView = z.object({
  level: Named.extend({ kind: z.enum(['district', 'street', 'community']) }),
  above: Named.nullable(),
  below: z.array(Named),
  year: z.number().int(),
  years: z.array(z.number().int()),
  asOf: Moment,
  total: z.object(Counts),
  /** In the order of the organisation, never by figure; `assists`: lines of the lists in which the communities assist this department. */
  departments: z.array(z.object({ name: z.string(), ...Counts, assists: count })),
  communities: z.array(Named.extend({ ...Counts, assists: count })),
  refused: z.array(Reported),
  admitted: z.array(Reported),
  /** More than are shown here; the table has them all. */
  cut: z.boolean(),
});

const admissionStep = stepRoute(tag, AdmissionView);

export const matterRoutes = {
  'GET /communities/:id/matter-list': defineRoute({
    summary: "A community's list of duties (事项清单), in force or as of an earlier version; open to everybody",
    tag,
    access: 'public',
    params: IdParams,
    query: z.strictObject({ version: z.coerce.number().int().min(1).max(100_000).optional() }),
    status: 200,
    response: ListView,
    errors: ['not_found'],
  }),
  'GET /communities/:id/matter-parts': defineRoute({
    summary: 'What I may do with the list of a community: change it, ask for admission in the name of which units, decide',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ edits: z.boolean(), asksAs: z.array(Named), decides: z.boolean() }),
    errors: ['not_found'],
  }),
  'GET /communities/:id/matter-draft': defineRoute({ summary: 'What is being written for the next version of a list', tag, access: 'session', params: IdParams, status: 200, response: DraftView, errors: ['not_found', 'not_allowed'] }),
  'PUT /communities/:id/matter-draft': defineRoute({
    summary: 'Keep what is being written; it may still have faults',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ revision, items: Lines }),
    status: 200,
    response: DraftView,
    errors: ['not_found', 'not_allowed', 'conflict'],
  }),
  'POST /communities/:id/matter-list': defineRoute({
    summary: 'Publish the draft as a version that takes effect on a day, for this community and others of mine',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ revision, effectiveFrom: Day, why: words(LIST_LIMITS.why), communityIds: z.array(Id).max(LIST_LIMITS.communities).default([]) }),
    idempotent: true,
    status: 201,
    response: ListView,
    errors: ['not_found', 'not_allowed', 'conflict', 'rule_refused'],
  }),
  'POST /communities/:id/matter-list/file': defineRoute({
    summary: 'Read a list from a table (.xlsx); nothing is written, what is wrong is told by row',
    tag,
    access: 'session',
    params: IdParams,
    bodyKind: 'multipart',
    maxBytes: 2 * 1024 * 1024,
    status: 200,
    response: z.object({ items: z.array(MatterLine), problems: z.array(z.object({ row: count, column: z.string().optional(), text: z.string() })) }),
    errors: ['not_found', 'not_allowed', 'file_too_large'],
  }),
  'GET /admissions': defineRoute({
    summary: 'Requests to admit work outside of the list: those of my units, and of what I look after; newest first',
    tag,
    access: 'session',
    query: z.strictObject({ view: z.enum(['waiting', 'decided']).default('waiting'), ...PageQuery }),
    status: 200,
    response: page(AdmissionRow),
    errors: ['not_allowed'],
  }),
  'POST /communities/:id/admissions': defineRoute({
    summary: 'A department or street asks a station to admit work outside of its list (准入)',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ unitId: Id, title: words(ADMISSION_LIMITS.title), ...Means }),
    idempotent: true,
    status: 201,
    response: AdmissionView,
    errors: ['not_found', 'not_allowed', 'rule_refused', 'key_reused'],
  }),
  'GET /admissions/:id': defineRoute({ summary: 'One request for admission', tag, access: 'session', params: IdParams, status: 200, response: AdmissionView, errors: ['not_found'] }),
  'POST /admissions/:id/admit': admissionStep(z.strictObject({ revision, until: Day, reason: words(ADMISSION_LIMITS.words) }), 'The station admits it, until a day'),
  'POST /admissions/:id/refuse': admissionStep(z.strictObject({ revision, ground: z.enum(REFUSAL_GROUNDS), reason: words(ADMISSION_LIMITS.words) }), 'The station refuses it, with the article'),
  'POST /admissions/:id/ask-again': admissionStep(z.strictObject({ revision, ...Means }), 'Whoever was refused comes again with what was missing'),
  'POST /admissions/:id/withdraw': admissionStep(z.strictObject({ revision }), 'Whoever asked takes it back'),
  'POST /admissions/:id/end': admissionStep(z.strictObject({ revision, reason: words(ADMISSION_LIMITS.words) }), 'Station or asker ends admitted work before its day, with the reason; it stays in the yearly report'),
  'GET /matter-reports/:id': defineRoute({
    summary: 'The yearly report on off-list work (准入年报) of a community, street or district; open to everybody',
    tag,
    access: 'public',
    params: IdParams,
    query: z.strictObject({ year: Year.optional() }),
    status: 200,
    response: ReportView,
    errors: ['not_found'],
  }),
  'POST /matter-reports/:id/exports': defineRoute({
    summary: 'The report of a year as a table, at an address that lives minutes; for staff',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ year: Year }),
    status: 201,
    response: z.object({ url: z.string() }),
    errors: ['not_found', 'not_allowed'],
  }),
};

/** A signed address of a report's table. */
export const ReportAddress = z.strictObject({ id: Id, year: Year });
export const ReportAddressQuery = z.strictObject({ e: z.coerce.number().int(), s: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/) });
