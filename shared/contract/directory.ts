import { z } from 'zod';
import { REPORT_KINDS, REPORT_OUTCOMES, REPORT_STATES, SERVICE_LEVELS, SERVICE_LIMITS as L, SITUATIONS } from '../domain/directory/kinds';
import { SERVICE_ACTIONS, SERVICE_FIELDS, SERVICE_STATES } from '../domain/directory/rules';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery, stepRoute } from './kernel';
import { StationView } from './organisation';

const tag = 'directory';
const revision = z.number().int().min(0);
const must = (max: number) => z.string().trim().min(1).max(max);
const may = (max: number) => z.string().trim().max(max);
/** Minutes after midnight at +08:00. */
const Minute = z.number().int().min(0).max(1_440);
const Spans = z.array(z.tuple([Minute, Minute])).max(L.spans);
export const HoursView = z.strictObject({
  kind: z.enum(['weekly', 'always', 'booked']),
  /** Sunday first. */
  week: z.array(Spans).length(7),
  holidays: z.enum(['closed', 'asUsual']), makeUp: z.enum(['worked', 'asUsual']),
  closures: z.array(z.strictObject({ from: Day, to: Day, why: must(L.closureWhy), spans: Spans })).max(L.closures),
});
/** Days that are not as their day of the week says, by the calendar in force: what a phone needs to say without a network whether somebody is there. */
export const SpecialDaysView = z.object({ holidays: z.record(Day, z.string()), workdays: z.array(Day), until: Day });

const Head = { title: must(L.title), words: z.array(must(L.word)).max(L.words), situations: z.array(z.enum(SITUATIONS)).min(1).max(L.situations), office: must(L.office), address: may(L.address), phone: may(L.phone), hours: HoursView };
const Body = { whom: may(L.whom), bring: z.array(must(L.item)).max(L.items), steps: z.array(must(L.item)).max(L.items), fee: may(L.fee), takes: may(L.takes), note: may(L.note) };
const Content = { ...Head, ...Body };

export const ServiceRow = z.object({
  id: Id, ...Head, state: z.enum(SERVICE_STATES), level: Named.extend({ kind: z.enum(SERVICE_LEVELS) }),
  /** First letters of the pinyin of title and words, by which it is found. */
  initials: z.array(z.string()), /** When whoever keeps it last said that it is right. */ confirmedAt: Moment,
});
const Report = z.object({
  id: Id, revision, kind: z.enum(REPORT_KINDS), text: z.string(), state: z.enum(REPORT_STATES), mine: z.boolean(), /** Who reported it, to who keeps the entry; null to everybody else. */ by: z.string().nullable(), at: Moment,
  outcome: z.enum(REPORT_OUTCOMES).nullable(), answer: z.string().nullable(), answeredAt: Moment.nullable(),
});
export const ServiceView = ServiceRow.extend({
  ...Body, revision, /** Who keeps it, to be called about it. */ keeper: StationView, /** Why it was withdrawn. */ reason: z.string().nullable(),
  /** What stood before and why it was changed, the latest first: fields with what they said. */
  history: z.array(z.object({ at: Moment, why: z.string(), was: z.array(z.object({ field: z.enum(SERVICE_FIELDS), text: z.string() })) })),
  /** What residents say is out of date and nobody has answered yet. */
  doubts: z.array(z.enum(REPORT_KINDS)),
  /** To who keeps it all that wait and the latest; to everybody else their own. */
  reports: z.array(Report), actions: z.array(z.enum(SERVICE_ACTIONS)), days: SpecialDaysView,
});
const step = stepRoute(tag, ServiceView);

export const directoryRoutes = {
  'GET /services': defineRoute({
    summary: 'The directory (办事指南) of a community with what its street and the district do: by situation of life and by search (words, parts of them, first letters of pinyin); without a name of one, of where one lives', tag, access: 'session',
    query: z.strictObject({ communityId: Id.optional(), situation: z.enum(SITUATIONS).optional(), search: z.string().trim().max(L.query).optional(), ...PageQuery }), status: 200,
    response: page(ServiceRow).extend({ community: Named.nullable(), days: SpecialDaysView, /** Entries of each situation, whatever was searched for. */ counts: z.record(z.enum(SITUATIONS), z.number().int()), /** The viewer keeps a part of the directory. */ keeps: z.boolean() }), errors: ['not_found'],
  }),
  'GET /services/:id': defineRoute({ summary: 'One entry of the directory', tag, access: 'session', params: IdParams, status: 200, response: ServiceView, errors: ['not_found'] }),
  'GET /workbench/services': defineRoute({
    summary: 'The part of the directory that one keeps: reports that wait, what nobody confirmed for long, everything', tag, access: 'session', status: 200,
    response: z.object({ offices: z.array(Named.extend({ level: Named })), reports: z.array(Report.pick({ id: true, kind: true, text: true, at: true }).extend({ service: Named })), stale: z.number().int(), items: z.array(ServiceRow), days: SpecialDaysView }), errors: ['not_allowed'],
  }),
  'POST /services': defineRoute({ summary: 'Write an entry for the level that an office looks after', tag, access: 'session', body: z.strictObject({ unitId: Id, ...Content }), idempotent: true, status: 201, response: ServiceView, errors: ['not_allowed', 'rule_refused', 'key_reused'] }),
  'POST /services/:id/correct': step(z.strictObject({ revision, ...Content, why: must(L.why) }), 'Correct it; what stood before stays to be read'),
  'POST /services/:id/confirm': step(z.strictObject({ revision }), 'It was looked at and is still right'),
  'POST /services/:id/withdraw': step(z.strictObject({ revision, reason: must(L.why) }), 'It is not done there any more: it stands in no list, and whoever kept it reads why'),
  'POST /services/:id/restore': step(z.strictObject({ revision }), 'It is done there again'),
  'POST /services/:id/reports': defineRoute({
    summary: 'Report what is out of date; who keeps the entry is told and answers', tag, access: 'session', params: IdParams, body: z.strictObject({ kind: z.enum(REPORT_KINDS), text: may(L.report) }), idempotent: true, status: 201, response: ServiceView, errors: ['not_found', 'wrong_state', 'rule_refused', 'key_reused'],
  }),
  'POST /services/:id/reports/:ref/answer': defineRoute({
    summary: 'Answer a report: it was mended since, or it is right as it stands', tag, access: 'session', params: z.strictObject({ id: Id, ref: Id }), body: z.strictObject({ revision, outcome: z.enum(REPORT_OUTCOMES), text: may(L.answer) }), idempotent: true, status: 200, response: ServiceView,
    errors: ['not_found', 'not_allowed', 'conflict', 'wrong_state', 'rule_refused'],
  }),
};
