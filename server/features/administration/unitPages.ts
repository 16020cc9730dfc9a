import type { z } from 'zod';
import type { ClosingView, HoldingsView, UnitAreas, UnitPage } from '../../../shared/contract/units';
import { closeRefusal, goesAlong, kindsFor } from '../../../shared/domain/administration/units';
import { findCategory } from '../../../shared/domain/cases/catalogue';
import { squareMetres } from '../../../shared/domain/organisation/area';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { getPeople, inOffice } from '../identity';
import { areaNames, areasOfUnit, getUnit, getUnits, gridHeads, gridNames, gridsOf, unitRow, type AreaDoc, type UnitInfo } from '../organisation';
import { settingsOf } from '../settings';
import { holdingsOf, standingOf } from './closing/holdings';
import { Closings, type ClosingDoc } from './closing/model';
import { mapOf, type MapShape } from './mapOfImport';

const FIRST_RULES = 20;
/** Shapes drawn on one page at most. */
const MOST_SHAPES = 600;

const named = ({ id, name }: UnitInfo): { id: string; name: string } => ({ id, name });

/** A unit that exists, closed or not. `not_found`. */
export async function unitOf(deps: Deps, id: string): Promise<UnitInfo> {
  const unit = await getUnit(deps, id);
  if (!unit) throw new DomainError('not_found');
  return unit;
}

/** How far a closing is, and who began it. */
export async function presentClosing(deps: Deps, { successorId, by, at, state, held }: ClosingDoc): Promise<z.output<typeof ClosingView>> {
  const [people, successor] = await Promise.all([getPeople(deps, [by.personId]), successorId === null ? null : getUnit(deps, successorId)]);
  return { state, successor: successor && named(successor), by: people.get(by.personId)?.name ?? '', at: at.toISOString(), held };
}

async function closingOf(deps: Deps, id: string): Promise<z.output<typeof ClosingView> | null> {
  const doc = await Closings(deps).findById(id).lean<ClosingDoc>();
  return doc && presentClosing(deps, doc);
}

/** One unit as its administrator sees and changes it. `not_found`. */
export async function unitPage(deps: Deps, id: string): Promise<z.output<typeof UnitPage>> {
  const [unit, row, members, closing] = [await unitOf(deps, id), await unitRow(deps, id), await inOffice(deps, [id]), await closingOf(deps, id)];
  const parent = unit.parentId === null ? null : await getUnit(deps, unit.parentId);
  const history = [...(row.history ?? [])].reverse();
  const people = await getPeople(deps, history.map(({ by }) => by));
  const { name, kind, phone, address, hours } = row;
  return {
    id, name, kind, phone, address, hours,
    parent: parent && named(parent),
    revision: row.revision ?? 0,
    kinds: kindsFor(kind, parent?.kind ?? null, members.map(({ role }) => role)),
    closedAt: row.closedAt?.toISOString() ?? null,
    closing,
    history: history.map(({ at, by, what, was }) => ({ at: at.toISOString(), by: people.get(by)?.name ?? null, what, was: { ...was } })),
  };
}

/** What hangs on a unit, and who could take over. `not_found`. */
export async function holdingsPage(deps: Deps, id: string): Promise<z.output<typeof HoldingsView>> {
  const unit = await unitOf(deps, id);
  const held = await holdingsOf(deps, unit);
  const areaIds = held.rules.map(({ areaId }) => areaId);
  const [units, grids, areas, { catalogue }, row, closing] = await Promise.all([getUnits(deps, areaIds), gridNames(deps, areaIds), areaNames(deps, areaIds), settingsOf(deps), unitRow(deps, id), closingOf(deps, id)]);
  const areaName = (areaId: string): string => units.get(areaId)?.name ?? grids.get(areaId) ?? areas.get(areaId) ?? areaId;
  const first = held.rules.slice(0, FIRST_RULES).map(({ categoryId, areaId }) => ({ category: findCategory(catalogue, categoryId)?.name ?? categoryId, area: areaName(areaId) }));
  const { wishes, projects, grids: gridCount, rooms, homes, residents } = held.numbers;
  return {
    revision: row.revision ?? 0,
    cases: { ...held.cases, numbers: [...held.cases.numbers] },
    wishes,
    projects,
    members: held.members.map(({ id: membershipId, name, role }) => ({ id: membershipId, name, role })),
    rules: { count: held.rules.length, first },
    areas: held.areas.map(({ _id, name }) => ({ id: _id, name })),
    units: held.units.map(named),
    grids: gridCount, rooms, homes, residents,
    successors: held.successors.map((other) => ({ ...named(other), kind: other.kind, goAlong: held.members.filter(({ role }) => goesAlong(role, other.kind)).map((member) => member.id) })),
    refusal: closeRefusal(standingOf(unit), held.numbers, null),
    closing,
  };
}

type Land = Awaited<ReturnType<typeof gridsOf>>[number];

/** Grids of the communities that some areas touch. */
async function groundOf(deps: Deps, areas: readonly AreaDoc[]): Promise<Land[]> {
  const heads = await gridHeads(deps, areas.flatMap(({ gridIds }) => gridIds));
  return gridsOf(deps, [...new Set(heads.map(({ communityId }) => communityId))]);
}

/** The areas among the grids around, so that one sees where they lie. */
function shapesOf(areas: readonly AreaDoc[], grids: readonly Land[], outline: boolean): MapShape[] {
  const own = new Set(areas.flatMap(({ gridIds }) => gridIds));
  return [
    ...grids.map<MapShape>(({ _id, name, wgs84 }) => ({ id: _id, name, status: own.has(_id) ? 'new' : 'present', polygons: wgs84 })),
    ...areas.flatMap(({ _id, name, polygons }): MapShape[] => (polygons.length === 0 ? [] : [{ id: _id, name, status: outline ? 'outline' : 'new', polygons }])),
  ];
}

/** Own areas of a unit. `not_found`. */
export async function areasPage(deps: Deps, id: string): Promise<z.output<typeof UnitAreas>> {
  const unit = await unitOf(deps, id);
  const areas = await areasOfUnit(deps, id);
  const grids = await groundOf(deps, areas);
  const communities = await getUnits(deps, grids.map(({ communityId }) => communityId));
  const shapes = shapesOf(areas, grids, unit.kind === 'community');
  const madeOf = ({ gridIds }: AreaDoc): z.output<typeof UnitAreas>['items'][number]['grids'] =>
    [...communities.values()].flatMap((community) => {
      const all = grids.filter(({ communityId }) => communityId === community.id);
      const own = all.filter(({ _id }) => gridIds.includes(_id));
      return own.length === 0 ? [] : [{ community: community.name, names: own.map(({ name }) => name), all: own.length === all.length }];
    });
  const landOf = ({ gridIds, polygons }: AreaDoc): Land['wgs84'] => [...polygons, ...grids.filter(({ _id }) => gridIds.includes(_id)).flatMap(({ wgs84 }) => wgs84)];
  return {
    items: areas.map((area) => ({ id: area._id, name: area.name, grids: madeOf(area), squareMetres: Math.round(squareMetres(landOf(area))) })),
    map: shapes.length > MOST_SHAPES ? null : await mapOf(shapes, []),
  };
}
