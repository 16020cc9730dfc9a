import { isRedone, REPEAT_RULE } from './repeats';

/**
 * Lanes of the triage board (分诊台) that the state alone does not tell: what waits for the resident's answer, what a unit
 * returned, what the street or whoever extends decides, what is supervised or shelved, what comes back. Kept with the
 * case at every step, so that a board counts them by an index.
 */
export const LANES = ['answering', 'returned', 'toDecide', 'toGrant', 'supervised', 'deferred', 'repeated'] as const;
export type Lane = (typeof LANES)[number];

export interface LaneFacts {
  readonly open: boolean;
  /** It waits to be given to a unit. */
  readonly waitsForUnit: boolean;
  readonly returned: number;
  /** The reporter was asked and the clock stands. */
  readonly questionOpen: boolean;
  readonly extensionAsked: boolean;
  readonly deferral: 'asked' | 'granted' | 'refused' | 'ended' | null;
  /** A supervision waits for the answer of whoever holds it. */
  readonly supervised: boolean;
  readonly repeats: boolean;
  readonly round: number;
}

/**
 * The lanes of a case; none once it is over. Where two units have returned it, station and units disagree and the street
 * decides (Art. 12, 潍坊 Art. 22); the street shelves too (Art. 15).
 */
export function lanesOf(facts: LaneFacts): Lane[] {
  if (!facts.open) return [];
  const back = facts.waitsForUnit && facts.returned > 0;
  const said: Readonly<Record<Lane, boolean>> = {
    answering: facts.questionOpen,
    returned: back,
    toDecide: (back && facts.returned >= REPEAT_RULE.returns) || facts.deferral === 'asked',
    toGrant: facts.extensionAsked,
    supervised: facts.supervised,
    deferred: facts.deferral === 'granted',
    repeated: facts.repeats || isRedone(facts.round),
  };
  return LANES.filter((lane) => said[lane]);
}
