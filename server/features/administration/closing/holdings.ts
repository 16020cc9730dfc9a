import { isFixed, maySucceed, type Holdings, type Standing } from '../../../../shared/domain/administration/units';
import type { Deps } from '../../../platform/deps';
import { projectsOnUnit, projectsOpenIn } from '../../projects';
import { heldBy, openIn } from '../../wishes';
import { openCasesIn, openCasesOf, type CaseDoc } from '../../cases';
import { homeCount } from '../../homes';
import { inOffice, residentCount, type Member } from '../../identity';
import { allUnits, areasOfUnit, gridHeadsOf, roomCount, rulesOfAreas, rulesOfUnit, type AreaDoc, type RuleDoc, type UnitInfo } from '../../organisation';

/** Case numbers listed of a unit. */
const MOST_NUMBERS = 20;

/** Likely successors first: of the same kind in the same place, then in the same place, then of the same kind. */
const distance = (unit: UnitInfo, other: UnitInfo): number => (other.parentId === unit.parentId ? 0 : 2) + (other.kind === unit.kind ? 0 : 1);

/** Everything that hangs on a unit. */
export interface Held {
  readonly numbers: Holdings;
  readonly cases: { readonly open: number; readonly numbers: readonly string[]; readonly linked: number };
  readonly members: readonly Member[];
  readonly rules: readonly RuleDoc[];
  readonly areas: readonly AreaDoc[];
  readonly units: readonly UnitInfo[];
  /** Open units that can take over. */
  readonly successors: readonly UnitInfo[];
}

export const standingOf = ({ id, kind, path, communityId, closedAt }: UnitInfo): Standing => ({ id, kind, path, communityId, closed: closedAt !== null });

async function casesOf(deps: Deps, unit: UnitInfo): Promise<Held['cases']> {
  let [open, linked] = [0, 0];
  const [numbers, seen] = [[] as string[], new Set<string>()];
  const count = (doc: CaseDoc): void => {
    if (seen.has(doc._id)) return;
    seen.add(doc._id);
    open += 1;
    if (doc.origin || (doc.conversions?.length ?? 0) > 0) linked += 1;
    if (numbers.length < MOST_NUMBERS) numbers.push(doc.number);
  };
  for await (const doc of openCasesOf(deps, unit.id)) count(doc);
  // What a station received is the community's, whoever does it.
  if (unit.communityId !== null && isFixed(unit.kind)) for await (const doc of openCasesIn(deps, unit.communityId)) count(doc);
  return { open, numbers, linked };
}

/** Counted no further: a page says how much is still to be done. */
const MOST_WISHES = 1_000;
/** Wishes that a unit claimed and has not seen confirmed; of a community and its station those they see to. */
const wishesOf = (deps: Deps, { id, kind, communityId }: UnitInfo): Promise<number> => (isFixed(kind) ? (communityId === null ? Promise.resolve(0) : openIn(deps, communityId)) : heldBy(deps, id, MOST_WISHES));

/** Micro-projects in which a unit owns steps or keeps what was built; of a community and its station those that are not over. */
const projectsOf = (deps: Deps, { id, kind, communityId }: UnitInfo): Promise<number> => (isFixed(kind) ? (communityId === null ? Promise.resolve(0) : projectsOpenIn(deps, communityId)) : projectsOnUnit(deps, id));

/** What only a community (or its station, while it is there) holds. */
async function landOf(deps: Deps, { id, kind, communityId }: UnitInfo): Promise<Pick<Holdings, 'grids' | 'rooms' | 'homes' | 'residents'>> {
  if (!isFixed(kind) || communityId === null) return { grids: 0, rooms: 0, homes: 0, residents: 0 };
  const [grids, rooms, homes, residents] = await Promise.all([gridHeadsOf(deps, communityId), roomCount(deps, communityId), homeCount(deps, kind === 'station' ? { stationId: id } : { communityId }), residentCount(deps, communityId)]);
  return { grids: grids.length, rooms, homes, residents };
}

/** Counts and names all that hangs on a unit, and who could take it over. Reads only. */
export async function holdingsOf(deps: Deps, unit: UnitInfo): Promise<Held> {
  const [cases, wishes, projects, members, own, areas, bound, units, land] = await Promise.all([
    casesOf(deps, unit), wishesOf(deps, unit), projectsOf(deps, unit), inOffice(deps, [unit.id]), rulesOfUnit(deps, unit.id), areasOfUnit(deps, unit.id), rulesOfAreas(deps, [unit.id]), allUnits(deps), landOf(deps, unit),
  ]);
  const rules = [...own, ...bound.filter(({ _id }) => !own.some((rule) => rule._id === _id))];
  const children = units.filter(({ parentId, closedAt }) => parentId === unit.id && closedAt === null);
  const successors = units.filter((other) => maySucceed(standingOf(unit), standingOf(other))).sort((a, b) => distance(unit, a) - distance(unit, b));
  return {
    numbers: { cases: cases.open, wishes, projects, members: members.length, rules: rules.length, areas: areas.length, units: children.length, ...land },
    cases, members, rules, areas, units: children, successors,
  };
}
