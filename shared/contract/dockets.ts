import { z } from 'zod';
import { CONVENERS, DOCKET_ACTIONS, DOCKET_LIMITS, DOCKET_REASONS, DOCKET_STATES } from '../domain/dockets/dockets';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery, stepRoute } from './kernel';

const tag = 'dockets';
const words = (max: number) => z.string().trim().min(1).max(max);
const revision = z.number().int().min(0);
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const Topic = z.strictObject({ caseId: Id.nullable(), topic: words(DOCKET_LIMITS.topic) });
const agenda = {
  meetsAt: Moment,
  place: words(DOCKET_LIMITS.place),
  items: z.array(Topic).min(1).max(DOCKET_LIMITS.items),
  unitIds: z.array(Id).min(1).max(DOCKET_LIMITS.units),
};

export const DocketTask = z.object({ id: Id, unit: Named, plan: z.string(), dueOn: Day, doneAt: Moment.nullable(), report: z.string().nullable(), late: z.boolean(), /** Days it was moved from, with the reason, the first first; absent where it never was. */ moves: z.array(z.object({ from: Day, to: Day, why: z.string(), at: Moment })).optional() });

/** A point of the agenda as residents may read it: what it is about in the words of the station, never the report itself. */
export const PublicItem = z.object({ id: Id, why: z.enum(DOCKET_REASONS), topic: z.string(), decision: z.string().nullable(), tasks: z.array(DocketTask) });
export const DocketItem = PublicItem.extend({
  /** The matter, for those at the table; absent where it was raised without one. */
  case: z.object({ id: Id, number: z.string(), title: z.string(), sensitive: z.boolean() }).nullable(),
});

const head = { id: Id, month: Month, by: z.string(), convener: z.enum(CONVENERS), state: z.enum(DOCKET_STATES), meetsAt: Moment, place: z.string() };
export const DocketRow = z.object({ ...head, items: z.number().int(), tasks: z.object({ open: z.number().int(), late: z.number().int(), done: z.number().int() }) });
export const DocketView = z.object({
  ...head,
  revision: z.number().int(),
  community: Named.nullable(),
  invited: z.array(z.object({ unit: Named, came: z.boolean().nullable(), own: z.boolean() })),
  items: z.array(DocketItem),
  summary: z.string().nullable(),
  publishedAt: Moment.nullable(),
  actions: z.array(z.enum(DOCKET_ACTIONS)),
});
/** What everybody may read: units and what they took on, no people. */
export const DocketSummary = z.object({ ...head, came: z.array(z.string()), absent: z.array(z.string()), items: z.array(PublicItem), summary: z.string(), publishedAt: Moment });

const step = stepRoute(tag, DocketView);

export const docketRoutes = {
  'GET /dockets': defineRoute({ summary: 'Monthly dispatch meetings of what I look after and of my units, newest first', tag, access: 'session', query: z.strictObject(PageQuery), status: 200, response: page(DocketRow), errors: ['not_allowed'] }),
  'GET /dockets/proposals': defineRoute({
    summary: 'What is overdue, comes again or is shelved, for the agenda; for whom I convene, and units to invite',
    tag,
    access: 'session',
    status: 200,
    response: z.object({
      by: Named,
      /** The community in which the units work; a street convenes with the units of one of its communities. */
      communities: z.array(Named),
      items: z.array(z.object({ case: z.object({ id: Id, number: z.string(), title: z.string(), sensitive: z.boolean() }), why: z.enum(DOCKET_REASONS), topic: z.string(), unit: z.string().nullable(), dueAt: Moment })),
    }),
    errors: ['not_allowed'],
  }),
  'POST /dockets': defineRoute({
    summary: 'Call the meeting of a month: once for each convener and month',
    tag,
    access: 'session',
    body: z.strictObject({ month: Month, ...agenda }),
    idempotent: true,
    status: 201,
    response: DocketView,
    errors: ['not_allowed', 'rule_refused'],
  }),
  'GET /dockets/:id': defineRoute({ summary: 'One meeting, for those who convene it, are invited, or look after it', tag, access: 'session', params: IdParams, status: 200, response: DocketView, errors: ['not_found'] }),
  'POST /dockets/:id/agenda': step(z.strictObject({ revision, ...agenda }), 'Change time, place, agenda or the units, until something is decided'),
  'POST /dockets/:id/attend': step(z.strictObject({ revision, came: z.array(Id).max(DOCKET_LIMITS.units) }), 'Which units came'),
  'POST /dockets/:id/decide': step(
    z.strictObject({
      revision,
      itemId: Id,
      text: words(DOCKET_LIMITS.decision),
      tasks: z.array(z.strictObject({ unitId: Id, plan: words(DOCKET_LIMITS.plan), dueOn: Day })).max(DOCKET_LIMITS.tasks),
    }),
    'What was decided about a point, with its tasks; said again, it replaces what was said',
  ),
  'POST /dockets/:id/publish': step(z.strictObject({ revision, text: words(DOCKET_LIMITS.summary) }), 'Publish the summary; the matters hear what was decided'),
  'POST /dockets/:id/task-done': step(z.strictObject({ revision, taskId: Id, text: words(DOCKET_LIMITS.report) }), 'The unit, or whoever convened, says that a task is done'),
  'POST /dockets/:id/move-task': step(z.strictObject({ revision, taskId: Id, dueOn: Day, why: words(DOCKET_LIMITS.why) }), 'Whoever convened moves the day of a published task, with the reason; everybody reads both days'),
  'GET /communities/:id/dockets': defineRoute({ summary: 'Published meetings of a community and its street, newest first', tag, access: 'optional', params: IdParams, query: z.strictObject(PageQuery), status: 200, response: page(DocketRow), errors: ['not_found'] }),
  'GET /dockets/:id/summary': defineRoute({ summary: 'What was decided, for everybody', tag, access: 'optional', params: IdParams, status: 200, response: DocketSummary, errors: ['not_found'] }),
};
