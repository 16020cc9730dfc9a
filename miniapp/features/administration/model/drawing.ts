import type { ResponseOf } from '@/api';
import { areaWords } from '@shared/copy/administration';

export type ImportMap = NonNullable<ResponseOf<'GET /administration/imports/:id'>['map']>;
export type MapShape = ImportMap['shapes'][number];
type Polygons = MapShape['polygons'];
/** west, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];
/** left, top, width, height in drawing units. */
export type View = readonly [number, number, number, number];

/** Longer side of the drawing in its own units; the other follows from the land. */
const SIDE = 2_000;
/** Part of the land that is left free round it. */
const MARGIN = 0.05;

/** What lies in two shapes, or in none; numbered on the map as in the list. */
export interface Finding {
  readonly kind: 'overlap' | 'gap';
  readonly number: number;
  readonly text: string;
  readonly polygons: Polygons;
}

/** Land as drawing units, north up. */
export interface Projection {
  readonly width: number;
  readonly height: number;
  toXY(position: readonly [number, number]): readonly [number, number];
}

/** The box round some polygons. */
export function boundsOf(polygons: Polygons): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lng, lat] of polygons.flatMap(([outline = []]) => outline)) [west, south, east, north] = [Math.min(west, lng), Math.min(south, lat), Math.max(east, lng), Math.max(north, lat)];
  return [west, south, east, north];
}

/** The land of the map on a plane; a degree of longitude is narrower than one of latitude. */
export function projectionOf([west, south, east, north]: Bounds): Projection {
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [wide, high] = [Math.max((east - west) * narrow, 1e-6), Math.max(north - south, 1e-6)];
  const scale = (SIDE * (1 - 2 * MARGIN)) / Math.max(wide, high);
  const margin = SIDE * MARGIN;
  return {
    width: wide * scale + 2 * margin,
    height: high * scale + 2 * margin,
    toXY: ([lng, lat]) => [margin + (lng - west) * narrow * scale, margin + (north - lat) * scale],
  };
}

/** An SVG path of polygons with their holes. */
export function pathOf(polygons: Polygons, { toXY }: Projection): string {
  const corner = (position: readonly [number, number]): string => toXY(position).map((n) => n.toFixed(2)).join(' ');
  return polygons.flatMap((rings) => rings.map((ring) => `M${ring.map(corner).join('L')}Z`)).join('');
}

/** The whole drawing. */
export const wholeView = ({ width, height }: Projection): View => [0, 0, width, height];

/** A view round some land, with air about it. */
export function viewOn(polygons: Polygons, projection: Projection): View {
  const [west, south, east, north] = boundsOf(polygons);
  const [[left, top], [right, bottom]] = [projection.toXY([west, north]), projection.toXY([east, south])];
  const side = Math.max(right - left, bottom - top, SIDE / 200) * 3;
  return [(left + right) / 2 - side / 2, (top + bottom) / 2 - side / 2, side, side];
}

/** Nearest and farthest one may look, as a part of the whole. */
const NEAREST = 1 / 400;
const FARTHEST = 1.5;

/** The view nearer or farther by a factor, round a point that stays where it is. */
export function zoomed([left, top, width, height]: View, factor: number, at: readonly [number, number], whole: Projection): View {
  const most = Math.max(whole.width, whole.height);
  const wanted = Math.min(Math.max(width / factor, most * NEAREST), most * FARTHEST);
  const by = wanted / width;
  return [at[0] - (at[0] - left) * by, at[1] - (at[1] - top) * by, wanted, height * by];
}

/** The view moved by parts of itself, its middle kept on the drawing. */
export function moved([left, top, width, height]: View, right: number, down: number, whole: Projection): View {
  const kept = (start: number, size: number, all: number): number => Math.min(Math.max(start, -size / 2), all - size / 2);
  return [kept(left + right * width, width, whole.width), kept(top + down * height, height, whole.height), width, height];
}

/** Overlaps and gaps in words, numbered. */
export function findingsOf({ overlaps, gaps }: ImportMap): Finding[] {
  const found = [
    ...overlaps.map(({ names, squareMetres, polygons }) => ({ kind: 'overlap' as const, text: `${names.map((name) => `「${name}」`).join('和')}叠了 ${areaWords(squareMetres)}`, polygons })),
    ...gaps.map(({ names, squareMetres, polygons }) => ({ kind: 'gap' as const, text: `「${names.join('、')}」里空着 ${areaWords(squareMetres)}，不归哪个网格`, polygons })),
  ];
  return found.map((one, at) => ({ ...one, number: at + 1 }));
}

const LOOKS: Readonly<Record<MapShape['status'], string>> = {
  present: "fill='#F4F3EC' stroke='#858A80' stroke-dasharray='6 4'",
  same: "fill='#F4F3EC' stroke='#1E6650'",
  new: "fill='#CBDFD4' stroke='#1E6650'",
  changed: "fill='#E5EFE9' stroke='#14493A' stroke-width='2.5'",
  gone: "fill='none' stroke='#20241F' stroke-width='2' stroke-dasharray='2 4'",
  outline: "fill='none' stroke='#14493A' stroke-width='3'",
};

/** A still picture of a view for where there is no SVG in the page: numbers and our own colours only. */
export function pictureOf(map: ImportMap, view: View): string {
  const projection = projectionOf(map.bounds);
  const [left, top, width, height] = view;
  const near = (polygons: Polygons): boolean => {
    const [west, south, east, north] = boundsOf(polygons);
    const [[x0, y0], [x1, y1]] = [projection.toXY([west, north]), projection.toXY([east, south])];
    return x1 >= left && x0 <= left + width && y1 >= top && y0 <= top + height;
  };
  const draw = (list: readonly { polygons: Polygons }[], look: string): string =>
    list.filter(({ polygons }) => near(polygons)).map(({ polygons }) => `<path d='${pathOf(polygons, projection)}' fill-rule='evenodd' vector-effect='non-scaling-stroke' ${look}/>`).join('');
  const parts = [
    ...(Object.keys(LOOKS) as MapShape['status'][]).map((status) => draw(map.shapes.filter((shape) => shape.status === status), LOOKS[status])),
    draw(map.gaps, "fill='#FFFFFF' stroke='#A23A20' stroke-width='3' stroke-dasharray='6 4'"),
    draw(map.overlaps, "fill='#A23A20' stroke='#A23A20' stroke-width='2'"),
  ];
  const box = view.map((n) => n.toFixed(2)).join(' ');
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='800' height='${Math.round((800 * height) / width)}' viewBox='${box}'><rect x='${left}' y='${top}' width='${width}' height='${height}' fill='#F4F3EC'/>${parts.join('')}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
