import type { Fault } from '../settings/faults';

/**
 * Weights of the three rates (三率) in the composite, in per cent, and what 基本满意 counts of a 满意.
 * Sources differ (domain.md section 1: 10-50-40 with 0.9 in one place, 30-35-35 in others), so they are a setting.
 */
export interface RateWeights {
  readonly response: number;
  readonly resolution: number;
  readonly satisfaction: number;
  /** In per cent of a 满意. */
  readonly basically: number;
}

/** What a new district starts from. */
export const DEFAULT_WEIGHTS: RateWeights = { response: 10, resolution: 50, satisfaction: 40, basically: 90 };

/** The residents' words of a set of cases: how many spoke, and what they said. */
export interface Words {
  /** Cases with the resident's word (有效回访). */
  readonly valid: number;
  readonly contacted: number;
  readonly solved: number;
  readonly satisfied: number;
  readonly basically: number;
}

/** The three rates and their composite, in per cent with one decimal. */
export interface Rates {
  readonly response: number;
  readonly resolution: number;
  readonly satisfaction: number;
  readonly composite: number;
}

const percent = (part: number, whole: number): number => Math.round((part / whole) * 1000) / 10;

/** The three rates over the cases whose reporter spoke; null where nobody did, for silence is no word. */
export function ratesOf({ valid, contacted, solved, satisfied, basically }: Words, weights: RateWeights): Rates | null {
  if (valid === 0) return null;
  const content = satisfied + (basically * weights.basically) / 100;
  const composite = contacted * weights.response + solved * weights.resolution + content * weights.satisfaction;
  return {
    response: percent(contacted, valid),
    resolution: percent(solved, valid),
    satisfaction: percent(content, valid),
    composite: percent(composite, valid * 100),
  };
}

const PARTS = ['response', 'resolution', 'satisfaction'] as const;

/** What is wrong with weights; empty when they may be used. The words are in `shared/copy/settings.ts`. */
export function weightFaults(weights: RateWeights): Fault[] {
  const whole = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 100;
  const faults = ([...PARTS, 'basically'] as const).filter((part) => !whole(weights[part])).map((part): Fault => ({ path: part, code: 'badPercent' }));
  const sum = PARTS.reduce((total, part) => total + weights[part], 0);
  return faults.length === 0 && sum !== 100 ? [{ path: 'response', code: 'notHundred', values: { sum } }] : faults;
}
