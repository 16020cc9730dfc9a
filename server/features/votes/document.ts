import type { Head, Manifest, RsaKey } from './board/format';
import type { BodyProcedure } from '../../../shared/domain/bodies/procedure';
import type { Choice } from '../../../shared/domain/votes/ballots';
import type { BELOW_MINIMUM, Tally } from '../../../shared/domain/ballotBoard/count';
import type { Evaluated } from '../../../shared/domain/votes/evaluate';
import type { VoteDraft, VoteTimes } from '../../../shared/domain/votes/drafts';
import type { VoteAction, VoteLane, VotePart, VoteState } from '../../../shared/domain/votes/states';
import type { BuildingTurnout } from '../../../shared/domain/votes/turnout';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';
import type { RollLine, VoteBasis } from '../../platform/votes';
import type { PreparedRow, SampleRow } from './secret/document';

/** One of the two who watch it. A change of the draft takes `agreedAt` away. */
export interface ScrutineerRow {
  personId: string;
  /** As the manifest has it; two of one name are told apart there. */
  name: string;
  agreedAt: Date | null;
  confirmedAt: Date | null;
  /** Verified the published board of a secret vote. */
  checkedAt?: Date | null;
}
/** What was written of it beside what is asked. */
export interface DraftRow extends VoteDraft {
  title: string;
  text: string;
  clauseIds: string[];
  paper: boolean;
  /** The operator certified that votes of this unit bind; else an opinion poll. */
  binding: boolean;
  /** Moments are counted from the freeze; until then they are those as if it were frozen when it was saved. Null: they were given as moments. */
  times: VoteTimes | null;
}
/** What was fixed and published at the freeze, and never changes after it. */
export interface FrozenRow {
  /** Marks its lines among those of attempts that came to nothing. */
  freeze: string;
  at: Date;
  manifest: Manifest;
  /** `M`: hash of the manifest, the identity of the vote. */
  hash: string;
  logKey: RsaKey;
  head: Head;
  /** Words of the clauses that are voted on. */
  clauses: string[];
  /** What `text_sha256` is of. */
  text: string;
  /** What was drawn in public for the order of ties; null: the program drew. */
  lot: string | null;
}
/** A line that was added or voided in public; what of it is not public stands here until it is written to its line. */
export interface CorrectionRow {
  kind: 'add' | 'void';
  line: string;
  reason: string;
  at: Date;
  by: string;
  added: (RollLine & { salt: string }) | null;
}
/** A result of a secret vote that was not opened says so in place of an outcome; its counts have participants alone, the others 0. */
export interface ResultRow extends Omit<Tally, 'outcome'> {
  outcome: Tally['outcome'] | { result: typeof BELOW_MINIMUM };
  evaluated: Evaluated[];
  buildings: BuildingTurnout[];
  unconfirmed: boolean;
  closing: Head;
  /** Sealed ballots that could not be opened, or did not hold; 0 in a named vote. */
  damaged: number;
  /** Where the board lies in the storage, and the one with all openings. */
  boardKey: string;
  openKey: string;
}

/** One vote (表决) on one matter, from its draft to what was counted. */
export interface VoteDoc extends WithPending {
  /** Derived from who drafted it and the key. */
  _id: string;
  contentHash: string;
  state: VoteState;
  revision: number;
  basis: { kind: VoteBasis['kind']; id: string };
  bodyId: string;
  scope: { district: string; street: string; community: string; station: string };
  /** Rules of procedure of the body as they hold for it: those in force when it was written, and at last when it was frozen. */
  rules: { version: number; procedure: BodyProcedure };
  draft: DraftRow;
  /** The roll that the notice named; null: the seats of the body. */
  rollId: string | null;
  scrutineers: ScrutineerRow[];
  drafterId: string;
  frozen: FrozenRow | null;
  opensAt: Date | null;
  closesAt: Date;
  corrections: CorrectionRow[];
  /** Of a secret draft: its roll with salts, for the scrutineers to look at before they agree. */
  prepared: PreparedRow | null;
  /** The closing head, signed before the board is written: whoever goes on after a stop writes the same board. */
  closing: Head | null;
  samples: SampleRow[];
  /** Private keys of a secret vote beside its log key: none (a named vote, a draft), kept, or destroyed with the sealed ballots. */
  voteKeys: 'none' | 'kept' | 'destroyed';
  destroyedAt: Date | null;
  result: ResultRow | null;
  publishedAt: Date | null;
  objectUntil: Date | null;
  minutes: string | null;
  told: { soon: boolean };
  lane?: VoteLane;
  nextCheckAt?: Date;
  timeline: MomentRow<VoteAction | 'draft', VotePart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** A line of the roll as it was frozen, or added later; read by the vote alone. */
export interface LineDoc extends RollLine {
  /** `c`: its public, pseudonymous id. */
  _id: string;
  voteId: string;
  freeze: string;
  salt: string;
  /** Not from the beginning. */
  added: boolean;
  voided: boolean;
  at: Date;
}

/** A ballot of a line. `choice` null: a paper was handed to it (seq 1), or said nothing that counts (seq 2). */
export interface BallotDoc {
  /** `<line>.<seq>`: of a thousand at once for the same sequence the database takes one. */
  _id: string;
  voteId: string;
  line: string;
  seq: number;
  choice: Choice | null;
  via: 'app' | 'paper';
  salt: string;
  /** Whose session, or who handed the paper. */
  by: string;
  at: Date;
}

/** What one of two read off a paper. */
export interface PaperDoc {
  /** Derived from vote, line and person. */
  _id: string;
  voteId: string;
  line: string;
  by: string;
  choice: Choice | null;
  at: Date;
}

/** Somebody objects to a result. */
export interface ObjectionDoc extends WithPending {
  /** Derived from vote and person: each has one. */
  _id: string;
  voteId: string;
  personId: string;
  text: string;
  at: Date;
  answer: string | null;
  answeredAt: Date | null;
  answeredBy: string | null;
}
