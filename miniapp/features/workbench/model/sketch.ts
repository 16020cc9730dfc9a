import { toSystem } from '@shared/domain/organisation/coordinates';
import type { CaseView, CommunityMap } from './types';

type Point = NonNullable<NonNullable<CaseView['place']>['point']>;

/** Width and height of the drawing in its own units, and metres from side to side. */
const WIDTH = 320;
const HEIGHT = 180;
const METRES_ACROSS = 320;
/** Metres of one degree of latitude. */
const DEGREE = 111_320;
/** Buildings are points in the data; they are drawn as blocks of about the size of a house (drawing units). */
const HOUSE = { width: 26, height: 16 };

type Project = (lng: number, lat: number) => readonly [number, number];

/** Flat drawing round the point: over a few hundred metres the error is centimetres. */
function projection(lng: number, lat: number): Project {
  const scale = WIDTH / METRES_ACROSS;
  const narrow = Math.cos((lat * Math.PI) / 180);
  return (x, y) => [
    Math.round((WIDTH / 2 + (x - lng) * DEGREE * narrow * scale) * 10) / 10,
    Math.round((HEIGHT / 2 - (y - lat) * DEGREE * scale) * 10) / 10,
  ];
}

const inside = ([x, y]: readonly [number, number]): boolean => x > -HOUSE.width && y > -HOUSE.height && x < WIDTH + HOUSE.width && y < HEIGHT + HOUSE.height;

function gridPath(map: CommunityMap, project: Project): string {
  const rings = map.grids.flatMap((grid) => grid.polygons.flat());
  return rings.map((ring) => `M${ring.map(([lng, lat]) => project(lng, lat).join(' ')).join('L')}Z`).join('');
}

function placeMark(kind: CommunityMap['places'][number]['kind'], [x, y]: readonly [number, number]): string {
  if (kind === 'building' || kind === 'shop') return `<rect x='${x - HOUSE.width / 2}' y='${y - HOUSE.height / 2}' width='${HOUSE.width}' height='${HOUSE.height}' fill='#D9DCD2'/>`;
  if (kind === 'garden' || kind === 'square') return `<rect x='${x - 15}' y='${y - 10}' width='30' height='20' rx='4' fill='#CBDFD4'/>`;
  return `<rect x='${x - 3}' y='${y - 3}' width='6' height='6' fill='#858A80'/>`;
}

/**
 * Surroundings of a point as SVG: grids' borders, houses, gardens, and the point in the middle. Numbers and our
 * own colours only; names are never drawn (no text in pictures), and without a map the point stands alone.
 */
export function sketchOf(point: Point, map: CommunityMap | null): string {
  const { lng, lat } = toSystem(point, 'gcj02');
  const project = projection(lng, lat);
  const places = (map?.places ?? []).map((place) => ({ kind: place.kind, at: project(place.point.lng, place.point.lat) })).filter(({ at }) => inside(at));
  const drawn = places.map(({ kind, at }) => placeMark(kind, at)).join('');
  const borders = map ? `<path d='${gridPath(map, project)}' fill='none' stroke='#1E6650' stroke-width='1.5' stroke-dasharray='5 4'/>` : '';
  const pin = `<circle cx='${WIDTH / 2}' cy='${HEIGHT / 2}' r='7' fill='#A23A20' stroke='#FFFFFF' stroke-width='2'/>`;
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${WIDTH} ${HEIGHT}' preserveAspectRatio='xMidYMid slice'><rect width='${WIDTH}' height='${HEIGHT}' fill='#EEEDE4'/>${drawn}${borders}${pin}</svg>`;
}
