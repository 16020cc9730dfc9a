import { chance } from '../random';

/** `[lng, lat]` in GCJ-02 degrees, as GeoJSON orders them. */
export type Position = readonly [number, number];
/** A closed ring: the first position is repeated at the end. Outlines run counter-clockwise, holes clockwise. */
export type Ring = readonly Position[];

/** A block of lattice cells: columns [x0, x1), rows [y0, y1); rows rise to the north. */
export interface Block {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Side of one cell in metres: four by four cells make a city grid of about 250 m. */
const CELL_METRES = 62;
const METRES_PER_DEGREE = 111_320;
/** Rounding to 1e-6 degrees is about 10 cm, and happens once per vertex so that neighbours share it exactly. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/**
 * A jittered lattice: every vertex is displaced once, and every polygon of the district is a set of cells,
 * so that neighbours share their vertices and neither gaps nor overlaps can arise.
 */
export class Lattice {
  private readonly vertices: Position[];
  private readonly phases: readonly number[];

  constructor(
    readonly columns: number,
    readonly rows: number,
    private readonly centre: Position,
    seed: string,
  ) {
    const draw = chance(`${seed}/lattice`);
    this.phases = [0, 1, 2, 3].map(() => draw.between(0, Math.PI * 2));
    this.vertices = [];
    for (let y = 0; y <= rows; y += 1) {
      for (let x = 0; x <= columns; x += 1) {
        const [dx, dy] = [draw.between(-0.13, 0.13), draw.between(-0.13, 0.13)];
        this.vertices.push(this.toDegrees(this.warp(x, y), dx, dy));
      }
    }
  }

  /** Slow waves bend the rows like streets; steep enough to look grown, too flat to fold a cell. */
  private warp(x: number, y: number): [number, number] {
    const [a = 0, b = 0, c = 0, d = 0] = this.phases;
    return [
      x + 1.1 * Math.sin(y * 0.17 + a) + 0.5 * Math.sin(x * 0.23 + b),
      y + 1.1 * Math.sin(x * 0.15 + c) + 0.5 * Math.sin(y * 0.21 + d),
    ];
  }

  private toDegrees([x, y]: [number, number], dx: number, dy: number): Position {
    const [lng, lat] = this.centre;
    const east = (x + dx - this.columns / 2) * CELL_METRES;
    const north = (y + dy - this.rows / 2) * CELL_METRES;
    return [
      round(lng + east / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180))),
      round(lat + north / METRES_PER_DEGREE),
    ];
  }

  private vertex(x: number, y: number): Position {
    const found = this.vertices[y * (this.columns + 1) + x];
    if (!found) throw new Error(`No vertex at ${x},${y}`);
    return found;
  }

  /** The outline of a block, counter-clockwise and closed, through every lattice vertex on its edge. */
  outline({ x0, y0, x1, y1 }: Block): Ring {
    const ring: Position[] = [];
    for (let x = x0; x < x1; x += 1) ring.push(this.vertex(x, y0));
    for (let y = y0; y < y1; y += 1) ring.push(this.vertex(x1, y));
    for (let x = x1; x > x0; x -= 1) ring.push(this.vertex(x, y1));
    for (let y = y1; y > y0; y -= 1) ring.push(this.vertex(x0, y));
    ring.push(this.vertex(x0, y0));
    return ring;
  }

  /** The same edge as a hole: clockwise and closed. */
  hole(block: Block): Ring {
    return [...this.outline(block)].reverse();
  }

  /** A point inside cell (x, y); `u` and `v` in (0, 1) say how far east and north. */
  inside(x: number, y: number, u: number, v: number): Position {
    const corners = [this.vertex(x, y), this.vertex(x + 1, y), this.vertex(x + 1, y + 1), this.vertex(x, y + 1)];
    const weights = [(1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v];
    const sum = (axis: 0 | 1): number =>
      corners.reduce((total, corner, index) => total + corner[axis] * (weights[index] ?? 0), 0);
    return [round(sum(0)), round(sum(1))];
  }
}
