import { z } from 'zod';
import { REPORT_LIMITS } from '../domain/cases/limits';
import { SEAT_SIDES } from '../domain/bodies/kinds';
import { ASK_KINDS, CONSULTATION_LANES, CONSULTATION_LIMITS as LIMITS, CONSULTATION_PARTS, CONSULTATION_STATES, CONSULTATION_STOPS, MEETING_KINDS, SCORES, STANCES, STEP_KINDS, TEMPLATE_IDS } from '../domain/consultations/kinds';
import { CONSULTATION_ACTIONS, MEETING_ACTIONS, MEETING_STATES } from '../domain/consultations/states';
import { NEEDS } from '../domain/consultations/steps';
import { PhotoView } from './files';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery, Point, stepRoute } from './kernel';
import { StationView } from './organisation';

const tag = 'consultations';
const revision = z.number().int().min(0);
const must = (max: number) => z.string().trim().min(1).max(max);
const words = (max: number) => z.string().trim().max(max).default('');
const people = z.number().int().min(0).max(5_000);
const photoIds = (max: number) => z.array(Id).max(max).default([]);

const StepOf = z.object({ id: Id, kind: z.enum(STEP_KINDS), days: z.number().int(), meeting: z.object({ kinds: z.array(z.enum(MEETING_KINDS)), sides: z.array(z.enum(SEAT_SIDES)), quorum: z.boolean() }).nullable() });
const Clauses = z.array(must(LIMITS.clause)).max(LIMITS.clauses).default([]);
const Options = z.array(z.strictObject({ label: must(LIMITS.option), /** Whole yuan. */ cost: z.number().int().min(0).max(LIMITS.cost).nullable().default(null), photoIds: photoIds(LIMITS.photos) })).max(LIMITS.options).default([]);
/** `rollId`: a settled roll of the body, by which is voted; null: by its seats. */
const About = { title: must(LIMITS.title), text: must(LIMITS.text), clauses: Clauses, options: Options, rollId: Id.nullable().default(null) };

