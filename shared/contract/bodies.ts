import { z } from 'zod';
import { BODY_ACTIONS, BODY_KINDS, BODY_LIMITS, BODY_STATES, SEAT_SIDES } from '../domain/bodies/kinds';
import { BODY_SHARES, MAJORITY_OF, PROCEDURE_LIMITS, VOTE_SIGHTS } from '../domain/bodies/procedure';
import { Day, defineRoute, Id, IdParams, Moment, Named } from './kernel';
import { StationView } from './organisation';

const tag = 'bodies';
const revision = z.number().int().min(0);
const must = (max: number) => z.string().trim().min(1).max(max);

/** Rules of procedure of a body, as data. */
export const Procedure = z.strictObject({
  quorum: z.enum(BODY_SHARES), majority: z.enum(BODY_SHARES), of: z.enum(MAJORITY_OF),
  /** The least level to raise and to second. */
  level: z.literal([1, 2]),
  threshold: z.number().int().min(1).max(PROCEDURE_LIMITS.threshold), secondDays: z.number().int().min(1).max(PROCEDURE_LIMITS.secondDays),
  /** Working days. */
  answerDays: z.number().int().min(1).max(PROCEDURE_LIMITS.answerDays),
  direct: z.boolean(), sees: z.enum(VOTE_SIGHTS), proxies: z.number().int().min(0).max(PROCEDURE_LIMITS.proxies),
});
const Version = z.object({ version: z.number().int(), effectiveFrom: Day, why: z.string(), at: Moment, procedure: Procedure });

const About = { name: must(BODY_LIMITS.name), estate: z.string().trim().max(BODY_LIMITS.estate).default(''), until: Day.nullable().default(null), convenerIds: z.array(Id).min(1).max(2) };
/** A resident or somebody of a convening unit, named as at the counter: name and the end of the number, both whole. */
const Person = { name: must(40), phoneTail: z.string().regex(/^\d{4}$/) };

export const BodyRow = z.object({
  id: Id, kind: z.enum(BODY_KINDS), name: z.string(), estate: z.string().nullable(), state: z.enum(BODY_STATES), community: Named,
  /** People who sit there now, and whether the viewer does. */
  members: z.number().int(), mine: z.boolean(),
  /** The rules that hold now, by which a topic is raised. */
  procedure: Procedure,
});
const Seat = z.object({
  id: Id, revision, name: z.string(), side: z.enum(SEAT_SIDES), chair: z.boolean(), since: Day, until: Day, mine: z.boolean(),
  /** `now`, or to come. */
  now: z.boolean(),
  proxy: z.object({ name: z.string(), from: Day, to: Day, limits: z.string() }).nullable(),
});
export const BodyView = BodyRow.extend({
  revision, station: StationView, until: Day.nullable(), conveners: z.array(Named), seats: z.array(Seat), version: z.number().int(), effectiveFrom: Day,
  /** Every version, the latest first. */
  versions: z.array(Version),
  endedWhy: z.string().nullable(), actions: z.array(z.enum(BODY_ACTIONS)),
  /** The viewer answers for it, and may begin a consultation. */
  mayBegin: z.boolean(),
  /** Units that may convene it; to those who look after it. */
  units: z.array(Named),
});
const step = <B extends z.ZodType>(body: B, summary: string) =>
  defineRoute({ summary, tag, access: 'session', params: IdParams, body, idempotent: true, status: 200, response: BodyView, errors: ['not_found', 'not_allowed', 'conflict', 'wrong_state', 'rule_refused'] });
const onSeat = <B extends z.ZodType>(body: B, summary: string) =>
  defineRoute({ summary, tag, access: 'session', params: z.strictObject({ id: Id, seatId: Id }), body, idempotent: true, status: 200, response: BodyView, errors: ['not_found', 'not_allowed', 'conflict', 'rule_refused'] });

export const bodyRoutes = {
  'GET /bodies': defineRoute({
    summary: "Bodies that consult in a community (议事组织), those in force first; one's own community where none is named", tag, access: 'session', query: z.strictObject({ communityId: Id.optional() }), status: 200,
    response: z.object({ items: z.array(BodyRow), community: Named, /** The viewer may found one here. */ mayFound: z.boolean(), units: z.array(Named) }), errors: ['not_found'],
  }),
  'POST /bodies': defineRoute({
    summary: 'Found a body with its first rules of procedure', tag, access: 'session', body: z.strictObject({ communityId: Id, kind: z.enum(BODY_KINDS), ...About, procedure: Procedure }), idempotent: true, status: 201,
    response: BodyView, errors: ['not_found', 'not_allowed', 'rule_refused', 'key_reused'],
  }),
  'GET /bodies/:id': defineRoute({ summary: 'One body: who sits there, by which rules, in every version', tag, access: 'session', params: IdParams, status: 200, response: BodyView, errors: ['not_found'] }),
  'POST /bodies/:id/edit': step(z.strictObject({ revision, ...About }), 'Name, estate, conveners, last day'),
  'POST /bodies/:id/end': step(z.strictObject({ revision, reason: must(BODY_LIMITS.why) }), 'It ends, with the reason; what was raised is still answered'),
  'POST /bodies/:id/rules': step(z.strictObject({ version: z.number().int().min(1), effectiveFrom: Day, why: must(BODY_LIMITS.why), procedure: Procedure }), 'Publish the next version of the rules; one that was published is never changed'),
  'POST /bodies/:id/seats': step(z.strictObject({ ...Person, side: z.enum(SEAT_SIDES), chair: z.boolean().default(false), since: Day, until: Day }), 'Seat somebody for a term'),
  'POST /bodies/:id/seats/:seatId/end': onSeat(z.strictObject({ revision, until: Day }), 'End a term before its day'),
  'POST /bodies/:id/seats/:seatId/proxy': onSeat(z.strictObject({ revision, ...Person, from: Day, to: Day, limits: must(BODY_LIMITS.limits) }), 'Put a proxy in writing on record'),
  'POST /bodies/:id/seats/:seatId/proxy-end': onSeat(z.strictObject({ revision }), 'A proxy holds no more'),
};
