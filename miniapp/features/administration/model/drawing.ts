import type { ResponseOf } from '@/api';

export type ImportMap = NonNullable<ResponseOf<'GET /administration/imports/:id'>['map']>;
type Polygons = ImportMap['shapes'][number]['polygons'];

/** Width of the drawing in its own units; its height follows from the land. */
const WIDTH = 800;
const MARGIN = 16;

/**
 * The grids as SVG: borders in door green, what lies in two of them filled brick, what lies in none as brick
 * outline on white. Numbers and our own colours only; names are beside the drawing, not in it.
 */
export function drawingOf({ bounds: [west, south, east, north], shapes, overlaps, gaps }: ImportMap): string {
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * MARGIN) / Math.max((east - west) * narrow, (north - south) / 2, 1e-6);
  const height = Math.round((north - south) * scale + 2 * MARGIN);
  const place = ([lng, lat]: readonly [number, number]): string => `${(MARGIN + (lng - west) * narrow * scale).toFixed(1)} ${(MARGIN + (north - lat) * scale).toFixed(1)}`;
  const path = (polygons: Polygons): string => polygons.flatMap((rings) => rings.map((ring) => `M${ring.map(place).join('L')}Z`)).join('');
  const draw = (list: readonly { polygons: Polygons }[], look: string): string => list.map(({ polygons }) => `<path d='${path(polygons)}' fill-rule='evenodd' ${look}/>`).join('');
  const parts = [
    draw(shapes, "fill='#E5EFE9' stroke='#1E6650' stroke-width='1.5'"),
    draw(gaps, "fill='#FFFFFF' stroke='#A23A20' stroke-width='3' stroke-dasharray='6 4'"),
    draw(overlaps, "fill='#A23A20' stroke='#A23A20' stroke-width='2'"),
  ];
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='${WIDTH}' height='${height}' viewBox='0 0 ${WIDTH} ${height}'><rect width='${WIDTH}' height='${height}' fill='#F4F3EC'/>${parts.join('')}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** What the drawing shows, in words. */
export function drawingWords({ overlaps, gaps }: ImportMap): { kind: 'overlap' | 'gap'; text: string }[] {
  const area = (squareMetres: number): string => `${squareMetres.toLocaleString('en')} 平方米`;
  return [
    ...overlaps.map(({ names, squareMetres }) => ({ kind: 'overlap' as const, text: `${names.join('和')}叠了 ${area(squareMetres)}` })),
    ...gaps.map(({ squareMetres }) => ({ kind: 'gap' as const, text: `中间空着 ${area(squareMetres)}，不归哪个网格` })),
  ];
}