export const ConsultationRow = z.object({
  id: Id, number: z.string(), state: z.enum(CONSULTATION_STATES), title: z.string(), template: z.enum(TEMPLATE_IDS), body: Named, topicId: Id.nullable(),
  /** The step that goes on; null before the notice and after the end. `until`: the earliest moment at which it can end. */
  step: z.object({ id: Id, kind: z.enum(STEP_KINDS), until: Moment }).nullable(), at: Moment,
});
/** Numbers of opinions are at most some seconds old. */
const Opinions = z.object({ for: z.number().int(), against: z.number().int(), changes: z.number().int() });
const Hands = z.object({ id: Id, yes: people, no: people, abstain: people });
const Decision = z.object({ way: z.enum(['hands', 'vote']), at: Moment, text: z.string(), heldOn: Day.nullable(), members: z.number().int().nullable(), present: z.number().int().nullable(), voteId: Id.nullable(), results: z.array(Hands.extend({ passed: z.boolean() })) });
const Task = z.object({
  id: Id, title: z.string(), unit: Named, dueOn: Day, firstOn: Day.nullable(), moved: z.string().nullable(), done: z.boolean(), late: z.boolean(), of: z.enum(['case', 'project']).nullable(), targetId: Id.nullable(),
  notes: z.array(z.object({ at: Moment, text: z.string() })), mine: z.boolean(),
});
const MeetingRow = z.object({
  id: Id, kind: z.enum(MEETING_KINDS), state: z.enum(MEETING_STATES), stepId: Id, place: z.string(), startsAt: Moment, endsAt: Moment,
  /** Seats of which enough must come, how many signed in, and whether that is a quorum; somebody else signed the minutes. */
  members: z.number().int(), present: z.number().int(), quorate: z.boolean(), signed: z.boolean(),
});
export const ConsultationView = ConsultationRow.extend({
  revision, text: z.string(), viewer: z.enum(CONSULTATION_PARTS), community: Named, station: StationView, rulesVersion: z.number().int(), rollId: Id.nullable(), place: z.string(),
  clauses: z.array(z.object({ id: Id, words: z.string(), opinions: Opinions, mine: z.object({ stance: z.enum(STANCES), text: z.string(), shown: z.boolean() }).nullable() })),
  options: z.array(z.object({ id: Id, label: z.string(), cost: z.number().int().nullable(), photos: z.array(PhotoView) })),
  steps: z.array(StepOf.extend({ startedAt: Moment.nullable(), endedAt: Moment.nullable() })),
  /** What is missing before the step that goes on can end; conveners who have said so, where both must. */
  next: z.object({ id: Id, kind: z.enum(STEP_KINDS), until: Moment, needs: z.array(z.enum(NEEDS)), agreed: z.array(Named), wanted: z.number().int() }).nullable(),
  /** Why the viewer may not say what they think of the clauses, or ask, or object, or rate; null: they may. */
  why: z.object({ opinion: z.string().nullable(), question: z.string().nullable(), objection: z.string().nullable(), rating: z.string().nullable() }),
  waiting: z.object({ questions: z.number().int(), objections: z.number().int(), opinions: z.number().int() }),
  meetings: z.array(MeetingRow),
  /** The first of two counts, until another person enters the same; to those who may count. */
  counted: z.object({ meetingId: Id, by: z.string(), mine: z.boolean() }).nullable(), decision: Decision.nullable(),
  tasks: z.array(Task), report: z.string().nullable(), ratings: z.object({ good: z.number().int(), fair: z.number().int(), poor: z.number().int(), mine: z.enum(SCORES).nullable() }),
  timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(CONSULTATION_ACTIONS).or(z.literal('begin')), part: z.enum(CONSULTATION_PARTS), code: z.string().nullable(), text: z.string().nullable() })),
  actions: z.array(z.enum(CONSULTATION_ACTIONS).or(z.enum(['call', 'paper', 'vote']))),
  /** Units that may carry something out; to those who answer for the body. Where its decision is read by everybody. */
  units: z.array(Named), publicUrl: z.string().nullable(),
});
const step = stepRoute(tag, ConsultationView);
const said = <B extends z.ZodType>(body: B, summary: string) => defineRoute({ summary, tag, access: 'session', params: IdParams, body, idempotent: true, status: 200, response: ConsultationView, errors: ['not_found', 'not_allowed', 'rule_refused'] });

const Opinion = z.object({ id: Id, clauseId: Id, stance: z.enum(STANCES), text: z.string(), /** On paper, as staff wrote it down, from whom. */ paper: z.string().nullable(), shown: z.boolean(), mine: z.boolean(), at: Moment });
const Asked = z.object({ id: Id, kind: z.enum(ASK_KINDS), text: z.string(), mine: z.boolean(), shown: z.boolean(), at: Moment, answerBy: Moment, late: z.boolean(), answer: z.object({ text: z.string(), by: z.string(), at: Moment }).nullable() });
const OfOne = <Q extends z.ZodType, T extends z.ZodType>(query: Q, item: T, summary: string) => defineRoute({ summary, tag, access: 'session', params: IdParams, query, status: 200, response: page(item), errors: ['not_found'] });
const onRow = <B extends z.ZodType>(body: B, summary: string) =>
  defineRoute({ summary, tag, access: 'session', params: z.strictObject({ id: Id, rowId: Id }), body, idempotent: true, status: 200, response: ConsultationView, errors: ['not_found', 'not_allowed', 'rule_refused'] });

