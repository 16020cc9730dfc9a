import type { z } from 'zod';
import type { MapView, PlaceView } from '@shared/contract/organisation';

export type CommunityMap = z.output<typeof MapView>;
export type Place = z.output<typeof PlaceView>;
/** Degrees in GCJ-02, the system of our polygons and of WeChat's map. */
export interface LngLat {
  lng: number;
  lat: number;
}

/** Height of the drawing in its own units; the width follows from the bounds. */
const HEIGHT = 1000;
/** Metres of one degree of latitude. */
const METRES = 111_320;

/** A flat drawing of a community: small enough that a local equirectangular projection is exact to centimetres. */
export interface Projection {
  width: number;
  height: number;
  /** Metres per drawing unit. */
  unit: number;
  toXY(point: LngLat): [number, number];
  toLngLat(x: number, y: number): LngLat;
}

/** Makes the projection for bounds west, south, east, north, with a margin around them. */
export function projectionOf([west, south, east, north]: CommunityMap['bounds']): Projection {
  const margin = Math.max(north - south, 0.0005) * 0.06;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [w, s, e, n] = [west - margin / squeeze, south - margin, east + margin / squeeze, north + margin];
  const scale = HEIGHT / (n - s);
  return {
    width: (e - w) * squeeze * scale,
    height: HEIGHT,
    unit: METRES / scale,
    toXY: ({ lng, lat }) => [(lng - w) * squeeze * scale, (n - lat) * scale],
    toLngLat: (x, y) => ({ lng: w + x / (squeeze * scale), lat: n - y / scale }),
  };
}

/** Distance in metres, good for a neighbourhood. */
export function metresBetween(a: LngLat, b: LngLat): number {
  const squeeze = Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot((a.lng - b.lng) * squeeze, a.lat - b.lat) * METRES;
}

/** The named place nearest to a point, or null when the community has none. */
export function nearestPlace(map: CommunityMap, point: LngLat): { place: Place; metres: number } | null {
  let best: { place: Place; metres: number } | null = null;
  for (const place of map.places) {
    const metres = metresBetween(point, place.point);
    if (!best || metres < best.metres) best = { place, metres };
  }
  return best;
}

/** A place's name without that of the community around it: the map shows which one it is. */
export function shortName(map: CommunityMap, name: string): string {
  const own = map.community.name.replace(/社区$/, '');
  return name.startsWith(own) && name.length > own.length ? name.slice(own.length).trim() : name;
}

/** Words for a point that somebody tapped: 「3 栋」, 「3 栋旁边」 or 「3 栋附近」. */
export function wordsFor(map: CommunityMap, point: LngLat): string {
  const near = nearestPlace(map, point);
  if (!near) return '地图上选的地方';
  const name = shortName(map, near.place.name);
  if (near.metres < 15) return name;
  return near.metres < 60 ? `${name}旁边` : `${name}附近`;
}

/** SVG path of a grid with its holes. */
export function pathOf(polygons: CommunityMap['grids'][number]['polygons'], to: Projection): string {
  const ring = (points: [number, number][]): string =>
    `M${points.map(([lng, lat]) => to.toXY({ lng, lat }).map((v) => v.toFixed(1)).join(' ')).join('L')}Z`;
  return polygons.map((rings) => rings.map(ring).join('')).join('');
}

/** Letters and figures are about half as wide as a Chinese character. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 0.6 : 1), 0);

/** Width of words on the map in screen pixels, at 13 px. */
export const labelWidth = (text: string): number => widthOf(text) * 13;

/** Buildings and gates are what people know a place by. */
const FIRST_NAMED: readonly Place['kind'][] = ['building', 'gate'];

/**
 * Ids of the places whose names can stand without covering another; buildings and gates first. `unit` is drawing
 * units of one screen pixel; `taken` is where the name of the chosen place stands.
 */
export function namedWithoutOverlap(map: CommunityMap, to: Projection, unit: number, taken: LngLat | null): ReadonlySet<string> {
  const boxes: [number, number, number][] = [];
  const free = (x: number, y: number, half: number): boolean => boxes.every(([bx, by, bh]) => Math.abs(bx - x) > (bh + half) * unit || Math.abs(by - y) > 17 * unit);
  if (taken) {
    const [x, y] = to.toXY(taken);
    boxes.push([x, y - 31 * unit, 52], [x, y - 15 * unit, 20]);
  }
  const rank = (place: Place): number => (FIRST_NAMED.includes(place.kind) ? 0 : 1);
  const named = new Set<string>();
  for (const place of [...map.places].sort((a, b) => rank(a) - rank(b))) {
    const [x, y] = to.toXY(place.point);
    const half = labelWidth(shortName(map, place.name)) / 2 + 2;
    if (!free(x, y + 16 * unit, half)) continue;
    boxes.push([x, y + 16 * unit, half]);
    named.add(place.id);
  }
  return named;
}
