/**
 * What a community still lacks before people can rely on it. `must`: without it a report is lost or nobody is reached;
 * `should`: it works, with the station doing by hand what could go by itself.
 */
export const MISSING = {
  noStation: 'must',
  stationPhone: 'must',
  stationHours: 'should',
  stationPeople: 'must',
  stationLogin: 'must',
  stationHead: 'should',
  noGrids: 'must',
  gridGap: 'must',
  gridOverlap: 'should',
  noOutline: 'should',
  noWalkers: 'should',
  gridWithoutWalker: 'should',
  unitLogin: 'must',
  unitPhone: 'should',
  noRule: 'should',
  ruleInSomeGrids: 'should',
  noPlaces: 'should',
  noRooms: 'should',
  bodyMissing: 'should',
  bodyEmpty: 'should',
  nextYear: 'must',
} as const;
export type MissingCode = keyof typeof MISSING;
export const MISSING_CODES = Object.keys(MISSING) as MissingCode[];

interface Named {
  readonly id: string;
  readonly name: string;
}

/** One line of the list. */
export interface Missing {
  readonly code: MissingCode;
  /** What it is about: a unit, a category; null: the community itself. */
  readonly about: Named | null;
  /** How many there are, square metres of land, or a year. */
  readonly n: number | null;
  /** The first of several that it is about. */
  readonly names: readonly string[];
}

/** A unit to which matters of the community may go by its rules. */
export interface UnitInRules extends Named {
  readonly phone: string;
  /** People in office there who can confirm and do what it is given, and have a way to log in. */
  readonly ableToLogIn: number;
}

/** What is known of a community. */
export interface CommunityFacts {
  readonly community: Named;
  readonly station: (Named & { readonly phone: string; readonly hours: string; readonly people: number; readonly ableToLogIn: number; readonly heads: number }) | null;
  readonly grids: readonly Named[];
  /** Whether the boundary of the community is known. */
  readonly outline: boolean;
  /** Land in no grid, and in two: square metres of each piece. */
  readonly gaps: readonly number[];
  readonly overlaps: readonly number[];
  readonly walkers: number;
  /** Grids that no grid worker looks after. */
  readonly unwalked: readonly Named[];
  readonly unitsInRules: readonly UnitInRules[];
  /** Categories on offer, each with the grids in which a rule says whose it is. */
  readonly categories: readonly (Named & { readonly ruledGrids: readonly string[] })[];
  readonly places: number;
  readonly rooms: number;
  /** Each of the six bodies: what it is called, its units, and how many people are in office there. */
  readonly bodies: readonly { readonly name: string; readonly units: readonly Named[]; readonly people: number }[];
  /** Year without holidays although it is time to have them. */
  readonly missingYear: number | null;
}

const line = (code: MissingCode, about: Named | null = null, n: number | null = null, names: readonly string[] = []): Missing => ({ code, about, n, names });
const sum = (numbers: readonly number[]): number => Math.round(numbers.reduce((all, one) => all + one, 0));
const namesOf = (list: readonly Named[]): string[] => list.map(({ name }) => name);

function ofStation({ station }: CommunityFacts): Missing[] {
  if (!station) return [line('noStation')];
  const { phone, hours, people, ableToLogIn, heads } = station;
  const found: Missing[] = [];
  if (phone.trim() === '') found.push(line('stationPhone', station));
  if (hours.trim() === '') found.push(line('stationHours', station));
  if (people === 0) found.push(line('stationPeople', station));
  else if (ableToLogIn === 0) found.push(line('stationLogin', station));
  if (people > 0 && heads === 0) found.push(line('stationHead', station));
  return found;
}

function ofLand({ grids, gaps, overlaps, outline, walkers, unwalked }: CommunityFacts): Missing[] {
  if (grids.length === 0) return [line('noGrids')];
  const found: Missing[] = [];
  if (gaps.length > 0) found.push(line('gridGap', null, sum(gaps)));
  if (overlaps.length > 0) found.push(line('gridOverlap', null, sum(overlaps)));
  if (!outline) found.push(line('noOutline'));
  if (walkers === 0) found.push(line('noWalkers'));
  else if (unwalked.length > 0) found.push(line('gridWithoutWalker', null, unwalked.length, namesOf(unwalked)));
  return found;
}

function ofRules({ grids, categories, unitsInRules }: CommunityFacts): Missing[] {
  const found: Missing[] = [];
  for (const unit of unitsInRules) {
    if (unit.ableToLogIn === 0) found.push(line('unitLogin', unit));
    if (unit.phone.trim() === '') found.push(line('unitPhone', unit));
  }
  for (const category of categories) {
    const ruled = grids.filter(({ id }) => category.ruledGrids.includes(id)).length;
    if (ruled === 0) found.push(line('noRule', category));
    else if (ruled < grids.length) found.push(line('ruleInSomeGrids', category, grids.length - ruled, namesOf(grids.filter(({ id }) => !category.ruledGrids.includes(id)))));
  }
  return found;
}

function ofBodies({ bodies }: CommunityFacts): Missing[] {
  return bodies.flatMap(({ name, units, people }) => {
    if (units.length === 0) return [line('bodyMissing', null, null, [name])];
    return people === 0 ? [line('bodyEmpty', units[0] as Named, null, [name])] : [];
  });
}

/**
 * Everything a community still lacks, what cannot wait first, else in the order in which a community is set up. The
 * same facts give the same list.
 */
export function missingIn(facts: CommunityFacts): Missing[] {
  const { grids, places, rooms, missingYear } = facts;
  const found = [
    ...ofStation(facts),
    ...ofLand(facts),
    ...(grids.length > 0 ? ofRules(facts) : []),
    ...(places === 0 ? [line('noPlaces')] : []),
    ...(rooms === 0 ? [line('noRooms')] : []),
    ...ofBodies(facts),
    ...(missingYear === null ? [] : [line('nextYear', null, missingYear)]),
  ];
  return [...found.filter(({ code }) => MISSING[code] === 'must'), ...found.filter(({ code }) => MISSING[code] === 'should')];
}
