import { z } from 'zod';
import { CASE_ACTIONS, CASE_GRADES, CASE_OUTCOMES, CASE_STATES } from '../domain/cases/states';
import { CASE_DOORS, CONSENT_WAYS } from '../domain/cases/proxy';
import { CLOCK_STEPS } from '../domain/cases/deadlines';
import { REPORT_LIMITS, VOICE_LIMITS } from '../domain/cases/limits';
import { MENTION_LIMITS } from '../domain/cases/mentions';
import { Day, Id, Moment, Named, Point } from './kernel';
import { CourseBodies, CourseOfRow, CourseView, PausedView } from './course';
import { PhotoView, VoiceView } from './files';
import { AfterBodies, CallbackView, ReviewView, UnitRatingView, UnsolvedView } from './callbacks';
import { JointBodies, SupportView } from './joint';
import { CompanyView, MergedView, NeighboursView } from './merging';
import { NeighbourWordsView } from './neighbourWords';
import { StationView } from './organisation';

/** Icon names of `miniapp/ui/icons`. */
export const CategoryView = z.object({ id: Id, name: z.string(), icon: z.string() });

export const Question = z.object({
  id: Id,
  text: z.string(),
  kind: z.enum(['choice', 'yesNo']),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  required: z.boolean(),
});

export const CatalogueCategory = CategoryView.extend({
  hint: z.string(),
  /** Other words people use for it, for search on the phone. */
  words: z.array(z.string()),
  questions: z.array(Question).max(3),
  /** Never shown to neighbours (disputes, health, family). */
  sensitive: z.boolean(),
});

export const Answer = z.strictObject({ questionId: Id, value: z.string().min(1).max(40) });

/** Why the case went where it went, row by row, in words. */
export const WhyRow = z.object({
  kind: z.enum(['place', 'rule', 'lead', 'first', 'nearest', 'corrected']),
  text: z.string(),
});

export const DayCell = z.object({
  date: Day,
  /** 一 二 三 四 五 六 日 */
  weekday: z.string(),
  kind: z.enum(['work', 'rest']),
  /** `gap` stands for days left out of a long limit. */
  mark: z.enum(['done', 'today', 'due', 'late', 'plain', 'gap']),
  lateDays: z.number().int(),
});

/** The public clock of a case. Moments in UTC; days are working days at +08:00. */
export const ClockView = z.object({
  /** Which promise runs: the answer to the resident, or a step of the staff; `stopped` when nothing runs. */
  step: z.enum(CLOCK_STEPS),
  dueAt: Moment.nullable(),
  /** When the resident was promised an answer. */
  promisedAt: Moment,
  state: z.enum(['onTime', 'soon', 'overdue', 'done']),
  workingDaysLeft: z.number().int(),
  workingMinutesLeft: z.number().int(),
  overdueDays: z.number().int(),
  paused: PausedView.optional(),
  days: z.array(DayCell).max(8),
});

/** A recording of a case, and what the station wrote down of it; the reporter may say that it is wrong. */
export const HeardVoice = VoiceView.extend({
  transcript: z
    .object({
      text: z.string(),
      unit: z.string(),
      person: z.string().nullable(),
      at: Moment,
      /** What the reporter says is wrong with it; words may be empty. */
      disputed: z.object({ text: z.string().nullable(), at: Moment }).nullable(),
    })
    .nullable(),
});

export const TimelineEntry = z.object({
  id: Id,
  at: Moment,
  action: z.enum(CASE_ACTIONS),
  /** Name as the viewer may see it: a person of a unit, 您, or null for the program. */
  actor: z.object({ name: z.string().nullable(), unit: z.string().nullable(), isReporter: z.boolean() }),
  /** Target unit of a dispatch. */
  unit: z.string().nullable(),
  text: z.string().nullable(),
  reason: z.string().nullable(),
  photos: z.array(PhotoView),
  voices: z.array(HeardVoice).optional(),
  dueAt: Moment.nullable(),
  /** The promise before, where it was moved. */
  wasDueAt: Moment.optional(),
  round: z.number().int(),
  /** Staff only; never sent to residents. */
  internal: z.boolean(),
  /** Filed on behalf of the reporter, by this door. */
  door: z.enum(CASE_DOORS).optional(),
  /** Colleagues named in an internal note. */
  mentions: z.array(z.string()).optional(),
  /** The system outside by which the unit said it, for the reporter and staff. */
  via: z.string().optional(),
});

export const EvaluationView = z.object({
  contacted: z.boolean(),
  solved: z.boolean(),
  satisfaction: z.enum(['satisfied', 'basically', 'unsatisfied']),
  text: z.string().nullable(),
  at: Moment,
  round: z.number().int(),
  /** Who asked by telephone and wrote it down, where the resident has no account. */
  takenBy: z.object({ unit: z.string(), person: z.string().nullable() }).optional(),
});

