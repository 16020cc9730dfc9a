import type { BodyProcedure } from '../../../shared/domain/bodies/procedure';
import type { SeatSide } from '../../../shared/domain/bodies/kinds';
import type { HandsResult, Hands } from '../../../shared/domain/consultations/decision';
import type { AskKind, ConsultationLane, ConsultationPart, ConsultationState, MeetingKind, Score, Stance, StepTemplate, TemplateId } from '../../../shared/domain/consultations/kinds';
import type { ConsultationAction, MeetingAction, MeetingState } from '../../../shared/domain/consultations/states';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';
import type { KeptIntent } from '../../platform/conversions';
import type { TopicDoc } from '../topics';

export type Scope = TopicDoc['scope'];
/** A step as far as it has come; `agreed`: conveners who would end it, where both must. */
export interface StepRow {
  id: string;
  startedAt: Date | null;
  endedAt: Date | null;
  agreed: { unitId: string; personId: string; at: Date }[];
}
export interface OptionRow {
  id: string;
  label: string;
  /** Whole yuan. */
  cost: number | null;
  photoIds: string[];
}
/** Hands as the first of two people counted them. */
export interface CountRow {
  meetingId: string;
  text: string;
  hands: Hands[];
  byId: string;
  at: Date;
}
/** What was decided: by hands raised at a meeting, or by a vote. */
export interface DecisionRow {
  way: 'hands' | 'vote';
  at: Date;
  text: string;
  heldOn: string | null;
  members: number | null;
  present: number | null;
  meetingId: string | null;
  voteId: string | null;
  results: HandsResult[];
  byIds: string[];
}
/** Something that is carried out: who, what, by when. `of`: what was made of it by the registry of conversions. */
export interface TaskRow {
  id: string;
  title: string;
  unitId: string;
  dueOn: string;
  firstOn: string | null;
  moved: string | null;
  doneAt: Date | null;
  of: 'case' | 'project' | null;
  targetId: string | null;
  notes: { at: Date; text: string; byId: string | null }[];
  told: boolean;
}

/** One consultation (协商): a process of steps in order, on clauses and options that the notice froze. */
export interface ConsultationDoc extends WithPending {
  /** Follows from the topic, else from body and key: a topic has one. */
  _id: string;
  number: string;
  contentHash: string;
  state: ConsultationState;
  revision: number;
  topicId: string | null;
  bodyId: string;
  /** On whose behalf what it becomes is made: who raised the topic, else who began it. */
  voiceId: string;
  byId: string;
  title: string;
  text: string;
  template: TemplateId;
  /** The steps as they were when it began; a template that changes later changes nothing here. */
  plan: StepTemplate[];
  steps: StepRow[];
  place: TopicDoc['place'];
  scope: Scope;
  rules: { version: number; procedure: BodyProcedure };
  conveners: string[];
  clauses: { id: string; words: string }[];
  options: OptionRow[];
  /** The roll that the notice names; null: the body's own seats. */
  rollId: string | null;
  counted: CountRow | null;
  /** What is thought of each clause, as it was counted last; absent before anybody said something. */
  figures?: Record<string, { for: number; against: number; changes: number }>;
  countedAt?: Date;
  /** Something was said since: the task counts again. */
  recountAt?: Date;
  decision: DecisionRow | null;
  tasks: TaskRow[];
  owners: string[];
  report: string | null;
  lane: ConsultationLane;
  /** When the step that goes on can end at the earliest; over: since when. */
  dueAt: Date;
  nextCheckAt?: Date;
  /** Steps of which the body was told that their days are over. */
  told: string[];
  fileIds: string[];
  timeline: MomentRow<ConsultationAction | 'begin', ConsultationPart>[];
  keys: string[];
  origin?: ThingRef;
  conversions?: KeptIntent[];
  createdAt: Date;
  updatedAt: Date;
}

/** One row for a clause and a person; on paper: for each sheet. */
export interface OpinionDoc {
  _id: string;
  consultationId: string;
  clauseId: string;
  /** Null on paper. */
  personId: string | null;
  stance: Stance;
  text: string;
  /** From whom, on paper; who wrote it down. */
  paper: string | null;
  byId: string;
  /** False while nobody could say whether its words may be read, or once they were taken off. */
  shown: boolean;
  toCheck: boolean;
  at: Date;
}
/** A question, or an objection, with its answer. */
export interface AskDoc extends WithPending {
  _id: string;
  consultationId: string;
  kind: AskKind;
  stepId: string;
  personId: string;
  text: string;
  shown: boolean;
  revision: number;
  open: boolean;
  answerBy: Date;
  answer: { text: string; byId: string; at: Date } | null;
  nextCheckAt?: Date;
  scope: Scope;
  at: Date;
}
/** Somebody who took part and is told of each step. */
export interface FollowDoc {
  _id: string;
  consultationId: string;
  personId: string;
  at: Date;
}
export interface RatingDoc {
  _id: string;
  consultationId: string;
  personId: string;
  score: Score;
  text: string;
  at: Date;
}

/** One meeting (会): called, signed in to, with minutes that a second person reads. */
export interface MeetingDoc extends WithPending {
  _id: string;
  consultationId: string;
  bodyId: string;
  stepId: string;
  kind: MeetingKind;
  /** Of whom the quorum is counted; empty: everybody who sits there. */
  sides: SeatSide[];
  state: MeetingState;
  revision: number;
  agenda: string[];
  place: string;
  startsAt: Date;
  endsAt: Date;
  byId: string;
  minutes: { text: string; photoIds: string[]; byId: string; at: Date; signedById: string | null; signedAt: Date | null } | null;
  scope: Scope;
  fileIds: string[];
  timeline: MomentRow<MeetingAction | 'call', ConsultationPart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}
/** Who has come, one row for a seat of a meeting. */
export interface SignInDoc {
  _id: string;
  meetingId: string;
  consultationId: string;
  seatId: string;
  side: SeatSide;
  /** Who came: the member, or who stands in. */
  personId: string;
  how: 'code' | 'mark';
  markedById: string | null;
  at: Date;
}