export const MeetingView = MeetingRow.extend({
  revision, consultation: Named, body: Named, station: StationView, agenda: z.array(z.string()), viewer: z.enum(CONSULTATION_PARTS), signedIn: z.boolean(), seated: z.boolean(), off: z.string().nullable(),
  /** Who sits there, and who has come; `proxy`: who came in their place, in writing. */
  seats: z.array(z.object({ id: Id, name: z.string(), side: z.enum(SEAT_SIDES), counts: z.boolean(), here: z.enum(['code', 'mark']).nullable(), proxy: z.string().nullable() })),
  minutes: z.object({ text: z.string(), photos: z.array(PhotoView), by: z.string(), at: Moment, signedBy: z.string().nullable() }).nullable(),
  actions: z.array(z.enum(MEETING_ACTIONS).or(z.enum(['signIn', 'codes', 'mark']))),
});
const meetingStep = stepRoute('meetings', MeetingView);
const atMeeting = <B extends z.ZodType>(body: B, summary: string) => defineRoute({ summary, tag: 'meetings', access: 'session', params: IdParams, body, idempotent: true, status: 200, response: MeetingView, errors: ['not_found', 'not_allowed', 'wrong_state', 'rule_refused'] });

export const consultationRoutes = {
  'GET /consultation-templates': defineRoute({ summary: 'Kinds of consultation (协商) with their steps', tag, access: 'session', status: 200, response: z.object({ items: z.array(z.object({ id: z.enum(TEMPLATE_IDS), steps: z.array(StepOf) })) }), errors: [] }),
  'GET /consultations': defineRoute({
    summary: "Consultations of a community, or of one body; one's own community where none is named. Those not given notice of yet: to those who answer for the body", tag, access: 'session',
    query: z.strictObject({ communityId: Id.optional(), bodyId: Id.optional(), lane: z.enum(CONSULTATION_LANES).default('going'), ...PageQuery }), status: 200, response: page(ConsultationRow), errors: ['not_found'],
  }),
  'POST /consultations': defineRoute({
    summary: 'Begin a consultation on an adopted topic, or by the body itself', tag, access: 'session',
    body: z.strictObject({ bodyId: Id, topicId: Id.nullable().default(null), template: z.enum(TEMPLATE_IDS), ...About, place: z.strictObject({ text: must(REPORT_LIMITS.placeText), point: Point, placeId: Id.optional() }).nullable().default(null) }),
    idempotent: true, status: 201, response: ConsultationView, errors: ['not_found', 'not_allowed', 'rule_refused', 'key_reused'],
  }),
  'GET /consultations/:id': defineRoute({ summary: 'One consultation: where it stands, what comes next, what the viewer can do', tag, access: 'session', params: IdParams, status: 200, response: ConsultationView, errors: ['not_found'] }),
  'POST /consultations/:id/edit': step(z.strictObject({ revision, ...About }), 'Words, clauses, options, roll: before the notice'),
  'POST /consultations/:id/give': step(z.strictObject({ revision }), 'Give notice (通报): clauses and options are frozen'),
  'POST /consultations/:id/end-step': step(z.strictObject({ revision, step: Id }), 'End the step that goes on; a joint conference by both conveners'),
  'POST /consultations/:id/stop': step(z.strictObject({ revision, reason: z.enum(CONSULTATION_STOPS), text: must(LIMITS.note) }), 'Not carried on, with the reason'),
  'POST /consultations/:id/count': step(z.strictObject({ revision, meetingId: Id, text: must(LIMITS.answer), hands: z.array(Hands).max(LIMITS.clauses + LIMITS.options) }), 'Hands raised at a meeting, as two people counted them: the second one decides'),
  'POST /consultations/:id/progress': step(z.strictObject({ revision, taskId: Id, text: must(LIMITS.answer), done: z.boolean().default(false) }), 'How far a task is, or that it is done'),
  'POST /consultations/:id/move-day': step(z.strictObject({ revision, taskId: Id, dueOn: Day, reason: must(LIMITS.note) }), 'Another day for a task, with the reason that everybody reads'),
  'POST /consultations/:id/report': step(z.strictObject({ revision, text: must(LIMITS.text) }), 'What came of it, told to all who took part'),
  'GET /consultations/:id/opinions': OfOne(z.strictObject({ clauseId: Id.optional(), ...PageQuery }), Opinion, 'What people think of its clauses, the latest first; never who'),
  'POST /consultations/:id/opinions': said(z.strictObject({ clauseId: Id, stance: z.enum(STANCES), text: words(LIMITS.words) }), 'What one thinks of a clause: one for each person, the last one counts'),
  'POST /consultations/:id/opinions/withdraw': said(z.strictObject({ clauseId: Id }), 'Take back what one said of a clause'),
  'POST /consultations/:id/opinions/:rowId/look': onRow(z.strictObject({ show: z.boolean() }), 'Words that nobody could judge: shown, or taken off'),
  'POST /consultations/:id/papers': said(z.strictObject({ clauseId: Id, stance: z.enum(STANCES), text: must(LIMITS.words), from: must(LIMITS.from) }), 'What somebody said on paper or aloud, as staff write it down'),
  'GET /consultations/:id/asks': OfOne(z.strictObject({ kind: z.enum(ASK_KINDS), ...PageQuery }), Asked, 'Questions, or objections, with their answers'),
  'POST /consultations/:id/asks': said(z.strictObject({ kind: z.enum(ASK_KINDS), text: must(LIMITS.question) }), 'Ask, or object to what was published; answered by a day'),
  'POST /consultations/:id/asks/:rowId/answer': onRow(z.strictObject({ text: must(LIMITS.answer) }), 'Answer in one’s own name'),
  'POST /consultations/:id/rate': said(z.strictObject({ score: z.enum(SCORES), text: words(LIMITS.words) }), 'How it went, by those who took part'),
  'POST /consultations/:id/meetings': defineRoute({
    summary: 'Call a meeting: members are invited', tag: 'meetings', access: 'session', params: IdParams,
    body: z.strictObject({ kind: z.enum(MEETING_KINDS), agenda: z.array(must(LIMITS.agenda)).min(1).max(LIMITS.agendas), place: must(LIMITS.place), /** Null: now, by the server's clock. */ startsAt: Moment.nullable(), hours: z.number().int().min(1).max(LIMITS.hours) }), idempotent: true, status: 201, response: MeetingView, errors: ['not_found', 'not_allowed', 'wrong_state', 'rule_refused'],
  }),
  'GET /meetings': defineRoute({ summary: 'Meetings to which one is invited, and those of one’s bodies, the next first', tag: 'meetings', access: 'session', status: 200, response: z.object({ items: z.array(MeetingRow.extend({ consultation: Named, body: Named, signedIn: z.boolean() })) }), errors: [] }),
  'GET /meetings/:id': defineRoute({ summary: 'One meeting: agenda, who has come, minutes', tag: 'meetings', access: 'session', params: IdParams, status: 200, response: MeetingView, errors: ['not_found'] }),
  'GET /meetings/:id/codes': defineRoute({
    summary: 'The codes of the next half hour, shown at the meeting', tag: 'meetings', access: 'session', params: IdParams, status: 200,
    response: z.object({ now: Moment, items: z.array(z.object({ slot: z.number().int(), digits: z.string(), text: z.string() })) }), errors: ['not_found', 'not_allowed', 'rule_refused'],
  }),
  'POST /meetings/:id/sign-in': atMeeting(z.strictObject({ code: z.string().max(160) }), 'Sign in by the code that is shown there; the same for whoever stands in, in writing'),
  'POST /meetings/:id/mark': atMeeting(z.strictObject({ seatId: Id, here: z.boolean() }), 'The secretary marks who has come'),
  'POST /meetings/:id/minutes': meetingStep(z.strictObject({ revision, text: must(LIMITS.minutes), photoIds: photoIds(LIMITS.minutesPhotos) }), 'Write the minutes'),
  'POST /meetings/:id/sign-off': meetingStep(z.strictObject({ revision }), 'A second person has read the minutes'),
  'POST /meetings/:id/cancel': meetingStep(z.strictObject({ revision, reason: must(LIMITS.note) }), 'Call it off, with the reason'),
};
