import { ROOM_NOTES } from '../../../../shared/copy/administration';
import { fill } from '../../../../shared/copy/fill';
import { buildingKey, plateOf, tidyRoom } from '../../../../shared/domain/organisation/rooms';
import type { Deps } from '../../../platform/deps';
import { buildingIdOf, communityMap, getUnits, recordedBuildings, recordedRooms, roomIdOf, type NewBuilding, type NewRoom, type RoomChange } from '../../organisation';
import { EMPTY_PLAN, type Plan, type Problem, type Row } from '../types';
import { cell, unitFault, type Findings } from './common';

const AREA = /^\d{1,5}(\.\d{1,2})?$/;

interface Line {
  readonly row: number;
  readonly building: NewBuilding;
  readonly room: NewRoom;
}

function areaOf(row: Row, findings: Findings): number | null {
  const text = cell(row, 'area').replace(/(平方米|平米|㎡|m²)$/, '').trim();
  if (text === '') return null;
  if (AREA.test(text) && Number(text) > 0) return Number(text);
  findings.add(row.row, 'badArea', {}, 'area');
  return null;
}

/** The lines that can be understood; every room once, in a community that exists. */
async function linesOf(deps: Deps, rows: readonly Row[], findings: Findings): Promise<Line[]> {
  const communities = await getUnits(deps, rows.map((row) => cell(row, 'communityId')));
  const seen = new Map<string, number>();
  return rows.flatMap((row): Line[] => {
    const communityId = cell(row, 'communityId');
    const kind = communities.get(communityId)?.kind;
    const fault = communityId === '' ? null : (unitFault(communities.get(communityId)) ?? (kind === 'community' ? null : 'notCommunity'));
    if (fault) findings.add(row.row, fault, { value: communityId }, 'communityId');
    const area = areaOf(row, findings);
    if (kind !== 'community' || cell(row, 'building') === '' || cell(row, 'no') === '') return [];
    const words = tidyRoom({ estate: cell(row, 'estate'), building: cell(row, 'building'), entrance: cell(row, 'entrance'), no: cell(row, 'no') });
    const buildingId = buildingIdOf(communityId, words);
    const id = roomIdOf(buildingId, words);
    const first = seen.get(id);
    if (first !== undefined) findings.add(row.row, 'twice', { value: plateOf(words, words.no), row: first }, 'no');
    else seen.set(id, row.row);
    const { estate, building: name, entrance, no } = words;
    return [{ row: row.row, building: { id: buildingId, communityId, estate, name, placeId: null }, room: { id, buildingId, communityId, entrance, no, area } }];
  });
}

/** Landmarks that are buildings, by estate and number as residents name them. */
async function landmarksOf(deps: Deps, communityIds: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const communityId of communityIds) {
    const { places } = await communityMap(deps, communityId);
    for (const { _id, kind, name } of places) if (kind === 'building') found.set(`${communityId}\n${buildingKey(name)}`, _id);
  }
  return found;
}

const landmarkOf = (landmarks: ReadonlyMap<string, string>, { communityId, estate, name }: NewBuilding): string | null =>
  landmarks.get(`${communityId}\n${buildingKey(estate + name)}`) ?? landmarks.get(`${communityId}\n${buildingKey(name)}`) ?? null;

const square = (area: number | null): string => (area === null ? '没写' : `${area} 平方米`);

/** What is new, what is known, and what differs from the record, row by row. */
async function compare(deps: Deps, lines: readonly Line[]): Promise<{ fresh: Line[]; changes: RoomChange[]; notes: Problem[] }> {
  const known = await recordedRooms(deps, lines.map(({ room }) => room.id));
  const changes: RoomChange[] = [];
  const differing: Problem[] = [];
  const fresh = lines.filter(({ room }) => !known.has(room.id));
  for (const { row, building, room } of lines) {
    const there = known.get(room.id);
    if (!there) continue;
    // A table without areas takes none away.
    const other = room.area !== null && room.area !== there.area;
    if (!other && there.goneAt === null) continue;
    const words = { value: plateOf({ building: building.name, entrance: room.entrance }, room.no), from: square(there.area), to: square(room.area) };
    differing.push({ row, text: fill(there.goneAt === null ? ROOM_NOTES.otherArea : ROOM_NOTES.backAgain, words) });
    changes.push({ id: room.id, from: there.area, to: room.area ?? there.area });
  }
  const summary = fill(ROOM_NOTES.summary, { fresh: fresh.length, same: lines.length - fresh.length - changes.length, other: changes.length });
  return { fresh, changes, notes: [{ row: 0, text: summary }, ...differing] };
}

/** Buildings and rooms. What is on record stays; what differs is named, and changed only by accepting it. */
export async function readRooms(deps: Deps, rows: readonly Row[], findings: Findings): Promise<Plan & { readonly notes: readonly Problem[] }> {
  const lines = await linesOf(deps, rows, findings);
  if (findings.problems.length > 0) return { ...EMPTY_PLAN, notes: [] };
  const { fresh, changes, notes } = await compare(deps, lines);
  const buildings = new Map(fresh.map(({ building }) => [building.id, building]));
  const there = await recordedBuildings(deps, [...buildings.keys()]);
  const unbuilt = [...buildings.values()].filter(({ id }) => !there.has(id));
  const landmarks = await landmarksOf(deps, [...new Set(unbuilt.map(({ communityId }) => communityId))]);
  return {
    ...EMPTY_PLAN,
    buildings: unbuilt.map((building) => ({ ...building, placeId: landmarkOf(landmarks, building) })),
    rooms: fresh.map(({ room }) => room),
    roomChanges: changes,
    notes,
  };
}