export const CaseView = z.object({
  id: Id,
  number: z.string(),
  revision: z.number().int(),
  /** How much the viewer sees: public gets state changes only. */
  viewer: z.enum(['reporter', 'staff', 'neighbour', 'public']),
  state: z.enum(CASE_STATES),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
  grade: z.enum(CASE_GRADES),
  round: z.number().int(),
  category: CategoryView,
  title: z.string(),
  text: z.string().nullable(),
  photos: z.array(PhotoView),
  /** What the reporter said aloud, for the reporter and staff; absent where there is nothing to hear. */
  voices: z.array(HeardVoice).optional(),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  place: z.object({ text: z.string(), point: Point.nullable() }).nullable(),
  community: Named,
  grid: Named.nullable(),
  /** The point lay in no grid: the nearest community's triage list has it. */
  outsideGrids: z.boolean(),
  station: StationView,
  leadUnit: Named.nullable(),
  /** Supporting units with their tasks, for whom the lead is shown to; absent where none was asked. */
  support: z.array(SupportView).optional(),
  /** Absent where nobody is or was to be called; where it was not reviewed; where the resident did not say so. */
  callback: CallbackView.optional(),
  review: ReviewView.optional(),
  unsolved: UnsolvedView.optional(),
  unitRating: UnitRatingView.optional(),
  why: z.array(WhyRow),
  clock: ClockView,
  timeline: z.array(TimelineEntry),
  result: z.object({ text: z.string().nullable(), photos: z.array(PhotoView), unit: z.string(), person: z.string().nullable(), at: Moment }).nullable(),
  evaluation: EvaluationView.nullable(),
  /** Until when the resident may evaluate (or reopen an unrated close). */
  evaluateUntil: Moment.nullable(),
  /** Staff only. */
  reporter: z.object({ id: Id, name: z.string(), phoneTail: z.string().nullable(), /** May have the number shown in full, with a reason. */ mayContact: z.boolean() }).nullable(),
  /** Staff only: what the rules suggest for dispatch. */
  suggestion: z.object({ unit: Named, ruleId: Id, reason: z.string() }).nullable(),
  /** What was released to neighbours; null while nothing is. */
  release: z.object({ text: z.string().nullable(), photoIds: z.array(Id), at: Moment }).nullable(),
  /** Staff only, where care is asked for: WeChat was not sure of the reporter's words, or was not asked about them. */
  wordsCheck: z.enum(['review', 'unchecked']).optional(),
  showToNeighbours: z.boolean(),
  /** Filed on behalf of the reporter, for the reporter and staff. `accountless`: they have no account and are asked by telephone. */
  proxy: z.object({ door: z.enum(CASE_DOORS), helper: z.object({ unit: z.string(), person: z.string().nullable() }), consent: z.object({ how: z.enum(CONSENT_WAYS), at: Moment }), accountless: z.boolean() }).optional(),
  /** Other matters hang together with it (`GET /threads/case/:id`), for the reporter and staff; absent where none does. */
  linked: z.literal(true).optional(),
  /** What its reporter answered, by id, while it may still be edited. */
  given: z.array(Answer).optional(),
  /** Where it goes on, when it was merged into another (并案). */
  merged: MergedView.optional(),
  /** How many neighbours have met the same, and what the viewer is in it; absent where nobody may join. */
  neighbours: NeighboursView.optional(),
  /** What they say of the result; absent where nobody said anything and the viewer is not asked. */
  neighboursSay: NeighbourWordsView.optional(),
  /** Staff only: who has met the same, and what was merged into it; absent where nobody has. */
  company: CompanyView.optional(),
  course: CourseView.optional(),
  /** Numbers it has in systems outside, for the reporter and staff; absent where it has none. */
  outside: z.array(z.object({ name: z.string(), number: z.string() })).optional(),
  createdAt: Moment,
  actions: z.array(z.enum(CASE_ACTIONS)),
});

export const CaseRow = z.object({
  id: Id,
  number: z.string(),
  state: z.enum(CASE_STATES),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
  grade: z.enum(CASE_GRADES),
  round: z.number().int(),
  category: CategoryView,
  title: z.string(),
  placeText: z.string().nullable(),
  thumbUrl: z.string().nullable(),
  leadUnit: z.string().nullable(),
  clock: ClockView.omit({ days: true }),
  outsideGrids: z.boolean(),
  toEvaluate: z.boolean(),
  /** Staff only: WeChat's check found words or pictures that people must look at before others see them. */
  heed: z.enum(['risky', 'review']).optional(),
  /** Staff only: how often a unit has returned it; absent where none has. */
  returned: z.number().int().optional(),
  /** Staff only: supporting units, and how many of them are not done; absent where none was asked. */
  jointly: z.object({ units: z.number().int(), open: z.number().int() }).optional(),
  /** Others who have met the same; absent where nobody has. */
  supporters: z.number().int().optional(),
  ...CourseOfRow,
  /** Staff only: what a step for several cases names. */
  revision: z.number().int().optional(),
  createdAt: Moment,
  updatedAt: Moment,
});

