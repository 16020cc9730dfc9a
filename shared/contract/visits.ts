import { z } from 'zod';
import { CONTACT_REASONS, REASON_WORDS } from '../domain/audit/entries';
import { CONSENT_WAYS, PROXY_DOORS } from '../domain/cases/proxy';
import { REPORT_LIMITS } from '../domain/cases/limits';
import { VISIT_LIMITS } from '../domain/visits/limits';
import { HEARD_CONSENTS, HEARD_KINDS, HEARD_STATES, PROMISE_STATES, VISIT_ACTIONS, VISIT_DESKS, VISIT_PARTS, VISIT_REASONS, VISIT_STATES, VISIT_TIMES, VISIT_WHOM } from '../domain/visits/states';
import { WISH_CATEGORIES } from '../domain/wishes/states';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery, Point, stepRoute } from './kernel';
import { StationView } from './organisation';
import { ProxyPerson } from './proxy';

const tag = 'visits';
const revision = z.number().int().min(0);
const words = (max: number) => z.string().trim().max(max).default('');
const must = (max: number) => z.string().trim().min(1).max(max);
const times = z.array(z.enum(VISIT_TIMES)).max(VISIT_TIMES.length).default([]);
const PromiseWords = z.strictObject({ text: must(VISIT_LIMITS.promise), /** By when. */ dueOn: Day });
/** Something that was heard, as what it may become and in which words. */
const HeardWords = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('case'), categoryId: Id, text: must(VISIT_LIMITS.heardText) }),
  z.strictObject({ to: z.literal('wish'), category: z.enum(WISH_CATEGORIES), text: must(VISIT_LIMITS.heardText) }),
]);

export const VisitRow = z.object({
  id: Id, state: z.enum(VISIT_STATES), reason: z.enum(VISIT_REASONS), whom: z.enum(VISIT_WHOM), /** Who is visited. */ person: z.string(),
  /** The grid worker who has it. */ worker: z.string().nullable(), /** The moment that was named or agreed. */ visitAt: Moment.nullable(),
  promises: z.object({ open: z.number().int(), late: z.boolean() }), /** Something waits for the viewer's word. */ waits: z.boolean(), at: Moment,
});
export const VisitView = VisitRow.extend({
  revision, parts: z.array(z.enum(VISIT_PARTS)), text: z.string(), times: z.array(z.enum(VISIT_TIMES)), timesText: z.string(), place: z.string(),
  /** Who asked, where it is for somebody else. */ asker: z.string().nullable(),
  /** How whom it is for agreed, as it was noted. */ consent: z.enum(CONSENT_WAYS).nullable(),
  station: StationView,
  promised: z.array(z.object({ id: Id, text: z.string(), dueOn: Day, state: z.enum(PROMISE_STATES), late: z.boolean(), /** Why it cannot be kept. */ why: z.string().nullable() })),
  /** What was heard, to the visited and those who look after it; empty for who asked for somebody else. */
  heard: z.array(z.object({ id: Id, to: z.enum(HEARD_KINDS), category: z.string(), text: z.string(), state: z.enum(HEARD_STATES), consent: z.enum(HEARD_CONSENTS).nullable(), target: Id.nullable() })),
  /** Around which day another visit is wished. */ nextOn: Day.nullable(),
  /** When every word of it is erased; null while something is waited for. */ eraseAt: Moment.nullable(),
  timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(VISIT_ACTIONS), part: z.enum(VISIT_PARTS), code: z.string().nullable(), text: z.string().nullable() })),
  actions: z.array(z.enum(VISIT_ACTIONS)),
});

const step = stepRoute(tag, VisitView);
const bare = z.strictObject({ revision });
const why = z.strictObject({ revision, text: must(VISIT_LIMITS.why) });
const moment = z.strictObject({ revision, at: Moment });
const onPromise = { revision, promiseId: Id };
const onHeard = z.strictObject({ revision, heardId: Id });
const Wanted = { reason: z.enum(VISIT_REASONS), text: words(VISIT_LIMITS.text), times, timesText: words(VISIT_LIMITS.times) };

