import { generateLand } from './geometry/land';
import { generateRules } from './organisation/rules';
import { generateUnits } from './organisation/units';
import { generatePeople } from './people/people';
import type { DemoLand, DemoPersonRecord, DemoRule, DemoUnit, DistrictOptions } from './types';

/** The district as data, before anything is written anywhere. */
export interface DemoDistrict {
  readonly options: DistrictOptions;
  readonly land: DemoLand;
  readonly units: readonly DemoUnit[];
  readonly rules: readonly DemoRule[];
  readonly people: readonly DemoPersonRecord[];
}

/** What `npm start` makes when the database is empty. */
export const DEFAULT_DISTRICT: DistrictOptions = { seed: 'linli', size: { streets: 3, communities: 12, grids: 100 } };

/** Sizes that make no district. */
function checkSize({ size }: DistrictOptions): void {
  const { streets, communities, grids } = size;
  const whole = [streets, communities, grids].every((n) => Number.isInteger(n) && n >= 1);
  if (!whole) throw new RangeError('streets, communities and grids must be whole numbers from 1');
  if (streets > communities || communities > grids) throw new RangeError('every street needs a community, every community a grid');
  if (streets > 70 || communities > 360 || grids > 20_000) throw new RangeError('at most 70 streets, 360 communities and 20,000 grids');
}

/**
 * Generates a whole invented district: land, units, routing rules and people. Pure and deterministic; throws
 * RangeError for sizes that make no sense.
 */
export function generateDistrict(options: DistrictOptions = DEFAULT_DISTRICT): DemoDistrict {
  checkSize(options);
  const land = generateLand(options);
  const units = generateUnits(land, options.seed);
  return { options, land, units, rules: generateRules(land, units), people: generatePeople(land, units, options.seed) };
}
