import { z } from 'zod';
import { PLAN_ACTIONS, PLAN_LIMITS, PLAN_STATES } from '../domain/volunteerProjects/rules';
import { TEAM_FIELDS } from '../domain/volunteerTeams/states';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery, stepRoute } from './kernel';
import { StationView } from './organisation';

const tag = 'volunteerProjects';
const must = (most: number) => z.string().trim().min(1).max(most);
const PlanWords = { planName: must(PLAN_LIMITS.name), aim: must(PLAN_LIMITS.aim), forWhom: must(PLAN_LIMITS.forWhom), field: z.enum(TEAM_FIELDS), from: Day, until: Day.nullable().default(null) };

const Row = z.object({
  id: Id, name: z.string(), aim: z.string(), forWhom: z.string(), field: z.enum(TEAM_FIELDS), from: Day, until: Day.nullable(), state: z.enum(PLAN_STATES),
  /** The team that does it; null: the station. */
  team: Named.nullable(), community: Named,
});
export const PlanView = Row.extend({
  revision: z.number().int(), station: StationView,
  /** Who is in charge: the leader by surname; null: the station. */
  charge: z.string().nullable(),
  /** What came of it, when it is over. */
  report: z.string().nullable(),
  timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(PLAN_ACTIONS) })), actions: z.array(z.enum(PLAN_ACTIONS)),
});
const step = stepRoute(tag, PlanView);

export const volunteerProjectRoutes = {
  'GET /volunteer-projects': defineRoute({
    summary: 'Long-lived projects of volunteering (志愿服务项目) of a community: running or over, the youngest first', tag, access: 'session',
    query: z.strictObject({ communityId: Id.optional(), state: z.enum(PLAN_STATES).default('running'), ...PageQuery }), status: 200,
    response: page(Row).extend({ community: Named, /** Teams I lead, and stations I work for: for them I may start one. */ owners: z.array(Named.extend({ kind: z.enum(['team', 'station']) })) }), errors: ['not_found'],
  }),
  'POST /volunteer-projects': defineRoute({
    summary: 'Start a project for a team that I lead, or for my station', tag, access: 'session', body: z.strictObject({ ...PlanWords, teamId: Id.nullable().default(null), stationId: Id.nullable().default(null) }), idempotent: true, status: 201, response: PlanView, errors: ['not_allowed', 'not_found', 'rule_refused', 'key_reused'],
  }),
  'GET /volunteer-projects/:id': defineRoute({ summary: 'One project, to everybody', tag, access: 'session', params: IdParams, status: 200, response: PlanView, errors: ['not_found'] }),
  'POST /volunteer-projects/:id/edit': step(z.strictObject({ revision: z.number().int().min(0), ...PlanWords }), 'Say it anew: whoever leads the team, or the station'),
  'POST /volunteer-projects/:id/close': step(z.strictObject({ revision: z.number().int().min(0), text: must(PLAN_LIMITS.report) }), 'End it with a short report that everybody reads'),
};
