import { z } from 'zod';
import { REPORT_LIMITS } from '../domain/cases/limits';
import { TOPIC_LIMITS } from '../domain/topics/limits';
import { TOPIC_ACTIONS, TOPIC_DECLINES, TOPIC_DESKS, TOPIC_LANES, TOPIC_ORIGINS, TOPIC_PARTS, TOPIC_REMOVALS, TOPIC_STATES, TOPIC_STOPS } from '../domain/topics/states';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery, Point, stepRoute } from './kernel';
import { StationView } from './organisation';
import { TopicWords } from './topicWords';

const tag = 'topics';
const revision = z.number().int().min(0);
const words = (max: number) => z.string().trim().max(max).default('');
const must = (max: number) => z.string().trim().min(1).max(max);

export const TopicRow = z.object({
  id: Id, state: z.enum(TOPIC_STATES), title: z.string(), place: z.string(), by: z.enum(TOPIC_ORIGINS), body: Named,
  /** Told to the threshold and no further. */
  seconds: z.number().int(), threshold: z.number().int(),
  /** What it waits for: the last moment to second it, the day of the answer, the day by which it is carried out. */
  dueAt: Moment.nullable(), late: z.boolean(), mine: z.boolean(), at: Moment,
});
export const TopicView = TopicRow.extend({
  number: z.string(), revision, text: z.string(), viewer: z.enum(TOPIC_PARTS), community: Named, station: StationView,
  /** The version of the rules under which it was raised. */
  rulesVersion: z.number().int(),
  seconded: z.boolean(),
  /** Why the viewer may not second it now, by rule; null when they may, or did. */
  why: z.string().nullable(), maySecond: z.boolean(),
  answer: z.string().nullable(), mergedInto: z.object({ id: Id, title: z.string() }).nullable(),
  /** As its consultation decided it; `agreed`, `unit`, `dueOn`: of what was decided by hand, before there were consultations. */
  decision: z.object({ text: z.string(), heldOn: Day.nullable(), present: z.number().int().nullable(), agreed: z.number().int().nullable(), unit: Named.nullable(), dueOn: Day.nullable(), firstOn: Day.nullable(), moved: z.string().nullable() }).nullable(),
  consultationId: Id.nullable(),
  result: z.string().nullable(),
  timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(TOPIC_ACTIONS).or(z.literal('raise')), part: z.enum(TOPIC_PARTS), code: z.string().nullable(), text: z.string().nullable() })),
  linked: z.boolean(), actions: z.array(z.enum(TOPIC_ACTIONS)),
  /** Topics it may be merged into; to those who answer. */
  others: z.array(Named),
});
const step = stepRoute(tag, TopicView);
const counts = z.record(z.enum(TOPIC_LANES), z.number().int());

export const topicRoutes = {
  'GET /topics': defineRoute({
    summary: "Topics of a community (议题) by where they stand, or of one body; one's own community where none is named", tag, access: 'session',
    query: z.strictObject({ communityId: Id.optional(), bodyId: Id.optional(), lane: z.enum(TOPIC_LANES).default('gathering'), ...PageQuery }), status: 200,
    response: page(TopicRow).extend({ counts, community: Named }), errors: ['not_found'],
  }),
  'GET /topics/mine': defineRoute({ summary: 'Topics that one raised or seconded, the latest first', tag, access: 'session', query: z.strictObject(PageQuery), status: 200, response: page(TopicRow), errors: [] }),
  'GET /topics/waiting': defineRoute({
    summary: 'What waits for the bodies that one sits on or answers for: the earliest due first, and those bodies', tag, access: 'session', query: z.strictObject({ lane: z.enum(TOPIC_DESKS).default('toAnswer'), ...PageQuery }), status: 200,
    response: page(TopicRow).extend({ counts: z.record(z.enum(TOPIC_DESKS), z.number().int()), bodies: z.array(Named.extend({ mayAnswer: z.boolean() })) }), errors: [],
  }),
  'POST /topics': defineRoute({
    summary: 'Raise a topic for a body of the community: as a resident, as a member of it, or as the station', tag, access: 'session',
    body: z.strictObject({ ...TopicWords, place: z.strictObject({ text: must(REPORT_LIMITS.placeText), point: Point, placeId: Id.optional() }) }), idempotent: true, status: 201, response: TopicView, errors: ['not_found', 'rule_refused', 'key_reused'],
  }),
  'GET /topics/:id': defineRoute({ summary: 'One topic', tag, access: 'session', params: IdParams, status: 200, response: TopicView, errors: ['not_found'] }),
  'POST /topics/:id/second': defineRoute({
    summary: 'Second it (附议), or no longer; one for each person', tag, access: 'session', params: IdParams, body: z.strictObject({ on: z.boolean() }), idempotent: true, status: 200, response: TopicView, errors: ['not_found', 'rule_refused'],
  }),
  'POST /topics/:id/withdraw': step(z.strictObject({ revision }), 'Its author takes it back, before it was seconded enough'),
  'POST /topics/:id/release': step(z.strictObject({ revision }), 'Its words were looked at: residents may second it from now on'),
  'POST /topics/:id/remove': step(z.strictObject({ revision, reason: z.enum(TOPIC_REMOVALS), text: words(TOPIC_LIMITS.note) }), 'Taken off for what it says, before it was seconded enough'),
  'POST /topics/:id/adopt': step(z.strictObject({ revision, text: must(TOPIC_LIMITS.answer) }), 'The body takes it up (接议), and says what comes next'),
  'POST /topics/:id/merge': step(z.strictObject({ revision, intoId: Id, text: must(TOPIC_LIMITS.answer) }), 'The same as an earlier one: its seconders go along and are told'),
  'POST /topics/:id/decline': step(z.strictObject({ revision, reason: z.enum(TOPIC_DECLINES), text: must(TOPIC_LIMITS.answer) }), 'The body does not take it up, and says why'),
  'POST /topics/:id/stop': step(z.strictObject({ revision, reason: z.enum(TOPIC_STOPS), text: must(TOPIC_LIMITS.note) }), 'Not carried on before a consultation has begun, with the reason'),
};