export const visitRoutes = {
  'GET /visits': defineRoute({ summary: 'Visits (走访) that I asked for or that are for me, the latest first', tag, access: 'session', query: z.strictObject({ ...PageQuery }), status: 200, response: page(VisitRow), errors: [] }),
  'GET /visits/:id': defineRoute({ summary: 'One visit, to who asked, who is visited, the grid worker at hand and the staff of the station; to nobody else', tag, access: 'session', params: IdParams, status: 200, response: VisitView, errors: ['not_found'] }),
  'POST /visits': defineRoute({
    summary: 'Ask that a grid worker comes by: for oneself, for somebody of the family who agreed; noted at the counter by the station', tag, access: 'session',
    body: z.strictObject({
      whom: z.enum(VISIT_WHOM), person: ProxyPerson.optional(), consent: z.enum(CONSENT_WAYS).optional(), /** By which door the station was asked. */ source: z.enum(PROXY_DOORS).optional(), ...Wanted,
      place: z.strictObject({ text: must(REPORT_LIMITS.placeText), point: Point, placeId: Id.optional() }),
    }),
    idempotent: true, status: 201, response: VisitView, errors: ['not_allowed', 'not_found', 'rule_refused', 'key_reused'],
  }),
  'GET /workbench/visits': defineRoute({
    summary: "The station's visits, and those a grid worker has at hand; no search by person. Figures are numbers alone", tag, access: 'session', query: z.strictObject({ desk: z.enum(VISIT_DESKS).default('asked'), ...PageQuery }), status: 200,
    response: page(VisitRow).extend({
      counts: z.record(z.enum(VISIT_DESKS), z.number().int()), /** Of this year, to the station; null for grid workers. */
      figures: z.object({ year: z.number().int(), visits: z.number().int(), promises: z.number().int(), kept: z.number().int(), made: z.number().int() }).nullable(),
    }), errors: ['not_allowed'],
  }),
  'GET /visits/:id/workers': defineRoute({ summary: 'Grid workers to whom the station may give it, those of the grid first', tag, access: 'session', params: IdParams, status: 200, response: z.object({ items: z.array(Named.extend({ ofGrid: z.boolean() })) }), errors: ['not_found', 'not_allowed'] }),
  'POST /visits/:id/contact': defineRoute({
    summary: 'The grid worker at hand or the station sees the number of the visited in full, with a reason; it leaves a row in the audit log', tag, access: 'session', params: IdParams,
    body: z.strictObject({ reason: z.enum(CONTACT_REASONS), text: words(REASON_WORDS) }), idempotent: true, status: 200, response: z.object({ name: z.string(), phone: z.string().nullable() }), errors: ['not_found', 'not_allowed', 'rule_refused'],
  }),
  'POST /visits/:id/give': step(z.strictObject({ revision, workerId: Id }), 'The station gives it to a grid worker'),
  'POST /visits/:id/decline': step(why, 'The station says why nobody can come, and what helps instead'),
  'POST /visits/:id/give-back': step(why, 'The grid worker gives it back to the station'),
  'POST /visits/:id/propose': step(moment, 'The grid worker names a moment; the resident says whether it suits'),
  'POST /visits/:id/arrange': step(moment, 'A moment that was agreed by telephone, noted as such'),
  'POST /visits/:id/accept': step(bare, 'The moment suits'),
  'POST /visits/:id/another': step(z.strictObject({ revision, text: words(VISIT_LIMITS.times) }), 'Another moment, please'),
  'POST /visits/:id/call-off': step(bare, 'Nobody needs to come; no reason is asked for'),
  'POST /visits/:id/absent': step(bare, 'Nobody was at home; the grid worker names another moment'),
  'POST /visits/:id/report': step(
    z.strictObject({ revision, promises: z.array(PromiseWords).max(VISIT_LIMITS.promises).default([]), heard: z.array(HeardWords).max(VISIT_LIMITS.heard).default([]), nextOn: Day.nullable().default(null) }),
    'During or after the visit: what was promised, by when; what was heard; whether another visit is wished. Nothing is written about the person',
  ),
  'POST /visits/:id/promise': step(z.strictObject({ revision, promise: PromiseWords }), 'Another promise'),
  'POST /visits/:id/keep': step(z.strictObject(onPromise), 'A promise was kept'),
  'POST /visits/:id/cannot': step(z.strictObject({ ...onPromise, text: must(VISIT_LIMITS.why) }), 'A promise cannot be kept; the resident reads why'),
  'POST /visits/:id/hear': step(z.strictObject({ revision, heard: HeardWords }), 'Something more that was heard; the visited is asked before anything is made of it'),
  'POST /visits/:id/agree': step(onHeard, 'The visited agrees on their own phone; a case or wish is made of it at once, in these words'),
  'POST /visits/:id/refuse': step(onHeard, 'The visited does not want it; its words are not kept'),
  'POST /visits/:id/spoken': step(onHeard, 'The visited agreed aloud, noted as such; a case or wish is made of it at once'),
  'POST /visits/:id/again': step(z.strictObject({ revision, text: words(VISIT_LIMITS.text), times, timesText: words(VISIT_LIMITS.times) }), 'Another visit, at the wish of the resident, by the same grid worker where they are still there; answers with the new one'),
};
