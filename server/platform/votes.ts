import type { Deps } from './deps';

/** For whom a line of a roll votes: each person, each household, each owner (several units of one owner are one). */
export type RollUnit = 'person' | 'household' | 'owner';

/** A line of a roll as a vote freezes it. */
export interface RollLine {
  /** Stands for the line in its roll for good; the `ref` of `ballot-board/1`. */
  readonly ref: string;
  /** Floor area in 1/100 m²; 0 where only persons count. */
  readonly area: number;
  /** Who votes for it with their own session; null: on paper alone. */
  readonly voterId: string | null;
  /** What scrutineers read: a room, the seat of a member. Never public. */
  readonly label: string;
  /** For turnout by building; null where there is none. */
  readonly building: string | null;
  /** Somebody stands in, in writing, on these whole days and within these limits: of the two the last ballot counts. */
  readonly proxy?: { readonly personId: string; readonly from: string; readonly to: string; readonly limits: string } | null;
}

/** A kind of roll; a feature offers it in its manifest (`rollSources`). */
export interface RollSource {
  readonly kind: 'body' | 'roll';
  /**
   * Lines as they stand now: one for each person, household or owner; several units of one owner are made one by the rules.
   * `not_found`, and `rule_refused` for a roll that is not ready.
   */
  lines(deps: Deps, rollId: string, unit: RollUnit): Promise<readonly RollLine[]>;
}

/** What a vote is about: only clauses and options that were in the notice may be voted. */
export interface VoteBasis {
  readonly kind: 'topic' | 'consultation';
  readonly id: string;
  readonly bodyId: string;
  readonly title: string;
  readonly clauses: readonly { readonly id: string; readonly words: string }[];
  readonly options: readonly { readonly id: string; readonly label: string; readonly cost?: number }[];
  /** The roll that the notice names, in its version that holds now; null: the body's own seats. */
  readonly rollId: string | null;
  /** For whom a line of that roll votes; absent: seats, of which each is a person, or for a household. */
  readonly units?: readonly RollUnit[];
  /** Whether the time for a vote has come: the notice ran its days, deliberation ended. */
  readonly ready: boolean;
}

/** A kind of matter that is voted on; a feature offers it in its manifest (`voteBases`). */
export interface VoteBases {
  readonly kind: VoteBasis['kind'];
  /** `not_found`. */
  load(deps: Deps, id: string): Promise<VoteBasis>;
}

/** Event when the result of a vote is published; `data` holds `voteId`, `basis`, `basisKind` and `binding`. */
export const VOTE_PUBLISHED = 'vote.published';
