/**
 * Cells of a quad tree over longitude and latitude, as texts of the digits 0 to 3: a cell's text begins with those of the
 * cells around it. A shape is kept under a few cells that together hold it; a search reads, for each of its own cells,
 * what begins with it, and the cells around it by name.
 */
import type { Shape } from './shapes';
import { angleBetween, unit, type Vector } from './sphere';

/** Degrees: west to east, south to north. */
export interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** A cell of the last level is about 40 cm wide. */
const levels = 26;
const everywhere: Box = { west: -180, east: 180, south: -90, north: 90 };
const degrees = 180 / Math.PI;
/** Rounding must not leave out what lies on an edge. */
const margin = 1e-7;

function cellAt(lng: number, lat: number): string {
  let [x, y] = [(lng + 180) / 360, (lat + 90) / 180];
  let text = '';
  for (let i = 0; i < levels; i += 1) {
    [x, y] = [x * 2, y * 2];
    const [right, up] = [x >= 1 ? 1 : 0, y >= 1 ? 1 : 0];
    text += String(right + 2 * up);
    [x, y] = [Math.min(x - right, 1), Math.min(y - up, 1)];
  }
  return text;
}

/** The cells of a box, at most so many, the larger ones split first. */
function cellsOfBox(box: Box, most: number): string[] {
  let cells: { text: string; area: Box }[] = [{ text: '', area: everywhere }];
  for (let level = 0; level < levels; level += 1) {
    const next = cells.flatMap(({ text, area }) => quarters(text, area).filter((one) => overlap(one.area, box)));
    if (next.length > most) break;
    cells = next;
  }
  return cells.map((cell) => cell.text);
}

function quarters(text: string, { west, east, south, north }: Box): { text: string; area: Box }[] {
  const [middle, equator] = [(west + east) / 2, (south + north) / 2];
  return [0, 1, 2, 3].map((digit) => ({
    text: text + String(digit),
    area: {
      west: digit & 1 ? middle : west, east: digit & 1 ? east : middle, south: digit & 2 ? equator : south, north: digit & 2 ? north : equator,
    },
  }));
}

const overlap = (a: Box, b: Box): boolean => a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;

/** The boxes of everything within an angle of a point. */
export function capBoxes(centre: Vector, angle: number): Box[] {
  const lat = Math.asin(Math.max(-1, Math.min(1, centre[2]))) * degrees;
  const lng = Math.atan2(centre[1], centre[0]) * degrees;
  const [south, north] = [lat - angle * degrees - margin, lat + angle * degrees + margin];
  if (south <= -90 || north >= 90 || angle >= Math.PI / 2) return [{ ...everywhere, south: Math.max(-90, south), north: Math.min(90, north) }];
  const wide = Math.asin(Math.min(1, Math.sin(angle) / Math.cos(lat / degrees))) * degrees + margin;
  return wrapped(lng - wide, lng + wide, south, north);
}

function wrapped(west: number, east: number, south: number, north: number): Box[] {
  if (east - west >= 360) return [{ ...everywhere, south, north }];
  if (west < -180) return [{ west: -180, east, south, north }, { west: west + 360, east: 180, south, north }];
  if (east > 180) return [{ west, east: 180, south, north }, { west: -180, east: east - 360, south, north }];
  return [{ west, east, south, north }];
}

/** Boxes that hold a shape: each arc is held by the cap around its middle, a polygon by what holds its arcs. */
export function shapeBoxes(shape: Shape): Box[] {
  const rings = shape.polygons.map((polygon) => polygon[0] ?? []);
  return [...shape.points.flatMap((point) => capBoxes(point, 0)), ...shape.lines.map(lineBox), ...rings.map(ringBox)];
}

function lineBox(line: readonly Vector[]): Box {
  const boxes = line.slice(1).flatMap((to, i) => {
    const from = line[i] as Vector;
    const middle = unit([from[0] + to[0], from[1] + to[1], from[2] + to[2]]);
    return capBoxes(middle, angleBetween(from, middle));
  });
  return boxes.reduce((a, b) => ({
    west: Math.min(a.west, b.west), east: Math.max(a.east, b.east), south: Math.min(a.south, b.south), north: Math.max(a.north, b.north),
  }));
}

function ringBox(ring: readonly Vector[]): Box {
  const box = lineBox(ring);
  if (box.east - box.west < 180) return box;
  // It goes around a pole or over the edge of the map: what lies between its arcs may be anywhere on their side.
  return { ...everywhere, south: box.south > 0 ? box.south : -90, north: box.north < 0 ? box.north : 90 };
}

/** The cells a stored shape is kept under. */
export function cellsOf(shape: Shape): string[] {
  if (shape.single) return [cellAt(...shape.single)];
  return [...new Set(shapeBoxes(shape).flatMap((box) => cellsOfBox(box, 8)))];
}

/** What a search of boxes reads: beginnings of cells, and single cells around them. */
export function searchOf(boxes: readonly Box[]): { readonly beginnings: readonly string[]; readonly around: readonly string[] } {
  const all = [...new Set(boxes.flatMap((box) => cellsOfBox(box, 24)))].sort();
  const beginnings = all.filter((cell, i) => !all.some((other, n) => n !== i && cell.startsWith(other) && cell !== other));
  const around = new Set(beginnings.flatMap((cell) => Array.from({ length: cell.length }, (_, i) => cell.slice(0, i))));
  return { beginnings, around: [...around].filter((cell) => !beginnings.some((one) => cell.startsWith(one))).sort() };
}

