import type { Correction, ObjectionKind, ObjectionState, RollAction, RollChange, RollImportState, RollKind, RollPart, RollState } from '../../../shared/domain/rolls/kinds';
import type { RollSums } from '../../../shared/domain/rolls/counting';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';

interface Scope {
  district: string;
  street: string;
  community: string;
  station: string;
}
/** One version of a roll (名册) of a body. */
export interface RollDoc extends WithPending {
  /** `<body>-v<version>`: of two that are brought in at once one is the next version, over the whole. */
  _id: string;
  bodyId: string;
  kind: RollKind;
  version: number;
  importId: string;
  scope: Scope;
  estate: string | null;
  state: RollState;
  revision: number;
  /** Last day for looking and objections. */
  until: string | null;
  /** Numbers without names; counted anew after every change. */
  sums: RollSums;
  /** What was put right since it was settled, without names; counted anew as well. */
  corrections: { at: Date; what: Correction; building: string }[];
  withdrawnWhy: string | null;
  settledAt: Date | null;
  /** The version that was settled after it. */
  replacedBy: string | null;
  /** Certain matches are being made, since when and by whom. */
  matching: { by: string; unitId: string | null; since: Date } | null;
  /** That its days are over was told. */
  toldOver: boolean;
  nextCheckAt?: Date;
  timeline: MomentRow<RollAction, RollPart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** Somebody to whom a line belongs; the name and number lie sealed beside it, in the same order. */
export interface HolderRow {
  mark: string | null;
  personId: string | null;
  by: string | null;
  at: Date | null;
}
/** What was done to a line; words are made when it is read. */
export interface LogRow {
  at: Date;
  what: string;
  by: string;
  second: string | null;
  /** Sealed: people write names in it. */
  reason: string | null;
}
/** A correction that waits for its second person. What it says of people is sealed. */
export interface ProposalRow {
  what: Correction;
  sealed: string;
  by: string;
  at: Date;
}
/** A line of a roll. */
export interface LineDoc extends WithPending {
  /** `<roll>-<ref>`. */
  _id: string;
  rollId: string;
  /** Follows from body and place: the same in every version. */
  ref: string;
  row: number;
  building: string;
  entrance: string;
  no: string;
  area: number;
  developer: boolean;
  /** False: it was taken off. */
  live: boolean;
  /** Names, numbers and who is named as a delegate, sealed. */
  sealed: string;
  holders: HolderRow[];
  /** Who stands here or stands in, for looking lines up. */
  people: string[];
  /** Every holder is somebody known here, or nobody is to be. */
  matched: boolean;
  voter: { at: number; agreed: number[]; onPaper: boolean } | null;
  delegate: { personId: string; from: string; to: string; limits: string; by: string; at: Date } | null;
  proposal: ProposalRow | null;
  log: LogRow[];
  revision: number;
  keys: string[];
  updatedAt: Date;
}

/** Somebody says that something of a roll is wrong. */
export interface ObjectionDoc extends WithPending {
  /** Follows from roll, line, person and the how-many-th. */
  _id: string;
  contentHash: string;
  rollId: string;
  ref: string | null;
  personId: string;
  station: string;
  kind: ObjectionKind;
  state: ObjectionState;
  /** Sealed: people write names in it. */
  text: string;
  answer: string | null;
  answeredBy: string | null;
  answerBy: Date;
  toldLate: boolean;
  nextCheckAt?: Date;
  revision: number;
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}

export interface FindingRow {
  row: number;
  column: string | null;
  text: string;
}
/** A table on its way in. Its file and its lines lie sealed in the storage until it is decided on. */
export interface RollImportDoc extends WithPending {
  /** Derived from the person and the key. */
  _id: string;
  digest: string;
  bodyId: string;
  station: string;
  kind: RollKind;
  file: string;
  personId: string;
  state: RollImportState;
  rows: number;
  problems: FindingRow[];
  problemCount: number;
  notes: FindingRow[];
  noteCount: number;
  sums: RollSums | null;
  /** The latest version when it was looked through: with another it is not what was shown. */
  base: { version: number; compared: string | null };
  changes: { since: number; counts: Record<RollChange, number>; first: { what: RollChange; place: string; from: number | null; to: number | null }[] } | null;
  rollId: string | null;
  kept: boolean;
  since: Date;
  createdAt: Date;
}
