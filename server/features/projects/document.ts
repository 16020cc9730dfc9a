import type { WordsCheck } from '../../../shared/domain/moderation/words';
import type { ProjectAction, ProjectDesk, ProjectKind, ProjectLane, ProjectOrigin, ProjectPart, ProjectSource, ProjectState, RoundState } from '../../../shared/domain/projects/states';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';
import type { KeptIntent } from '../../platform/conversions';

interface Coordinates {
  lng: number;
  lat: number;
}
/** What a council decided, as staff wrote it down. */
export interface CouncilRow {
  day: string;
  present: number;
  agreed: number;
  text: string | null;
}

/** One step of the plan: what, who sees to it, by when, and what came of it. */
export interface StepRow {
  id: string;
  title: string;
  unitId: string;
  plannedOn: string;
  /** As it was planned at first, where it was moved, and why it was moved last. */
  firstOn: string | null;
  moved: string | null;
  doneAt: Date | null;
  /** It was done once, and is to be put right. */
  again: boolean;
  text: string | null;
  photoIds: string[];
  /** Station and owner were told that it is late. */
  told: boolean;
}

export type ProjectMomentRow = MomentRow<ProjectAction | 'propose', ProjectPart>;

/** Residents look at what was done: since when, until when, and what came of it. */
export interface AcceptanceRow {
  /** The how many-th time: what was said of an earlier time counts no more. */
  n: number;
  from: Date;
  until: Date;
  quorum: number;
  extended: number;
  good: number | null;
  bad: number | null;
  verdict: 'accepted' | 'back' | 'few' | 'council' | null;
}

/** One micro-project (微项目), from the proposal to its evaluation. */
export interface ProjectDoc extends WithPending {
  /** Derived from proposer and key, or from the matter it came of. */
  _id: string;
  number: string;
  contentHash: string;
  state: ProjectState;
  revision: number;
  by: ProjectOrigin;
  proposerId: string;
  /** The proposer has no account: nobody is told. */
  accountless: boolean;
  title: string;
  need: string;
  photoIds: string[];
  place: { text: string; placeId: string | null; given: 'gcj02' | 'wgs84'; gcj02: Coordinates; wgs84: Coordinates };
  scope: { district: string; street: string; community: string; station: string };
  /** The council proposed it; the council chose it, or accepted it. */
  council: CouncilRow | null;
  /** As the station lets it out; null before the check. */
  release: { title: string; need: string; place: string; photoIds: string[]; at: Date; personId: string } | null;
  kind: ProjectKind | null;
  budgetFen: number | null;
  source: ProjectSource | null;
  duty: string | null;
  checkDueAt: Date;
  checkLate: boolean;
  /** The round in which it can be chosen now. */
  roundId: string | null;
  chosen: { by: 'round' | 'council'; at: Date; roundId: string | null; count: number | null; people: number | null } | null;
  steps: StepRow[];
  /** Units that own a step. */
  owners: string[];
  acceptance: AcceptanceRow | null;
  evaluation: { text: string; spentFen: number; upkeepUnitId: string; at: Date } | null;
  lane?: ProjectLane;
  laneAt?: Date;
  desk: ProjectDesk;
  deskAt: Date;
  nextCheckAt?: Date;
  wordsCheck?: WordsCheck;
  timeline: ProjectMomentRow[];
  fileIds: string[];
  keys: string[];
  origin?: ThingRef;
  cameFrom?: ThingRef;
  conversions?: KeptIntent[];
  createdAt: Date;
  updatedAt: Date;
}

/** A round in which residents choose between candidates of one community. */
export interface RoundDoc extends WithPending {
  /** Derived from community and number: one can be opened at a time. */
  _id: string;
  seq: number;
  communityId: string;
  station: string;
  title: string;
  projectIds: string[];
  state: RoundState;
  revision: number;
  openedAt: Date;
  closesAt: Date;
  picks: number;
  builds: number;
  /** As it stood when the round was opened. */
  quorum: number;
  /** Known when it is counted. */
  result: { projectId: string; count: number }[] | null;
  people: number | null;
  won: string[];
  reason: string | null;
  /** The request that opened it. */
  openKey: string;
  contentHash: string;
  keys: string[];
  nextCheckAt?: Date;
  updatedAt: Date;
}

/** What one person chose in a round. Shown to nobody else. */
export interface ChoiceDoc {
  /** Derived from round and person: one choice each, over the whole. */
  _id: string;
  roundId: string;
  personId: string;
  projectIds: string[];
  at: Date;
}
/** Somebody who is told of each step. */
export interface FollowDoc {
  /** Derived from project and person. */
  _id: string;
  projectId: string;
  personId: string;
  at: Date;
}
/** What one person said at an acceptance. */
export interface OpinionDoc {
  /** Derived from project, the how many-th time, and person. */
  _id: string;
  projectId: string;
  n: number;
  personId: string;
  good: boolean;
  text: string;
  at: Date;
}
