import type { ResponseOf } from '@/api';

export type CaseMap = ResponseOf<'GET /workbench/map'>;
export type Area = CaseMap['areas'][number];
export type Marker = NonNullable<CaseMap['markers']>[number];
/** West, south, east, north in degrees. */
export type Box = CaseMap['bounds'];

/** What of the land is looked at: its middle and its height, degrees. The window is a square on the ground. */
export interface Window {
  lng: number;
  lat: number;
  height: number;
}

/** Degrees of latitude: nobody looks nearer than about 150 m, nor farther than about 110 km. */
const NEAREST = 0.0014;
const FARTHEST = 1;
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
/** How much narrower a degree of longitude is than one of latitude. */
const squeeze = (lat: number): number => Math.cos((lat * Math.PI) / 180);

/** The window round a box, with a margin. */
export function windowOf([west, south, east, north]: Box): Window {
  const lat = (south + north) / 2;
  return { lng: (west + east) / 2, lat, height: clamp(Math.max(north - south, (east - west) * squeeze(lat)) * 1.12, NEAREST, FARTHEST) };
}

export function boxOf({ lng, lat, height }: Window): Box {
  const half = height / 2;
  const across = half / squeeze(lat);
  return [lng - across, lat - half, lng + across, lat + half];
}

export const zoomed = (window: Window, factor: number): Window => ({ ...window, height: clamp(window.height * factor, NEAREST, FARTHEST) });
/** Moved by parts of its own size: east and north are positive. */
export const panned = (window: Window, east: number, north: number): Window => ({ ...window, lng: window.lng + (east * window.height) / squeeze(window.lat), lat: window.lat + north * window.height });

/** A sign is 44 px wide and more; on the narrowest map (about 340 px) that is so many hundredths. */
const APART = 14;

/** Where a point stands in the window, in hundredths from the left and the top. */
export function placeIn(window: Window, lng: number, lat: number): { x: number; y: number } {
  const [west, , east, north] = boxOf(window);
  return { x: ((lng - west) / (east - west)) * 100, y: ((north - lat) / window.height) * 100 };
}

/** The middle of what of an area is seen; null where nothing is. */
export function middleIn(window: Window, [west, south, east, north]: Area['box']): { x: number; y: number } | null {
  const [w, s, e, n] = boxOf(window);
  const [left, right, bottom, top] = [Math.max(west, w), Math.min(east, e), Math.max(south, s), Math.min(north, n)];
  return left >= right || bottom >= top ? null : placeIn(window, (left + right) / 2, (bottom + top) / 2);
}

/** The grids as SVG in our own colours: no words in it, those stand over it. Twice as wide as a hundred for fine lines. */
export function drawingOf(window: Window, areas: readonly Area[], chosen: string | null): string {
  const round = (value: number): number => Math.round(value * 20) / 10;
  const path = ({ polygons }: Area): string =>
    polygons.flat().map((ring) => `M${ring.map(([lng, lat]) => { const { x, y } = placeIn(window, lng, lat); return `${round(x)} ${round(y)}`; }).join('L')}Z`).join('');
  const box = ({ box: [west, south, east, north] }: Area): string => {
    const [a, b] = [placeIn(window, west, north), placeIn(window, east, south)];
    return `M${round(a.x)} ${round(a.y)}H${round(b.x)}V${round(b.y)}H${round(a.x)}Z`;
  };
  const drawn = areas.filter(({ id }) => id !== '').map((area) => {
    const on = area.id === chosen;
    return `<path d='${area.polygons.length > 0 ? path(area) : box(area)}' fill='${on ? '#FFFFFF' : area.open > 0 ? '#F4F3EC' : '#EDEEE6'}' fill-rule='evenodd' stroke='${on ? '#1E6650' : '#858A80'}' stroke-width='${on ? 1.4 : 0.6}' stroke-dasharray='${on ? 'none' : '2 1.4'}'/>`;
  });
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 200'><rect width='200' height='200' fill='#E5EFE9'/>${drawn.join('')}</svg>`;
}

/** Grids whose counts would cover one another are counted together: from afar a sign stands for several. */
export interface AreaCluster {
  x: number;
  y: number;
  areas: Area[];
  box: Box;
  open: number;
  overdue: number;
  emergencies: number;
}

const round = (a: Box, b: Box): Box => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

export function areaClusters(window: Window, areas: readonly Area[]): AreaCluster[] {
  const clusters: AreaCluster[] = [];
  for (const area of areas) {
    const place = area.open > 0 && area.id !== '' ? middleIn(window, area.box) : null;
    if (!place) continue;
    const near = clusters.find((one) => Math.abs(one.x - place.x) < APART && Math.abs(one.y - place.y) < APART);
    if (!near) clusters.push({ ...place, areas: [area], box: area.box, open: area.open, overdue: area.overdue, emergencies: area.emergencies });
    else {
      near.areas.push(area);
      near.box = round(near.box, area.box);
      near.open += area.open;
      near.overdue += area.overdue;
      near.emergencies += area.emergencies;
    }
  }
  return clusters;
}

/** Markers that would cover one another stand as one. */
export interface Cluster {
  x: number;
  y: number;
  markers: Marker[];
}
export function clustersOf(window: Window, markers: readonly Marker[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (const marker of markers) {
    const { x, y } = placeIn(window, marker.lng, marker.lat);
    const near = clusters.find((one) => Math.abs(one.x - x) < APART && Math.abs(one.y - y) < APART);
    if (near) near.markers.push(marker);
    else clusters.push({ x, y, markers: [marker] });
  }
  return clusters;
}

/** Single cases are shown when the window is no higher than this: about a kilometre. */
const NEAR = 0.009;
export const isNear = (window: Window, { markers }: CaseMap): boolean => markers !== null && (window.height <= NEAR || markers.length <= 8);
