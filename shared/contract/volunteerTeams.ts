import { z } from 'zod';
import { CODE_DAYS, TEAM_LIMITS } from '../domain/volunteerTeams/limits';
import { MEMBER_ACTIONS, MEMBER_DECLINES, MEMBER_LANES, MEMBER_REMOVALS, MEMBER_STATES } from '../domain/volunteerTeams/members';
import { TEAM_ACTIONS, TEAM_DECLINES, TEAM_DESKS, TEAM_FIELDS, TEAM_OFFICES, TEAM_PARTS, TEAM_STATES } from '../domain/volunteerTeams/states';
import { SKILLS } from '../domain/volunteers/profile';
import { defineRoute, Id, IdParams, Moment, Named, page, PageQuery, stepRoute } from './kernel';
import { StationView } from './organisation';

const tag = 'volunteerTeams';
const revision = z.number().int().min(0);
const words = (most: number) => z.string().trim().max(most).default('');
const must = (most: number) => z.string().trim().min(1).max(most);

/** What a team says of itself, read by everybody. */
const TeamWords = {
  teamName: must(TEAM_LIMITS.name),
  /** What it is there for, in one sentence. */
  aim: must(TEAM_LIMITS.aim),
  /** What it does, when and where. */
  does: must(TEAM_LIMITS.does),
  fields: z.array(z.enum(TEAM_FIELDS)).min(1).max(TEAM_LIMITS.fields),
  /** Skills that it looks for. */
  skills: z.array(z.enum(SKILLS)).max(TEAM_LIMITS.skills).default([]),
  /** The body that stands behind it (志愿服务组织、单位): one for which the leader acts, or that the station names. */
  unitId: Id.nullable().default(null),
};

const Row = z.object({
  id: Id, name: z.string(), aim: z.string(), fields: z.array(z.enum(TEAM_FIELDS)), skills: z.array(z.enum(SKILLS)), state: z.enum(TEAM_STATES),
  /** Members, counted no further than the most there may be. */
  members: z.number().int(),
  /** The leader as everybody reads it, surname only; null where the station stands in. */
  leader: z.string().nullable(),
  /** The body behind it. */
  unit: z.string().nullable(),
  community: Named, at: Moment,
});
const Mine = Row.extend({
  /** What I hold in it; null: a member, or somebody who asks. */
  office: z.enum(TEAM_OFFICES).nullable(),
  /** How I stand to it; null: no member, an office is offered to me. */
  standing: z.enum(MEMBER_STATES).nullable(),
  offered: z.enum(TEAM_OFFICES).nullable(),
  /** Requests that wait, to those who lead. */
  waiting: z.number().int(),
});
const Office = z.object({
  /** By this the leader and the station name them. */
  volunteerId: Id,
  name: z.string(), office: z.enum(TEAM_OFFICES), mine: z.boolean(),
});
export const TeamView = Row.extend({
  revision: z.number().int(),
  does: z.string(),
  viewer: z.array(z.enum(TEAM_PARTS)),
  station: StationView,
  unitId: Id.nullable(),
  /** Leader and deputies by name, to members and to the station; empty to everybody else. */
  offices: z.array(Office),
  /** Offices that were offered and not answered: to those who lead, to the station, and one's own. */
  offers: z.array(Office),
  /** The code to join by, to those who lead. */
  code: z.object({ value: z.string(), until: Moment }).nullable(),
  /** Requests that wait, to those who lead. */
  waiting: z.number().int(),
  /** My own standing; null where I never came. */
  mine: z.object({ id: Id, revision: z.number().int(), state: z.enum(MEMBER_STATES), at: Moment, actions: z.array(z.enum(MEMBER_ACTIONS)) }).nullable(),
  /** Why I cannot ask to join now, by rule; null when I can. */
  why: z.string().nullable(),
  timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(TEAM_ACTIONS), part: z.enum(TEAM_PARTS), code: z.string().nullable(), text: z.string().nullable() })),
  actions: z.array(z.enum(TEAM_ACTIONS)),
});
const MemberRow = z.object({
  id: Id, revision: z.number().int(), volunteerId: Id, name: z.string(), state: z.enum(MEMBER_STATES), office: z.enum(TEAM_OFFICES).nullable(), mine: z.boolean(),
  /** Skills that count today. */
  skills: z.array(z.enum(SKILLS)),
  /** What they said when they asked; empty where they came by a code. */
  words: z.string(), byCode: z.boolean(), at: Moment,
});

const step = stepRoute(tag, TeamView);
const memberStep = stepRoute(tag, MemberRow);
const plain = z.strictObject({ revision });

