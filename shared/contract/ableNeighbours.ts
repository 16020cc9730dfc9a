import { z } from 'zod';
import { ABLE_LIMITS, INVITE_LIMITS, SEARCH_LIMITS } from '../domain/ableNeighbours/limits';
import { DAY_PARTS, INVITE_ANSWERS, INVITE_KINDS, INVITE_STATES } from '../domain/ableNeighbours/rules';
import { LEVELS } from '../domain/identity/levels';
import { LANGUAGES, SKILLS, TIMES } from '../domain/volunteers/profile';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery, stepRoute } from './kernel';
import { StationView } from './organisation';

const tag = 'ableNeighbours';
const revision = z.number().int().min(0);
const must = (most: number) => z.string().trim().min(1).max(most);

const Entry = z.strictObject({ skill: z.enum(SKILLS), text: z.string().trim().max(ABLE_LIMITS.text).default(''), paid: z.boolean().default(false) });
const EntryView = z.object({ skill: z.enum(SKILLS), text: z.string(), paid: z.boolean() });
const MineView = z.object({
  /** In force as a volunteer: others stand in no directory. */
  volunteer: z.boolean(),
  /** Skills on my record, which I may let be found. */
  skills: z.array(z.enum(SKILLS)),
  /** Those that a station finds now; empty: none. */
  entries: z.array(EntryView),
});

const Found = z.object({
  volunteerId: Id, name: z.string(),
  /** Skills that count today. */
  skills: z.array(z.enum(SKILLS)), times: z.array(z.enum(TIMES)), languages: z.array(z.enum(LANGUAGES)), level: z.literal(LEVELS), minor: z.boolean(),
  /** What they want to be found by, in their own words. */
  entries: z.array(EntryView),
  /** Metres from the middle of the grid asked for, rounded up to hundreds; null where none was, or their home is not known. */
  metres: z.number().int().nullable(),
  /** They have a shift in that part of that day. */
  busy: z.boolean(),
  /** How often they were asked to come this week. */
  asked: z.number().int(),
});

const InviteRow = z.object({
  id: Id, kind: z.enum(INVITE_KINDS), title: z.string(), where: z.string(), from: Moment, to: Moment, state: z.enum(INVITE_STATES),
  /** People asked, and who said yes, no. */
  asked: z.number().int(), yes: z.number().int(), no: z.number().int(), at: Moment,
});
export const InviteView = InviteRow.extend({
  revision: z.number().int(), text: z.string(), station: StationView, taskId: Id.nullable(), viewer: z.enum(['asked', 'station']),
  /** My own answer; null: none yet, or I was not asked. */
  mine: z.enum(INVITE_ANSWERS).nullable(),
  /** Who was asked and what they said: to the station. */
  people: z.array(z.object({ volunteerId: Id, name: z.string(), answer: z.enum(INVITE_ANSWERS).nullable(), at: Moment.nullable() })),
  /** What the station said when it called it off. */
  why: z.string().nullable(),
  /** It can be answered, or called off, now. */
  open: z.boolean(),
});
const step = stepRoute(tag, InviteView);

export const ableNeighbourRoutes = {
  'GET /able-neighbours/mine': defineRoute({ summary: 'What I let the station of my community find me by (能人名录); nothing, unless I said so', tag, access: 'session', status: 200, response: MineView, errors: [] }),
  'PUT /able-neighbours/mine': defineRoute({
    summary: 'Say by which of my skills the station may find me, in words of my own; an empty list takes me out at once', tag, access: 'session',
    body: z.strictObject({ entries: z.array(Entry).max(ABLE_LIMITS.entries) }), status: 200, response: MineView, errors: ['rule_refused'],
  }),
  'GET /workbench/able-neighbours': defineRoute({
    summary: "Who can come? The station's volunteers by skill, day and part of it, language, level, words of their own, and distance from a grid: names, skills and times, no numbers", tag, access: 'session',
    query: z.strictObject({
      skill: z.enum(SKILLS).optional(), day: Day.optional(), part: z.enum(DAY_PARTS).default('day'), language: z.enum(LANGUAGES).optional(), level: z.enum(['2']).optional(),
      words: z.string().trim().max(SEARCH_LIMITS.words).optional(), gridId: Id.optional(), open: z.enum(['yes']).optional(),
    }), status: 200,
    response: z.object({ items: z.array(Found), /** More were found than are shown. */ more: z.boolean(), grids: z.array(Named), /** Stations for which the viewer asks. */ stations: z.array(Named) }), errors: ['not_allowed'],
  }),
  'POST /workbench/invitations': defineRoute({
    summary: 'Ask picked volunteers of the station to take a task, or to come at a time; who was asked three times this week is left out', tag, access: 'session',
    body: z.strictObject({
      stationId: Id, taskId: Id.nullable().default(null), title: must(INVITE_LIMITS.title), text: must(INVITE_LIMITS.text), where: must(INVITE_LIMITS.where), from: Moment, to: Moment,
      volunteerIds: z.array(Id).min(1).max(INVITE_LIMITS.people),
    }), idempotent: true, status: 201, response: InviteView.extend({ /** Names of those who were not asked. */ skipped: z.array(z.string()) }), errors: ['not_allowed', 'rule_refused', 'key_reused'],
  }),
  'GET /workbench/invitations': defineRoute({ summary: 'Whom the station asked to come, the latest first', tag, access: 'session', query: z.strictObject({ ...PageQuery }), status: 200, response: page(InviteRow), errors: ['not_allowed'] }),
  'GET /invitations/:id': defineRoute({ summary: 'One invitation, to the station and to who was asked', tag, access: 'session', params: IdParams, status: 200, response: InviteView, errors: ['not_found'] }),
  'POST /invitations/:id/answer': step(z.strictObject({ answer: z.enum(INVITE_ANSWERS) }), 'Say whether I can come; it may be changed until it begins'),
  'POST /invitations/:id/call-off': step(z.strictObject({ revision, text: must(INVITE_LIMITS.note) }), 'The station needs nobody any more, and says why'),
};
