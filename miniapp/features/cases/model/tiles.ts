import type { LngLat, Projection } from './mapView';

/** One picture of a tile server, placed in the drawing. */
export interface Tile {
  key: string;
  address: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Most tiles drawn at once; a wider view uses a coarser level instead. */
const MOST = 36;
const DEEPEST = 18;

const columnOf = (lng: number, level: number): number => Math.floor(((lng + 180) / 360) * 2 ** level);
const rowOf = (lat: number, level: number): number => {
  const radians = (lat * Math.PI) / 180;
  return Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** level);
};
const cornerOf = (column: number, row: number, level: number): LngLat => ({
  lng: (column / 2 ** level) * 360 - 180,
  lat: (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** level))) * 180) / Math.PI,
});

/**
 * The Web-Mercator tiles under a window of the drawing (`{z}/{x}/{y}` addresses). Our polygons are GCJ-02, so the
 * tile server has to speak GCJ-02 too. Over one neighbourhood the two projections differ by less than a pixel.
 */
export function tilesUnder(template: string, projection: Projection, view: { x: number; y: number; w: number; h: number }): Tile[] {
  const northWest = projection.toLngLat(view.x - view.w / 2, view.y - view.h / 2);
  const southEast = projection.toLngLat(view.x + view.w / 2, view.y + view.h / 2);
  for (let level = DEEPEST; level > 0; level -= 1) {
    const [west, east] = [columnOf(northWest.lng, level), columnOf(southEast.lng, level)];
    const [north, south] = [rowOf(northWest.lat, level), rowOf(southEast.lat, level)];
    if ((east - west + 1) * (south - north + 1) > MOST) continue;
    const tiles: Tile[] = [];
    for (let column = west; column <= east; column += 1) {
      for (let row = north; row <= south; row += 1) {
        const [x, y] = projection.toXY(cornerOf(column, row, level));
        const [right, bottom] = projection.toXY(cornerOf(column + 1, row + 1, level));
        const address = template.replace('{z}', String(level)).replace('{x}', String(column)).replace('{y}', String(row));
        tiles.push({ key: address, address, x, y, width: right - x, height: bottom - y });
      }
    }
    return tiles;
  }
  return [];
}
