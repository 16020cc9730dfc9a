import type { z } from 'zod';
import type { GridVersionView, MapView, PhoneView, StationView, UnitView } from '../../../shared/contract/organisation';
import { officeSpans } from '../../../shared/domain/kernel/workingTime';
import { boxOf } from '../../../shared/domain/organisation/geo';
import type { Deps } from '../../platform/deps';
import { settingsOf } from '../settings';
import { joinBoxes } from './geometry';
import { gridIdOf } from './grids';
import type { Box, GridDoc, PlaceDoc } from './model';
import type { UnitInfo } from './units';

/** Half a square round a community without grids or places, degrees. */
const EMPTY_MARGIN = 0.005;

/** Stretches of office hours sent along: this or the next morning and afternoon. */
const SPANS = 2;

/** The number of a unit, and when somebody answers it by the calendar in force. */
export async function presentPhone(deps: Pick<Deps, 'db' | 'clock'>, { name, phone, hours }: Pick<UnitInfo, 'name' | 'phone' | 'hours'>): Promise<z.output<typeof PhoneView>> {
  const { calendar } = await settingsOf(deps);
  const open = officeSpans(deps.clock.now(), SPANS, calendar).map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() }));
  return { name, phone, hours, open };
}

/** A station as everybody may call it. */
export async function presentStation(deps: Pick<Deps, 'db' | 'clock'>, station: Pick<UnitInfo, 'id' | 'name' | 'phone' | 'hours'>): Promise<z.output<typeof StationView>> {
  return { id: station.id, ...(await presentPhone(deps, station)) };
}

/** A unit with its place in the tree, from the district down to the parent. */
export function presentUnit(unit: UnitInfo, others: ReadonlyMap<string, UnitInfo>): z.output<typeof UnitView> {
  const { id, name, kind, phone, address, hours } = unit;
  const path = unit.path.slice(0, -1).flatMap((above) => {
    const found = others.get(above);
    return found ? [{ id: found.id, name: found.name }] : [];
  });
  return { id, name, kind, phone, address, hours, path };
}

/** A version of a grid; `inForce`: `_id`s of the versions in force in its community. */
export function presentGridVersion(grid: GridDoc, community: UnitInfo, inForce: readonly string[]): z.output<typeof GridVersionView> {
  const { _id, version, name, gcj02 } = grid;
  return { id: gridIdOf(grid), version, name, community: { id: community.id, name: community.name }, inForce: inForce.includes(_id), polygons: gcj02 };
}

/** The map of a community in GCJ-02, as the phone draws it. */
export function presentMap(from: { community: UnitInfo; grids: GridDoc[]; places: PlaceDoc[] }): z.output<typeof MapView> {
  const { community, grids, places } = from;
  const points = places.map(({ gcj02: [lng, lat] }): Box => [lng, lat, lng, lat]);
  const boxes = [...grids.map((grid) => [...boxOf(grid.gcj02)] as Box), ...points];
  const bounds = boxes.reduce<Box | null>(joinBoxes, null) ?? [-EMPTY_MARGIN, -EMPTY_MARGIN, EMPTY_MARGIN, EMPTY_MARGIN];
  return {
    community: { id: community.id, name: community.name },
    bounds,
    grids: grids.map((grid) => ({ id: grid._id, name: grid.name, polygons: grid.gcj02 })),
    places: places.map(({ _id, name, kind, gcj02: [lng, lat], gridId }) => ({
      id: _id,
      name,
      kind,
      point: { lng, lat, system: 'gcj02' },
      gridId,
    })),
  };
}
