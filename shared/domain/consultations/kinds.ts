import type { SeatSide } from '../bodies/kinds';

/** What a step of a consultation is about; each kind says what must be there before it can end. */
export const STEP_KINDS = ['notice', 'deliberation', 'decision', 'publication', 'carrying', 'report'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Kinds of process; what each consists of is data (`config/catalogue/consultations`). */
export const TEMPLATE_IDS = ['plain', 'parking', 'greening', 'fire', 'urgent', 'lift', 'charging', 'fourTwo', 'sixThings'] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

/** Council (议事会), public hearing (听证会), a meeting on the spot (流动议事厅). */
export const MEETING_KINDS = ['council', 'hearing', 'mobile'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** A meeting that a step wants; `sides`: of whom the quorum is counted, empty: of everybody who sits there. */
export interface MeetingNeed {
  readonly kinds: readonly MeetingKind[];
  readonly sides: readonly SeatSide[];
  readonly quorum: boolean;
}
/** One step of a template. `days`: the least number of whole days it lasts, 0 where time alone decides nothing. */
export interface StepTemplate {
  readonly id: string;
  readonly kind: StepKind;
  readonly days: number;
  readonly meeting: MeetingNeed | null;
}

export const CONSULTATION_STATES = ['draft', 'going', 'done', 'stopped'] as const;
export type ConsultationState = (typeof CONSULTATION_STATES)[number];
export const CONSULTATION_LANES = ['draft', 'going', 'over'] as const;
export type ConsultationLane = (typeof CONSULTATION_LANES)[number];
export const laneOf = (state: ConsultationState): ConsultationLane => (state === 'draft' || state === 'going' ? state : 'over');

/** Parts people play. `body`: whoever answers for the body; `member`: sits there; `owner`: of a unit that carries a part out; `resident`: lives in the community. */
export const CONSULTATION_PARTS = ['body', 'member', 'owner', 'resident', 'guest', 'system'] as const;
export type ConsultationPart = (typeof CONSULTATION_PARTS)[number];

/** What a person thinks of a clause: for it, against it, for it with changes. */
export const STANCES = ['for', 'against', 'changes'] as const;
export type Stance = (typeof STANCES)[number];
export const ASK_KINDS = ['question', 'objection'] as const;
export type AskKind = (typeof ASK_KINDS)[number];
/** What those say who took part, in the end. */
export const SCORES = ['good', 'fair', 'poor'] as const;
export type Score = (typeof SCORES)[number];
/** Why a consultation is not carried on. */
export const CONSULTATION_STOPS = ['noAgreement', 'noMeans', 'law', 'doneElsewhere', 'other'] as const;
export type ConsultationStop = (typeof CONSULTATION_STOPS)[number];

/** Limits. Text in UTF-16 units; costs in whole yuan. */
export const CONSULTATION_LIMITS = {
  title: 30, text: 1_500, clause: 200, clauses: 20, option: 60, options: 6, photos: 3, cost: 100_000_000, words: 300, question: 200, answer: 500, note: 200, minutes: 5_000, minutesPhotos: 9, from: 20,
  agenda: 80, agendas: 12, place: 40, tasks: 20, meetings: 30,
  /** Questions and objections of one person in one consultation. */
  asks: 5,
  /** Days ahead at which a meeting may be called, and its hours at most. */
  ahead: 90, hours: 12,
} as const;
