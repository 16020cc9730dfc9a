import { PLACE_KIND_WORDS } from '../../../../shared/copy/administration';
import { outsideChina, toSystem, type CoordinateSystem } from '../../../../shared/domain/organisation/coordinates';
import { pointInPolygons } from '../../../../shared/domain/organisation/geo';
import type { Deps } from '../../../platform/deps';
import { getUnits, gridsOf, type NewPlace } from '../../organisation';
import { EMPTY_PLAN, type Plan, type Row } from '../types';
import { cell, checkIds, unitFault, type Findings } from './common';

type Kind = keyof typeof PLACE_KIND_WORDS;
const kindOf = (word: string): Kind | undefined => (Object.keys(PLACE_KIND_WORDS) as Kind[]).find((kind) => PLACE_KIND_WORDS[kind] === word);
const NUMBER = /^-?\d{1,3}(\.\d{1,15})?$/;

function numbersOf(row: Row, findings: Findings): { lng: number; lat: number } | null {
  const texts = [['lng', '经度'], ['lat', '纬度']] as const;
  const bad = texts.filter(([key]) => cell(row, key) !== '' && !NUMBER.test(cell(row, key)));
  for (const [key, title] of bad) findings.add(row.row, 'badNumber', { title }, key);
  if (bad.length > 0 || texts.some(([key]) => cell(row, key) === '')) return null;
  const point = { lng: Number(cell(row, 'lng')), lat: Number(cell(row, 'lat')) };
  if (!outsideChina(point)) return point;
  findings.add(row.row, outsideChina({ lng: point.lat, lat: point.lng }) ? 'badCoordinates' : 'swapped', {}, 'lng');
  return null;
}

/** Buildings and other landmarks; each must lie in a grid of its community. */
export async function readPlaces(deps: Deps, rows: readonly Row[], system: CoordinateSystem, findings: Findings): Promise<Plan> {
  await checkIds(deps, 'places', rows.map((row) => ({ row: row.row, id: cell(row, 'id') })), findings);
  const communities = await getUnits(deps, rows.map((row) => cell(row, 'communityId')));
  const grids = await gridsOf(deps, [...communities.keys()]);
  const places = rows.flatMap((row): NewPlace[] => {
    const [word, communityId] = [cell(row, 'kind'), cell(row, 'communityId')];
    const [kind, community] = [kindOf(word), communities.get(communityId)];
    if (!kind && word !== '') findings.add(row.row, 'unknownKind', { value: word }, 'kind');
    const fault = communityId === '' ? null : (unitFault(community) ?? (community?.kind === 'community' ? null : 'notCommunity'));
    if (fault) findings.add(row.row, fault, { value: communityId }, 'communityId');
    const point = numbersOf(row, findings);
    if (!kind || community?.kind !== 'community' || !point) return [];
    const wgs84 = toSystem({ ...point, system }, 'wgs84');
    const grid = grids.find((one) => one.communityId === communityId && pointInPolygons(wgs84, one.wgs84));
    if (!grid) findings.add(row.row, 'outsideGrids', { value: community.name }, 'lng');
    return grid ? [{ id: cell(row, 'id'), name: cell(row, 'name'), kind, communityId, gridId: grid._id, point: { ...point, system } }] : [];
  });
  return { ...EMPTY_PLAN, places };
}
