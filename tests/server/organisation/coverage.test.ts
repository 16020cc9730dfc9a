import fc from 'fast-check';
import { findGaps, findOverlaps } from '../../../server/features/organisation';
import { generateDistrict } from '../../../server/demonstration/district';
import { squareMetres } from '../../../shared/domain/organisation/area';
import type { Polygon } from '../../../shared/domain/organisation/geo';

const CELL = 0.001;
const [WEST, SOUTH] = [114, 22.5];
interface Block { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
const block = fc.record({ x: fc.integer({ min: 0, max: 5 }), y: fc.integer({ min: 0, max: 5 }), w: fc.integer({ min: 1, max: 4 }), h: fc.integer({ min: 1, max: 4 }) });
const rectangle = ({ x, y, w, h }: Block): Polygon => {
  const [west, south, east, north] = [WEST + x * CELL, SOUTH + y * CELL, WEST + (x + w) * CELL, SOUTH + (y + h) * CELL];
  return [[[west, south], [east, south], [east, north], [west, north], [west, south]]];
};
const cellArea = squareMetres([rectangle({ x: 0, y: 0, w: 1, h: 1 })]);
const has = ({ x, y, w, h }: Block, cx: number, cy: number): boolean => cx >= x && cx < x + w && cy >= y && cy < y + h;
const cells = (test: (x: number, y: number) => boolean): number => Array.from({ length: 100 }, (_, n) => test(n % 10, Math.floor(n / 10))).filter(Boolean).length;

it('finds in every pair of blocks what counting cells finds', async () => {
  await fc.assert(fc.asyncProperty(fc.array(block, { minLength: 2, maxLength: 6 }), async (blocks) => {
    const found = await findOverlaps(blocks.map((one, at) => ({ name: String(at), polygons: [rectangle(one)] })));
    const expected = blocks.flatMap((a, i) => blocks.slice(i + 1).map((b, j) => [`${i} ${i + 1 + j}`, cells((x, y) => has(a, x, y) && has(b, x, y))] as const)).filter(([, n]) => n > 0);
    expect(found.map(({ names, squareMetres: size }) => [names.join(' '), Math.round(size / cellArea)]).sort()).toEqual([...expected].sort());
  }), { numRuns: 60 });
});

it('finds in a boundary what no block has, as counting cells does', () => {
  const boundary = { x: 0, y: 0, w: 9, h: 9 };
  fc.assert(fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
    const gaps = findGaps({ name: 'c', grids: blocks.map((one) => [rectangle(one)]), outline: [rectangle(boundary)] });
    const free = cells((x, y) => has(boundary, x, y) && !blocks.some((one) => has(one, x, y)));
    expect(Math.round(gaps.reduce((sum, gap) => sum + gap.squareMetres, 0) / cellArea)).toBe(free);
  }), { numRuns: 60 });
});

it('finds, without a boundary, land that had a grid and has none now, as counting cells does', () => {
  fc.assert(fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), fc.array(block, { minLength: 1, maxLength: 4 }), fc.array(block, { maxLength: 2 }), (had, has2, others) => {
    const gaps = findGaps({ name: 'c', grids: has2.map((one) => [rectangle(one)]), outline: [], before: had.map(rectangle), elsewhere: others.map((one) => [rectangle(one)]) });
    const any = (list: readonly Block[], x: number, y: number): boolean => list.some((one) => has(one, x, y));
    const lost = cells((x, y) => any(had, x, y) && !any(has2, x, y) && !any(others, x, y));
    // What the grids enclose is told too, whoever had it.
    const found = Math.round(gaps.reduce((sum, gap) => sum + gap.squareMetres, 0) / cellArea);
    const enclosed = findGaps({ name: 'c', grids: has2.map((one) => [rectangle(one)]), outline: [] }).length > 0;
    if (enclosed) expect(found).toBeGreaterThanOrEqual(lost);
    else expect(found).toBe(lost);
  }), { numRuns: 60 });
});

it('says nothing of grids that fill their boundary, nor of a hairline between two borders', async () => {
  const halves = [rectangle({ x: 0, y: 0, w: 2, h: 4 }), rectangle({ x: 2, y: 0, w: 2, h: 4 })];
  expect(findGaps({ name: 'c', grids: halves.map((one) => [one]), outline: [rectangle({ x: 0, y: 0, w: 4, h: 4 })] })).toEqual([]);
  const hair = 3e-6;
  const moved = halves[1]?.map((ring) => ring.map(([lng, lat]) => [lng + hair, lat] as const)) ?? [];
  expect(findGaps({ name: 'c', grids: [[halves[0] ?? []], [moved]], outline: [rectangle({ x: 0, y: 0, w: 4, h: 4 })] })).toEqual([]);
  const over = halves[1]?.map((ring) => ring.map(([lng, lat]) => [lng - hair, lat] as const)) ?? [];
  expect(await findOverlaps([{ name: 'a', polygons: [halves[0] ?? []] }, { name: 'b', polygons: [over] }])).toEqual([]);
});

it('goes through the grids of a large district in good time', async () => {
  const { land } = generateDistrict({ seed: 'linli', size: { streets: 4, communities: 60, grids: 1_000 } });
  const started = performance.now();
  expect(await findOverlaps(land.grids.map(({ name, polygons }) => ({ name, polygons })))).toEqual([]);
  // A fifth of a district of 5,204: generous for a busy machine, a fraction of what clipping every pair would take.
  expect(performance.now() - started).toBeLessThan(6_000);
});
