import type { SAMPLE_SAID } from '../../../../shared/contract/secretVotes';
import type { Choice } from '../../../../shared/domain/votes/ballots';

/** The roll of a secret draft as it was copied for the scrutineers; its lines bear the mark `freeze`, as those of a freeze do. */
export interface PreparedRow {
  freeze: string;
  at: Date;
  count: number;
  /** Root over its lines, as the manifest will have it. */
  root: string;
}
/** Issued lines that were drawn to be called. Lines and seed stay as they were drawn. */
export interface SampleRow {
  id: string;
  seed: string;
  /** Issued lines among which was drawn. */
  of: number;
  lines: string[];
  at: Date;
  by: string;
}

/**
 * A line that asked for a token of a secret vote, or got a paper. It has no time, no person and no address: what stands on the
 * board is all there is.
 */
export interface IssuedDoc {
  /** `c` of the line: of a thousand at once the database takes one. */
  _id: string;
  voteId: string;
  /** Hash of its blinded message; null: a paper was handed to it. */
  b: string | null;
}

/** What one of the two scrutineers counted in a box of papers. */
export interface BoxDoc {
  /** Derived from vote, box and person. */
  _id: string;
  voteId: string;
  box: string;
  by: string;
  handed: number;
  /** Sorted, each choice once. */
  votes: { choice: Choice; n: number }[];
  invalid: number;
  at: Date;
}

/** What somebody of a sample said when they were called. */
export interface SaidDoc {
  /** `<sample>.<line>`. */
  _id: string;
  voteId: string;
  said: (typeof SAMPLE_SAID)[number];
  by: string;
  at: Date;
}