/** What neighbours see of a matter on the board: no words of the reporter unless the station released them. */
export const AroundRow = z.object({
  id: Id,
  state: z.enum(CASE_STATES),
  category: CategoryView,
  title: z.string(),
  grid: z.string().nullable(),
  leadUnit: z.string().nullable(),
  createdAt: Moment,
  solvedAt: Moment.nullable(),
  /** Working days from filing to the answer, or so far. */
  workingDays: z.number().int(),
  thumbUrl: z.string().nullable(),
  /** Others who have met the same; absent where nobody has. */
  supporters: z.number().int().optional(),
});

const limits = REPORT_LIMITS;
export const SubmitCase = z.strictObject({
  categoryId: Id,
  text: z.string().max(limits.text).default(''),
  answers: z.array(Answer).max(3).default([]),
  photoIds: z.array(Id).max(limits.photos).default([]),
  voiceIds: z.array(Id).max(limits.voices).optional(),
  place: z.strictObject({
    text: z.string().trim().min(1).max(limits.placeText),
    point: Point,
    placeId: Id.optional(),
  }),
  showToNeighbours: z.boolean().default(false),
});

const revision = z.number().int().min(0);
const photos = z.array(Id).max(limits.photos).default([]);
const voices = z.array(Id).max(limits.voices).optional();
const words = (max: number) => z.string().trim().min(1).max(max);

/** Bodies of the actions: each carries the revision its sender saw, so that two people acting at once are told. */
export const ActionBodies = {
  supplement: z.strictObject({ revision, text: z.string().max(limits.text).default(''), photoIds: photos, voiceIds: voices }),
  withdraw: z.strictObject({ revision, reason: z.string().trim().max(200).default('') }),
  inspect: z.strictObject({ revision, text: z.string().max(limits.text).default(''), photoIds: photos }),
  correct: z.strictObject({ revision, categoryId: Id.optional(), gridId: Id.optional(), grade: z.enum(CASE_GRADES).optional(), reason: words(200) }),
  accept: z.strictObject({ revision }),
  decline: z.strictObject({ revision, ruleId: Id, reason: words(500) }),
  acceptAndDispatch: z.strictObject({ revision, unitId: Id, text: z.string().trim().max(500).default('') }),
  takeOn: z.strictObject({ revision }),
  dispatch: z.strictObject({ revision, unitId: Id, text: z.string().trim().max(500).default('') }),
  acknowledge: z.strictObject({ revision }),
  /** `why`: what is said where a supporting unit is not done yet; the resident reads it. */
  handle: z.strictObject({ revision, text: z.string().trim().max(limits.text).default(''), photoIds: photos, why: z.string().trim().max(500).default('') }),
  verify: z.strictObject({ revision, text: z.string().trim().max(500).default(''), photoIds: photos }),
  reject: z.strictObject({ revision, reason: words(500) }),
  /** The reason is for everybody to read: nobody passes a matter around unseen. */
  return: z.strictObject({ revision, reason: words(500), photoIds: photos }),
  designate: z.strictObject({ revision, unitId: Id, reason: words(500) }),
  evaluate: z.strictObject({
    revision,
    contacted: z.boolean(),
    solved: z.boolean(),
    satisfaction: z.enum(['satisfied', 'basically', 'unsatisfied']),
    text: z.string().trim().max(500).default(''),
  }),
  recordWord: z.strictObject({
    revision,
    contacted: z.boolean().default(true),
    solved: z.boolean(),
    satisfaction: z.enum(['satisfied', 'basically', 'unsatisfied']),
    text: z.string().trim().max(500).default(''),
  }),
  reopen: z.strictObject({ revision, reason: z.string().trim().max(200).default('') }),
  /** `seen`: somebody has looked at pictures that WeChat was not sure of, and lets them pass. */
  release: z.strictObject({ revision, text: z.string().trim().max(limits.text).default(''), photoIds: photos, seen: z.boolean().default(false) }),
  note: z.strictObject({ revision, text: words(500), mentions: z.array(Id).max(MENTION_LIMITS.named).default([]) }),
  unsplit: z.strictObject({ revision, reason: words(200) }),
  /** Everything as it is to be; before anybody has taken it on. */
  edit: z.strictObject({
    revision,
    categoryId: Id,
    text: z.string().max(limits.text).default(''),
    answers: z.array(Answer).max(3).default([]),
    photoIds: photos,
    placeText: words(limits.placeText),
    showToNeighbours: z.boolean(),
  }),
  takeBackPhotos: z.strictObject({ revision, photoIds: z.array(Id).min(1).max(60) }),
  regrade: z.strictObject({ revision, grade: z.enum(CASE_GRADES), reason: words(200) }),
  merge: z.strictObject({ revision, leadId: Id, /** The lead as its sender saw it. */ leadRevision: z.number().int().min(0) }),
  unmerge: z.strictObject({ revision, reason: words(200) }),
  transcribe: z.strictObject({ revision, voiceId: Id, text: words(VOICE_LIMITS.transcript) }),
  disputeTranscript: z.strictObject({ revision, voiceId: Id, text: z.string().trim().max(VOICE_LIMITS.transcript).default('') }),
  ...JointBodies,
  ...AfterBodies,
  ...CourseBodies,
} as const;
/** Actions a person may ask for through the API. */
export type RequestableAction = keyof typeof ActionBodies;
