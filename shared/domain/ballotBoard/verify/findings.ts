/**
 * What can be wrong with a board, by the steps of "Verification" in `ballot-board/1`; words for people are in
 * `shared/copy/ballotBoard`.
 */
export const STEP_OF = {
  notJson: 1, notABoard: 1,
  manifestFirst: 2, leafOrder: 2, leafFields: 2,
  manifestField: 3,
  logKeyForm: 4, logKeyNotManifests: 4, logKeyNotPrinted: 4,
  headsMissing: 5, headFields: 5, headVote: 5, headPhase: 5, headSize: 5, headRoot: 5, headTime: 5, headSignature: 5,
  pinNotPrefix: 6,
  rollCount: 7, rollRoot: 7, rollOrder: 7, rollAddTwice: 7, rollVoidUnknown: 7, rollArea: 7, rollOpening: 7,
  issuedOrder: 8, issuedTwice: 8, issuedNotOnRoll: 8, paperOrder: 8, paperNotOnRoll: 8, paperIssued: 8, paperVoided: 8, paperNotHere: 8,
  tallyMissing: 9, tallyTwice: 9, wrongKind: 9, ballotOrder: 9, ballotChoice: 9, ballotToken: 9, ballotKey: 9, ballotSignature: 9, ballotsMoreThanIssued: 9,
  namedOrder: 9, openingsMissing: 9, openingUnknown: 9, openingForm: 9, openingDiffers: 9, openingVote: 9, openingLine: 9, openingTwice: 9, openingArea: 9,
  paperScrutineers: 10, paperBox: 10, paperHanded: 10, paperMoreThanMarks: 10, paperNamedVotes: 10,
  participants: 11, belowMinimum: 11, belowMinimumShown: 11,
  counts: 12, outcome: 12,
  noticeOrder: 13,
  receiptForm: 14, receiptVote: 14, receiptLine: 14, receiptIssued: 14, receiptNotAsked: 14, receiptIssueSignature: 14, receiptLeaf: 14, receiptOther: 14, receiptPromise: 14, receiptBy: 14,
} as const;
export type FindingCode = keyof typeof STEP_OF;

export interface Finding {
  readonly code: FindingCode;
  /** Of the 14 steps. */
  readonly step: number;
  /** Which leaf (by its number), head, field, box or receipt; '' where it is the whole. */
  readonly at: string;
  /** Of the same kind, this one included: of many only the first are listed. */
  readonly times: number;
}

/** Listed of each kind. */
const LISTED = 3;

/** Collects what is wrong: of a board of 400,000 leaves everything may be. */
export class Findings {
  private readonly byCode = new Map<FindingCode, { listed: string[]; times: number }>();

  add(code: FindingCode, at: string | number = ''): void {
    const known = this.byCode.get(code) ?? { listed: [], times: 0 };
    known.times += 1;
    if (known.listed.length < LISTED) known.listed.push(String(at));
    this.byCode.set(code, known);
  }

  /** Notes it where it does not hold. */
  check(holds: boolean, code: FindingCode, at: string | number = ''): boolean {
    if (!holds) this.add(code, at);
    return holds;
  }

  has(code: FindingCode): boolean {
    return this.byCode.has(code);
  }

  get any(): boolean {
    return this.byCode.size > 0;
  }

  /** In the order of the steps. */
  list(): Finding[] {
    const all = [...this.byCode].flatMap(([code, { listed, times }]) => listed.map((at) => ({ code, step: STEP_OF[code], at, times })));
    return all.sort((one, other) => one.step - other.step);
  }
}
