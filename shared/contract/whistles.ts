import { z } from 'zod';
import { REPORT_LIMITS } from '../domain/cases/limits';
import { SUPPORT_LIMIT } from '../domain/cases/joint';
import { BLOWERS, CALL_STATES, TIMERS, WHISTLE_ACTIONS, WHISTLE_KINDS, WHISTLE_LIMITS, WHISTLE_STATES } from '../domain/whistles/whistles';
import { CASE_STATES } from '../domain/cases/states';
import { PhotoView } from './files';
import { defineRoute, Id, IdParams, Moment, Named, page, PageQuery, Point, stepRoute } from './kernel';

const tag = 'whistles';
const words = (max: number) => z.string().trim().min(1).max(max);
const revision = z.number().int().min(0);

/** One called unit: what it has to do by when, and what it did. */
export const CallView = z.object({
  unit: Named,
  state: z.enum(CALL_STATES),
  dueAt: z.object({ acknowledge: Moment, contact: Moment, arrive: Moment }),
  acknowledgedAt: Moment.nullable(),
  contactedAt: Moment.nullable(),
  /** What the unit said when it made contact. */
  contact: z.string().nullable(),
  arrivedAt: Moment.nullable(),
  /** How the arrival was seen: photos, or metres from the place at that moment. */
  proof: z.object({ photos: z.array(PhotoView), metres: z.number().int().nullable() }).nullable(),
  late: z.array(z.enum(TIMERS)),
  /** The viewer acts for this unit. */
  own: z.boolean(),
  /** The rating by whoever blew, for both sides alone; 1 to 5. */
  score: z.number().int().nullable(),
});

export const WhistleRow = z.object({
  id: Id,
  kind: z.enum(WHISTLE_KINDS),
  state: z.enum(WHISTLE_STATES),
  case: z.object({ id: Id, number: z.string(), title: z.string(), placeText: z.string(), state: z.enum(CASE_STATES) }),
  by: z.string(),
  reason: z.string(),
  at: Moment,
  calls: z.array(z.object({ unit: z.string(), state: z.enum(CALL_STATES), late: z.boolean() })),
});

export const WhistleView = WhistleRow.omit({ calls: true }).extend({
  revision: z.number().int(),
  calls: z.array(CallView),
  /** What came of it, and the tasks that became of it. */
  outcome: z.string().nullable(),
  endedAt: Moment.nullable(),
  actions: z.array(z.enum(WHISTLE_ACTIONS)),
  /** What the viewer has still to rate: called units, or whoever blew. */
  toRate: z.array(Named),
  /** Who blew it. */
  blower: z.enum(BLOWERS),
});

const step = stepRoute(tag, WhistleView);

export const whistleRoutes = {
  'GET /whistles': defineRoute({
    summary: 'Whistles of my units and of what I look after, newest first',
    tag,
    access: 'session',
    query: z.strictObject({ view: z.enum(WHISTLE_STATES).default('open'), ...PageQuery }),
    status: 200,
    response: page(WhistleRow),
    errors: ['not_allowed'],
  }),
  'GET /whistles/ratings': defineRoute({
    summary: 'What those who blew say of the called units, shown from five up: units, never people',
    tag,
    access: 'session',
    status: 200,
    response: z.object({ items: z.array(z.object({ unit: z.string(), count: z.number().int(), mean: z.number().nullable() })) }),
    errors: ['not_allowed'],
  }),
  'GET /cases/:id/whistle-kinds': defineRoute({
    summary: 'Which whistles I may blow for this case, and whether one is open',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ kinds: z.array(z.enum(WHISTLE_KINDS)), open: Id.nullable() }),
    errors: ['not_found'],
  }),
  'POST /cases/:id/whistles': defineRoute({
    summary: 'Call units to the spot (吹哨)',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ kind: z.enum(WHISTLE_KINDS), unitIds: z.array(Id).min(1).max(WHISTLE_LIMITS.units), reason: words(WHISTLE_LIMITS.words) }),
    idempotent: true,
    status: 201,
    response: WhistleView,
    errors: ['not_found', 'not_allowed', 'rule_refused', 'key_reused'],
  }),
  'GET /whistles/:id': defineRoute({ summary: 'One whistle', tag, access: 'session', params: IdParams, status: 200, response: WhistleView, errors: ['not_found'] }),
  'POST /whistles/:id/acknowledge': step(z.strictObject({ revision, unitId: Id }), 'A called unit confirms that it heard (签收)'),
  'POST /whistles/:id/contact': step(z.strictObject({ revision, unitId: Id, text: words(WHISTLE_LIMITS.words) }), 'A called unit has made contact, and says who comes when'),
  'POST /whistles/:id/arrive': step(
    z.strictObject({ revision, unitId: Id, photoIds: z.array(Id).max(REPORT_LIMITS.photos).default([]), point: Point.optional() }),
    'Station or grid worker sees a called unit on the spot (报到), by a photo or by being there',
  ),
  'POST /whistles/:id/end': step(
    z.strictObject({
      revision,
      text: words(WHISTLE_LIMITS.words),
      tasks: z.array(z.strictObject({ unitId: Id, text: words(SUPPORT_LIMIT.words) })).max(WHISTLE_LIMITS.tasks).default([]),
    }),
    'What was agreed on the spot; it becomes tasks of the case',
  ),
  'POST /whistles/:id/rate': step(z.strictObject({ revision, unitId: Id, score: z.number().int().min(1).max(5) }), 'One side rates the other: units, never people'),
};
