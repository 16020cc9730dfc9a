import { z } from 'zod';
import { SKILLS } from '../domain/volunteers/profile';
import { TASK_LIMITS } from '../domain/volunteerTasks/limits';
import { GIVE_BACKS, TASK_ACTIONS, TASK_CLAIM_STATES, TASK_DESKS, TASK_KINDS, TASK_LANES, TASK_PARTS, TASK_STATES, TASK_STOPS } from '../domain/volunteerTasks/states';
import { THREAD_KINDS } from '../domain/threads/kinds';
import { PhotoView } from './files';
import { defineRoute, Id, Moment, Named, page, PageQuery, stepRoute } from './kernel';
import { StationView } from './organisation';
import { TaskWords } from './volunteerTaskWords';

const tag = 'volunteerTasks';
const revision = z.number().int().min(0);
const words = (most: number) => z.string().trim().max(most).default('');
const must = (most: number) => z.string().trim().min(1).max(most);

const ClaimView = z.object({
  id: Id,
  /** The name on their record, and the way to it: to the station and to themselves; null for other volunteers. */
  name: z.string().nullable(), volunteerId: Id.nullable(),
  mine: z.boolean(), state: z.enum(TASK_CLAIM_STATES), at: Moment,
  report: z.object({ text: z.string(), photos: z.array(PhotoView), at: Moment }).nullable(),
});
const Row = z.object({
  id: Id, kind: z.enum(TASK_KINDS), title: z.string(), where: z.string(), visit: z.boolean(), skills: z.array(z.enum(SKILLS)), state: z.enum(TASK_STATES), places: z.number().int(), taken: z.number().int(), dueAt: Moment, late: z.boolean(),
  /** The viewer is among those asked first: every skill counts, and nothing that they prefer not to do. */
  fits: z.boolean(),
});
export const TaskView = Row.extend({
  revision: z.number().int(), viewer: z.enum(TASK_PARTS), text: z.string(),
  /** Null for those who have not claimed it. */
  meet: z.string().nullable(),
  /** Until then only those who fit may claim; null when everybody may. */
  fitUntil: Moment.nullable(),
  community: Named, station: StationView, claims: z.array(ClaimView),
  /** The matter it came of, to the station. */
  from: z.object({ kind: z.enum(THREAD_KINDS), id: Id }).nullable(),
  /** What the station said at the end. */
  result: z.string().nullable(),
  timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(TASK_ACTIONS), part: z.enum(TASK_PARTS), code: z.string().nullable(), text: z.string().nullable() })),
  /** Why the viewer may not claim it now, by rule; null when they may, or hold it. */
  why: z.string().nullable(),
  actions: z.array(z.enum(TASK_ACTIONS)),
});

const step = stepRoute(tag, TaskView);
const OneClaim = { revision, claimId: Id };

export const volunteerTaskRoutes = {
  'GET /volunteer-tasks': defineRoute({
    summary: "Tasks for volunteers (志愿者任务): those to be had at one's own station, what fits first, then what is due first, a hundred at most; those one holds; those one did", tag, access: 'session',
    query: z.strictObject({ lane: z.enum(TASK_LANES).default('open'), ...PageQuery }), status: 200,
    response: page(Row).extend({ /** In force as a volunteer: others can take nothing. */ volunteer: z.boolean(), counts: z.object({ open: z.number().int(), mine: z.number().int() }) }), errors: [],
  }),
  'GET /workbench/volunteer-tasks': defineRoute({
    summary: "The station's tasks: to be looked at first, by when it is due; what is over, the latest first", tag, access: 'session',
    query: z.strictObject({ desk: z.enum(TASK_DESKS).default('check'), ...PageQuery }), status: 200, response: page(Row).extend({ counts: z.record(z.enum(TASK_DESKS), z.number().int()) }), errors: ['not_allowed'],
  }),
  'GET /volunteer-tasks/:id': defineRoute({ summary: 'One task, to the station, to those who claimed it, and to volunteers of the station while it wants hands', tag, access: 'session', params: z.strictObject({ id: Id }), status: 200, response: TaskView, errors: ['not_found'] }),
  'POST /volunteer-tasks/:id/claim': step(z.strictObject({}), 'Claim a task (领任务); a place is had by one, also where many come together'),
  'POST /volunteer-tasks/:id/give-back': step(z.strictObject({ revision, reason: z.enum(GIVE_BACKS), text: words(TASK_LIMITS.note) }), 'Give it back, with a reason that nobody is blamed for'),
  'POST /volunteer-tasks/:id/report': step(z.strictObject({ revision, text: words(TASK_LIMITS.report), photoIds: z.array(Id).max(TASK_LIMITS.photos).default([]) }), 'Say what was seen or done, with photos; again until the station has looked'),
  'POST /volunteer-tasks/:id/change': step(z.strictObject({ revision, ...TaskWords }), 'The station says it anew, or gives it another day; claimants are told'),
  'POST /volunteer-tasks/:id/release': step(z.strictObject({ ...OneClaim, text: words(TASK_LIMITS.note) }), 'The station gives a place free whose claimant cannot be found'),
  'POST /volunteer-tasks/:id/send-back': step(z.strictObject({ ...OneClaim, text: must(TASK_LIMITS.note) }), 'The station asks a claimant to look or to do it once more, and says why'),
  'POST /volunteer-tasks/:id/finish': step(z.strictObject({ revision, text: must(TASK_LIMITS.report) }), 'The station has looked: what came of it goes to the matter it came of, in these words'),
  'POST /volunteer-tasks/:id/stop': step(z.strictObject({ revision, reason: z.enum(TASK_STOPS), text: words(TASK_LIMITS.note) }), 'The station stops it, and says why'),
};
