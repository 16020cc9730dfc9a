/** What somebody chose: one word of three, or ids of options; no ids are an abstention. */
export type YesNo = 'yes' | 'no' | 'abstain';
export type Choice = YesNo | readonly string[];

/** Ballots that say the same: `n` persons with `area` in 1/100 m² together. */
export interface Ballots<C extends Choice> {
  readonly choice: C;
  readonly n: number;
  readonly area: number;
  readonly via: 'app' | 'paper';
}

/** The roll after what was added and voided: persons (or households, or owners) and their area. */
export interface RollSize {
  readonly count: number;
  readonly area: number;
}

/** Beside the ballots: paper that says nothing, and lines that were voided after their ballot was issued. */
export interface Beside {
  readonly invalid: number;
  readonly tainted: number;
}

/** What every count says. */
export interface Turnout {
  readonly roll: number;
  readonly area: number;
  readonly online: number;
  readonly paper: number;
  readonly invalid: number;
  readonly participants: number;
  readonly participants_area: number;
  readonly tainted: number;
}

/** Who took part: valid ballots, abstentions among them; silence never counts. */
export function turnoutOf(roll: RollSize, ballots: readonly Ballots<Choice>[], { invalid, tainted }: Beside): Turnout {
  let [online, paper, area] = [0, 0, 0];
  for (const ballot of ballots) {
    if (ballot.via === 'app') online += ballot.n;
    else paper += ballot.n;
    area += ballot.area;
  }
  return { roll: roll.count, area: roll.area, online, paper, invalid, participants: online + paper, participants_area: area, tainted };
}
