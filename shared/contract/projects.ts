import { z } from 'zod';
import { REPORT_LIMITS } from '../domain/cases/limits';
import { PROJECT_LIMITS } from '../domain/projects/limits';
import {
  PROJECT_ACTIONS, PROJECT_DECLINES, PROJECT_DESKS, PROJECT_KINDS, PROJECT_LANES, PROJECT_ORIGINS, PROJECT_PARTS, PROJECT_SOURCES, PROJECT_STATES, PROJECT_STOPS, ROUND_STATES,
} from '../domain/projects/states';
import { PROJECT_VIEWERS } from '../domain/projects/visibility';
import { PhotoView } from './files';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery, Point, stepRoute } from './kernel';
import { StationView } from './organisation';

const tag = 'projects';
const revision = z.number().int().min(0);
const words = (max: number) => z.string().trim().max(max).default('');
const must = (max: number) => z.string().trim().min(1).max(max);
const photoIds = (max: number) => z.array(Id).max(max).default([]);
/** Money in fen: whole numbers, never a fraction. */
const Fen = z.number().int().min(0).max(PROJECT_LIMITS.fen);
const people = z.number().int().min(0).max(10_000);
/** What a council decided, as staff wrote it down. */
const Council = z.strictObject({ day: Day, present: people, agreed: people, text: words(PROJECT_LIMITS.note) });
const Told = z.object({ day: Day, present: z.number().int(), agreed: z.number().int(), text: z.string().nullable() });

const ProjectWords = z.strictObject({
  title: must(PROJECT_LIMITS.title),
  /** What is needed, for whom, and why. */
  need: must(PROJECT_LIMITS.need),
  photoIds: photoIds(PROJECT_LIMITS.photos),
});
const ProposeProject = ProjectWords.extend({
  place: z.strictObject({ text: z.string().trim().min(1).max(REPORT_LIMITS.placeText), point: Point, placeId: Id.optional() }),
  /** The council proposed it, and staff of the station write it down. */
  council: Council.optional(),
});

export const ProjectRow = z.object({
  id: Id,
  state: z.enum(PROJECT_STATES),
  title: z.string(),
  place: z.string(),
  community: z.string(),
  kind: z.enum(PROJECT_KINDS).nullable(),
  budgetFen: Fen.nullable(),
  /** Steps that are done, of how many; whether one is late. */
  done: z.number().int(),
  steps: z.number().int(),
  late: z.boolean(),
  /** The round in which it can be chosen now. */
  roundId: Id.nullable(),
  at: Moment,
  thumbUrl: z.string().nullable(),
});
/** On the station's lists: by when it is to be seen to. */
const DeskProject = ProjectRow.extend({ number: z.string(), by: z.enum(PROJECT_ORIGINS), dueAt: Moment.nullable(), overdue: z.boolean() });

const ProjectStep = z.object({
  id: Id,
  title: z.string(),
  unit: Named,
  plannedOn: Day,
  /** As it was planned at first, where it was moved. */
  firstOn: Day.nullable(),
  moved: z.string().nullable(),
  doneOn: Day.nullable(),
  late: z.boolean(),
  /** It was done, and is to be put right. */
  again: z.boolean(),
  text: z.string().nullable(),
  photos: z.array(PhotoView),
  /** The viewer may say how far it is. */
  mayReport: z.boolean(),
});
export const ProjectMoment = z.object({ id: z.string(), at: Moment, action: z.enum(PROJECT_ACTIONS).or(z.literal('propose')), part: z.enum(PROJECT_PARTS), unit: z.string().nullable(), code: z.string().nullable(), text: z.string().nullable() });

const Acceptance = z.object({
  until: Moment,
  /** It is over, or not counted yet. */
  over: z.boolean(),
  quorum: z.number().int(),
  extended: z.number().int(),
  /** Known when it is over. */
  good: z.number().int().nullable(),
  bad: z.number().int().nullable(),
  verdict: z.enum(['accepted', 'back', 'few', 'council']).nullable(),
  /** What the viewer said, and whether they may. */
  mine: z.boolean().nullable(),
  may: z.boolean(),
  /** What residents said, without their names; the station's. */
  said: z.array(z.object({ good: z.boolean(), text: z.string() })),
});

