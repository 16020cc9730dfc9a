/** Why the phone does not go on; each has its sentence in `shared/copy`, all end in "not counted" or "vote on paper". */
export type BallotProblem =
  /** This engine has no BigInt: paper. */
  | 'noBigInt'
  /** No randomness from the system, or none that can be believed: paper. */
  | 'noRandomness'
  /** The seed could not be stored: nothing is asked of the server. */
  | 'notStored'
  /** What the server shows of the vote does not hold; nothing is asked of it. */
  | 'manifest'
  | 'fingerprint'
  | 'roll'
  | 'head'
  /** The blind key of the manifest does not fit what follows from the seed (one in 2^1000). */
  | 'blinding'
  /** The signed token does not verify: an alarm, and never another try under another key. */
  | 'token'
  /** The server speaks of another blinded message than ours, or its receipt is not signed. */
  | 'issue'
  /** The promise is not for our ballot, or not signed: not counted yet. */
  | 'promise';

export class BallotError extends Error {
  constructor(readonly problem: BallotProblem) {
    super(problem);
    this.name = 'BallotError';
  }
}

/** Stops where it does not hold. @throws BallotError */
export function demand(holds: boolean, problem: BallotProblem): asserts holds {
  if (!holds) throw new BallotError(problem);
}

/** How the server says no, or that there was no answer. */
export type Refusal = 'offline' | 'closed' | 'refused' | 'busy' | 'unfit';

/** Thrown where there is no answer that could be checked. */
export class NoAnswer extends Error {
  constructor(readonly why: Refusal, readonly said: string | null = null) {
    super(why);
    this.name = 'NoAnswer';
  }
}
