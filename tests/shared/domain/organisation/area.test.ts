import fc from 'fast-check';
import { isSliver, measured, overlapSquareMetres, squareMetres } from '../../../../shared/domain/organisation/area';
import type { Polygon } from '../../../../shared/domain/organisation/geo';
import { bordersOfMosaic, wound } from '../../../../shared/domain/organisation/mosaic';

/** A lattice of cells of 0.001°, on which the slow plain model can count. */
const CELL = 0.001;
const [WEST, SOUTH] = [114, 22.5];
const cellArea = squareMetres([[[[WEST, SOUTH], [WEST + CELL, SOUTH], [WEST + CELL, SOUTH + CELL], [WEST, SOUTH + CELL]]]]);
interface Block { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
const block = fc.record({ x: fc.integer({ min: 0, max: 6 }), y: fc.integer({ min: 0, max: 6 }), w: fc.integer({ min: 1, max: 5 }), h: fc.integer({ min: 1, max: 5 }) });
const rectangle = ({ x, y, w, h }: Block): Polygon => {
  const [west, south, east, north] = [WEST + x * CELL, SOUTH + y * CELL, WEST + (x + w) * CELL, SOUTH + (y + h) * CELL];
  return [[[west, south], [east, south], [east, north], [west, north], [west, south]]];
};
const within = ({ x, y, w, h }: Block, cx: number, cy: number): boolean => cx >= x && cx < x + w && cy >= y && cy < y + h;
function countCells(test: (x: number, y: number) => boolean): number {
  let n = 0;
  for (let x = -1; x < 14; x += 1) for (let y = -1; y < 14; y += 1) if (test(x, y)) n += 1;
  return n;
}

const overlap = (one: readonly Polygon[], other: readonly Polygon[]): number => overlapSquareMetres(measured(one, SOUTH), measured(other, SOUTH));

describe('land in two shapes', () => {
  it('is what counting cells gives, whatever lies on whose border', () => {
    fc.assert(fc.property(block, block, (a, b) => {
      const cells = countCells((x, y) => within(a, x, y) && within(b, x, y));
      expect(Math.abs(overlap([rectangle(a)], [rectangle(b)]) / cellArea - cells)).toBeLessThan(0.01);
    }));
  });

  it('leaves holes out, and is the same either way round', () => {
    fc.assert(fc.property(block, block, (a, b) => {
      const ring: Polygon = [...rectangle({ ...a, x: a.x, w: a.w + 2, h: a.h + 2 }), ...rectangle({ x: a.x + 1, y: a.y + 1, w: a.w, h: a.h })];
      const cells = countCells((x, y) => within({ ...a, w: a.w + 2, h: a.h + 2 }, x, y) && !within({ ...a, x: a.x + 1, y: a.y + 1 }, x, y) && within(b, x, y));
      expect(Math.abs(overlap([ring], [rectangle(b)]) / cellArea - cells)).toBeLessThan(0.01);
      expect(overlap([rectangle(b)], [ring])).toBeCloseTo(overlap([ring], [rectangle(b)]), 3);
    }));
  });

  it('is right where slanting borders cross', () => {
    // Two diamonds of half-diagonal 1, one moved by 1: they share a diamond of half-diagonal 1/2.
    const diamond = (x: number): Polygon => [[[WEST + (x - 1) * CELL, SOUTH], [WEST + x * CELL, SOUTH - CELL], [WEST + (x + 1) * CELL, SOUTH], [WEST + x * CELL, SOUTH + CELL]]];
    expect(overlap([diamond(0)], [diamond(1)]) / overlap([diamond(0)], [diamond(0)])).toBeCloseTo(0.25, 3);
  });
});

describe('hairlines', () => {
  const strip = (metres: number, long: number): Polygon => {
    const [dx, dy] = [metres / 102_730, long / 111_195];
    return [[[WEST, SOUTH], [WEST + dx, SOUTH], [WEST + dx, SOUTH + dy], [WEST, SOUTH + dy]]];
  };
  it.each([[0.3, 1_000, true], [3, 3, true], [1.5, 100, false], [20, 20, false]])('calls %s m × %s m a hairline: %s', (wide, long, hairline) => expect(isSliver([strip(wide, long)])).toBe(hairline));
});

describe('grids side by side', () => {
  /** Flood from outside: cells that neither a block has nor the outside reaches are enclosed. */
  function enclosed(taken: (x: number, y: number) => boolean): number {
    const reached = new Set<string>();
    const queue = [[-1, -1]];
    while (queue.length > 0) {
      const [x = 0, y = 0] = queue.pop() ?? [];
      const key = `${x} ${y}`;
      if (x < -1 || y < -1 || x > 8 || y > 8 || reached.has(key) || taken(x, y)) continue;
      reached.add(key);
      queue.push([x + 1, y], [x - 1, y], [x, y + 1], [x, y - 1]);
    }
    let n = 0;
    for (let x = 0; x < 8; x += 1) for (let y = 0; y < 8; y += 1) if (!taken(x, y) && !reached.has(`${x} ${y}`)) n += 1;
    return n;
  }

  it('enclose what a flood from outside cannot reach', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { minLength: 1, maxLength: 60 }), (cells) => {
      const taken = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < 8 && y < 8 && cells.includes(y * 8 + x);
      const borders = bordersOfMosaic(cells.map((cell) => rectangle({ x: cell % 8, y: Math.floor(cell / 8), w: 1, h: 1 })));
      // Two cells that touch in a corner only are for the slow way.
      if (!borders) return;
      const holes = borders.map((ring) => squareMetres([[ring]]) * Math.sign(ring.reduce((sum, [x, y], at) => sum + (x - WEST) * ((ring[(at + 1) % ring.length] as readonly [number, number])[1] - SOUTH) - ((ring[(at + 1) % ring.length] as readonly [number, number])[0] - WEST) * (y - SOUTH), 0)));
      const area = holes.filter((size) => size < 0).reduce((sum, size) => sum - size, 0);
      expect(Math.abs(area / cellArea - enclosed(taken))).toBeLessThan(0.01);
    }));
  });

  it('turns an outline and its hole the right way round', () => {
    const [outline = []] = rectangle({ x: 0, y: 0, w: 4, h: 4 });
    const [hole = []] = rectangle({ x: 1, y: 1, w: 1, h: 1 });
    expect(wound([[...outline].reverse(), hole])).toEqual([expect.arrayContaining(outline as [number, number][]), expect.anything()]);
    expect(bordersOfMosaic([[[...outline].reverse(), hole]])).toHaveLength(2);
  });
});