export const ProjectView = ProjectRow.omit({ thumbUrl: true, community: true }).extend({
  number: z.string(),
  revision: z.number().int(),
  viewer: z.enum(PROJECT_VIEWERS),
  by: z.enum(PROJECT_ORIGINS),
  need: z.string(),
  photos: z.array(PhotoView),
  community: Named,
  station: StationView,
  source: z.enum(PROJECT_SOURCES).nullable(),
  /** Why it is nobody's duty already. */
  duty: z.string().nullable(),
  council: Told.nullable(),
  proposer: z.object({ name: z.string(), phoneTail: z.string().nullable() }).nullable(),
  /** The door or place as it was proposed. */
  given: z.string().nullable(),
  dueAt: Moment.nullable(),
  /** How it was chosen: how many of how many people, or by the council. */
  chosen: z.object({ by: z.enum(['round', 'council']), at: Moment, count: z.number().int().nullable(), people: z.number().int().nullable() }).nullable(),
  plan: z.array(ProjectStep),
  acceptance: Acceptance.nullable(),
  evaluation: z.object({ text: z.string(), spentFen: Fen, upkeep: Named, at: Moment }).nullable(),
  timeline: z.array(ProjectMoment),
  following: z.boolean(),
  mayFollow: z.boolean(),
  /** Units that may own a step; the station's. */
  owners: z.array(Named),
  careful: z.boolean(),
  linked: z.boolean(),
  actions: z.array(z.enum(PROJECT_ACTIONS)),
});

export const RoundView = z.object({
  id: Id,
  revision: z.number().int(),
  state: z.enum(ROUND_STATES),
  title: z.string(),
  community: Named,
  station: StationView,
  openedAt: Moment,
  closesAt: Moment,
  /** Its last moment is over, and it is counted or about to be. */
  over: z.boolean(),
  /** How many somebody may choose, how many are built, how many people must have chosen. */
  picks: z.number().int(),
  builds: z.number().int(),
  quorum: z.number().int(),
  candidates: z.array(z.object({
    id: Id, title: z.string(), place: z.string(), need: z.string(), kind: z.enum(PROJECT_KINDS).nullable(), budgetFen: Fen.nullable(), thumbUrl: z.string().nullable(),
    /** Known after the count. */
    count: z.number().int().nullable(),
    won: z.boolean().nullable(),
  })),
  people: z.number().int().nullable(),
  /** What the viewer chose; null: nothing yet. */
  mine: z.array(Id).nullable(),
  may: z.boolean(),
  /** Why not, in words. */
  why: z.string().nullable(),
  reason: z.string().nullable(),
  mayCancel: z.boolean(),
});

const step = stepRoute(tag, ProjectView);
const Planned = z.strictObject({ title: must(PROJECT_LIMITS.stepTitle), unitId: Id, plannedOn: Day });
const errors = ['not_found', 'not_allowed', 'conflict', 'wrong_state', 'rule_refused'] as const;