export const volunteerTeamRoutes = {
  'GET /volunteer-teams': defineRoute({
    summary: 'Teams of volunteers (志愿服务队) of a community that are in force, the youngest first', tag, access: 'session',
    query: z.strictObject({ communityId: Id.optional(), ...PageQuery }), status: 200, response: page(Row).extend({ community: Named }), errors: ['not_found'],
  }),
  'GET /volunteer-teams/mine': defineRoute({
    summary: 'Teams that I belong to, lead, have proposed, asked to join, or am to take an office in', tag, access: 'session', status: 200,
    response: z.object({
      items: z.array(Mine),
      /** In force as a volunteer: others found and join nothing. */
      volunteer: z.boolean(),
      /** Bodies that may stand behind a team: those for which I act, and, to a station, those of its community. */
      units: z.array(Named),
    }), errors: [],
  }),
  'POST /volunteer-teams': defineRoute({
    summary: 'Found a team: as a volunteer, and lead it when the station agrees; as a station, and offer its lead to a volunteer', tag, access: 'session',
    body: z.strictObject({ ...TeamWords, station: z.strictObject({ id: Id, leaderId: Id }).nullable().default(null) }), idempotent: true, status: 201, response: TeamView, errors: ['not_found', 'not_allowed', 'rule_refused', 'key_reused'],
  }),
  'POST /volunteer-teams/join': defineRoute({
    summary: 'Join a team by the code that its leader shows; codes that are tried in vain are counted', tag, access: 'session', body: z.strictObject({ code: z.string().trim().min(1).max(20) }), idempotent: true, status: 200, response: TeamView, errors: ['rule_refused', 'conflict'],
  }),
  'GET /workbench/volunteer-teams': defineRoute({
    summary: "The station's teams: proposed ones, the longest waiting first; the others, the latest first", tag, access: 'session',
    query: z.strictObject({ desk: z.enum(TEAM_DESKS).default('check'), ...PageQuery }), status: 200, response: page(Row).extend({ counts: z.record(z.enum(TEAM_DESKS), z.number().int()) }), errors: ['not_allowed'],
  }),
  'GET /volunteer-teams/:id': defineRoute({ summary: 'One team, as everybody may see it; what its members, those who lead and the station see beside', tag, access: 'session', params: IdParams, status: 200, response: TeamView, errors: ['not_found'] }),
  'GET /volunteer-teams/:id/members': defineRoute({
    summary: 'Members with name and skills, and who asks to be one, to those who lead and to the station; no numbers', tag, access: 'session', params: IdParams,
    query: z.strictObject({ lane: z.enum(MEMBER_LANES).default('in'), ...PageQuery }), status: 200, response: page(MemberRow).extend({ counts: z.record(z.enum(MEMBER_LANES), z.number().int()), may: z.boolean() }), errors: ['not_found', 'not_allowed'],
  }),
  'POST /volunteer-teams/:id/ask': step(z.strictObject({ text: words(TEAM_LIMITS.words) }), 'Ask to join'),
  'POST /volunteer-teams/:id/edit': step(z.strictObject({ revision, ...TeamWords }), 'Say anew what it is and does'),
  'POST /volunteer-teams/:id/approve': step(plain, 'The station agrees; whoever proposed it leads it'),
  'POST /volunteer-teams/:id/decline': step(z.strictObject({ revision, reason: z.enum(TEAM_DECLINES), text: words(TEAM_LIMITS.note) }), 'The station does not agree, and says why'),
  'POST /volunteer-teams/:id/code': step(z.strictObject({ revision, days: z.literal(CODE_DAYS) }), 'A new code to join by; the one before is void'),
  'POST /volunteer-teams/:id/end-code': step(plain, 'No code any more'),
  'POST /volunteer-teams/:id/offer': step(z.strictObject({ revision, volunteerId: Id, office: z.enum(TEAM_OFFICES) }), 'Ask a member to be a deputy, or to lead in my place; the station may ask any volunteer of its own to lead'),
  'POST /volunteer-teams/:id/take-back': step(z.strictObject({ revision, volunteerId: Id }), 'Take back what was asked'),
  'POST /volunteer-teams/:id/accept': step(plain, 'Take on the office I was asked to'),
  'POST /volunteer-teams/:id/refuse': step(plain, 'Not take it on; no reason is asked'),
  'POST /volunteer-teams/:id/step-down': step(plain, 'Be no deputy any more'),
  'POST /volunteer-teams/:id/dismiss': step(z.strictObject({ revision, volunteerId: Id, text: must(TEAM_LIMITS.note) }), 'Take an office from somebody, and say why: a deputy by the leader, leader or deputy by the station'),
  'POST /volunteer-teams/:id/dissolve': step(z.strictObject({ revision, text: must(TEAM_LIMITS.note) }), 'Dissolve it, and say why; every member is told'),
  'POST /team-members/:id/approve': memberStep(plain, 'Whoever leads takes somebody up'),
  'POST /team-members/:id/decline': memberStep(z.strictObject({ revision, reason: z.enum(MEMBER_DECLINES), text: words(TEAM_LIMITS.note) }), 'Whoever leads does not take somebody up, and says why'),
  'POST /team-members/:id/remove': memberStep(z.strictObject({ revision, reason: z.enum(MEMBER_REMOVALS), text: words(TEAM_LIMITS.note) }), 'Whoever leads asks a member to go, and says why'),
  'POST /team-members/:id/withdraw': memberStep(plain, 'Take my request back'),
  'POST /team-members/:id/leave': memberStep(plain, 'Leave; a leader hands over first'),
};