export const projectRoutes = {
  'POST /projects': defineRoute({
    summary: 'Propose a micro-project (微项目) for the community one lives in; staff write down what the council proposed. The station checks it first',
    tag, access: 'session', body: ProposeProject, idempotent: true, status: 201, response: ProjectView, errors: ['not_found', 'not_allowed', 'rule_refused', 'key_reused'],
  }),
  'GET /projects': defineRoute({
    summary: 'Micro-projects of a community: to choose, under way, done; the latest first',
    tag, access: 'session', query: z.strictObject({ communityId: Id.optional(), lane: z.enum(PROJECT_LANES).default('choosing'), ...PageQuery }), status: 200,
    response: page(ProjectRow).extend({ counts: z.record(z.enum(PROJECT_LANES), z.number().int()), community: Named, rounds: z.array(z.object({ id: Id, title: z.string(), state: z.enum(ROUND_STATES), closesAt: Moment })) }),
    errors: ['not_found'],
  }),
  'GET /projects/mine': defineRoute({ summary: 'What I proposed, follow, or see to for my unit, the latest first', tag, access: 'session', query: z.strictObject({ ...PageQuery }), status: 200, response: page(ProjectRow), errors: [] }),
  'GET /workbench/projects': defineRoute({
    summary: "The station's lists of micro-projects, the earliest due first",
    tag, access: 'session', query: z.strictObject({ desk: z.enum(PROJECT_DESKS).default('check'), ...PageQuery }), status: 200,
    response: page(DeskProject).extend({ counts: z.record(z.enum(PROJECT_DESKS), z.number().int()) }), errors: ['not_allowed'],
  }),
  'GET /projects/:id': defineRoute({ summary: 'One micro-project, by what its viewer may see', tag, access: 'session', params: IdParams, status: 200, response: ProjectView, errors: ['not_found'] }),
  'POST /projects/:id/edit': step(ProjectWords.extend({ revision }), 'Its proposer writes it anew, before it is checked'),
  'POST /projects/:id/withdraw': step(z.strictObject({ revision }), 'Its proposer takes it back, before it is checked'),
  'POST /projects/:id/answer': step(z.strictObject({ revision, text: must(PROJECT_LIMITS.note) }), 'Its proposer answers what the station asked'),
  'POST /projects/:id/ask': step(z.strictObject({ revision, text: must(PROJECT_LIMITS.note) }), 'The station asks its proposer back'),
  'POST /projects/:id/decline': step(z.strictObject({ revision, reason: z.enum(PROJECT_DECLINES), text: words(PROJECT_LIMITS.note) }), 'The station does not take it on, and says why; of a duty, whose it is'),
  'POST /projects/:id/admit': step(
    z.strictObject({
      revision, title: must(PROJECT_LIMITS.title), need: must(PROJECT_LIMITS.need), place: must(PROJECT_LIMITS.place), photoIds: photoIds(PROJECT_LIMITS.photos), kind: z.enum(PROJECT_KINDS), budgetFen: Fen, source: z.enum(PROJECT_SOURCES),
      /** Looked up: no duty of the property company, none of the government. */
      notProperty: z.boolean(), notGovernment: z.boolean(), duty: must(PROJECT_LIMITS.note),
    }),
    'The station has checked needs, class, budget, source and duties: a candidate, in these words',
  ),
  'POST /projects/:id/council': step(z.strictObject({ revision, ...Council.shape }), 'The council decided that it is built; staff write it down'),
  'POST /projects/:id/plan': step(z.strictObject({ revision, steps: z.array(Planned).min(1).max(PROJECT_LIMITS.steps) }), 'Add steps, each with who sees to it and by when'),
  'POST /projects/:id/report': step(
    z.strictObject({ revision, stepId: Id, text: words(PROJECT_LIMITS.note), photoIds: photoIds(PROJECT_LIMITS.stepPhotos), done: z.boolean().default(false) }),
    'Say how far a step is, with pictures; or that it is done',
  ),
  'POST /projects/:id/move-step': step(z.strictObject({ revision, stepId: Id, plannedOn: Day, reason: must(PROJECT_LIMITS.note) }), 'Another day for a step, with the reason that everybody reads'),
  'POST /projects/:id/finish': step(z.strictObject({ revision, text: must(PROJECT_LIMITS.text) }), 'All steps are done: residents look at it'),
  'POST /projects/:id/accept-by-council': step(z.strictObject({ revision, ...Council.shape }), 'Too few said something in time: the council looked at it, and staff write it down'),
  'POST /projects/:id/evaluate': step(
    z.strictObject({ revision, text: must(PROJECT_LIMITS.text), spentFen: Fen, upkeepUnitId: Id }),
    'What came of it, what it cost, who keeps it in order: closed',
  ),
  'POST /projects/:id/send-back': step(z.strictObject({ revision, stepId: Id, plannedOn: Day, reason: must(PROJECT_LIMITS.note) }), 'Back to a step that has to be put right'),
  'POST /projects/:id/stop': step(z.strictObject({ revision, reason: z.enum(PROJECT_STOPS), text: words(PROJECT_LIMITS.note) }), 'Not carried on, with the reason'),
  'POST /projects/:id/follow': defineRoute({
    summary: 'Be told of each step, or no longer', tag, access: 'session', params: IdParams, body: z.strictObject({ on: z.boolean() }), idempotent: true, status: 200, response: ProjectView, errors: ['not_found'],
  }),
  'POST /projects/:id/opinion': defineRoute({
    summary: 'Say whether it is good, as one who chose or followed it; until it ends one may think again',
    tag, access: 'session', params: IdParams, body: z.strictObject({ good: z.boolean(), text: words(PROJECT_LIMITS.note) }), idempotent: true, status: 200, response: ProjectView, errors: ['not_found', 'wrong_state', 'rule_refused'],
  }),
  'POST /project-rounds': defineRoute({
    summary: 'Open a round in which residents choose between candidates of a community; one runs at a time',
    tag, access: 'session',
    body: z.strictObject({
      title: must(PROJECT_LIMITS.stepTitle), projectIds: z.array(Id).min(2).max(PROJECT_LIMITS.candidates), closesOn: Day,
      picks: z.number().int().min(1).max(PROJECT_LIMITS.candidates - 1).default(1), builds: z.number().int().min(1).max(PROJECT_LIMITS.candidates - 1).default(1),
    }),
    idempotent: true, status: 201, response: RoundView, errors: ['not_found', 'not_allowed', 'conflict', 'rule_refused', 'key_reused'],
  }),
  'GET /project-rounds/:id': defineRoute({ summary: 'One round; how many chose which is told when it is over', tag, access: 'session', params: IdParams, status: 200, response: RoundView, errors: ['not_found'] }),
  'POST /project-rounds/:id/choose': defineRoute({
    summary: 'Choose: each person one choice, which may be changed until the round ends; nobody else is shown it',
    tag, access: 'session', params: IdParams, body: z.strictObject({ projectIds: z.array(Id).min(1).max(PROJECT_LIMITS.candidates) }), idempotent: true, status: 200, response: RoundView, errors: ['not_found', 'rule_refused'],
  }),
  'POST /project-rounds/:id/cancel': defineRoute({
    summary: 'Call a round off, with the reason; its candidates wait for another', tag, access: 'session', params: IdParams, body: z.strictObject({ revision, reason: must(PROJECT_LIMITS.note) }), idempotent: true, status: 200, response: RoundView, errors,
  }),
};
