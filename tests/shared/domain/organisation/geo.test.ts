import fc from 'fast-check';
import {
  boxOf, cellOf, cellsOf, distanceMetres, metresToPolygons, pointInPolygon, pointInPolygons, type Polygon,
} from '../../../../shared/domain/organisation/geo';

const square: Polygon = [[[114, 22], [114.01, 22], [114.01, 22.01], [114, 22.01], [114, 22]]];
const withHole: Polygon = [...square, [[114.004, 22.004], [114.006, 22.004], [114.006, 22.006], [114.004, 22.006]]];
/** A U open to the north. */
const bay: Polygon = [[[0, 0], [3, 0], [3, 3], [2, 3], [2, 1], [1, 1], [1, 3], [0, 3]]];
const point = (lng: number, lat: number) => ({ lng, lat });

describe('a point in a polygon', () => {
  it.each([
    ['inside', point(114.002, 22.002), withHole, true],
    ['in the hole', point(114.005, 22.005), withHole, false],
    ['outside', point(114.02, 22.005), withHole, false],
    ['north of it in line with an edge', point(114.01, 22.02), square, false],
    ['in the foot of a bay', point(1.5, 0.5), bay, true],
    ['in the water of a bay', point(1.5, 2), bay, false],
    ['in its arm', point(2.5, 2), bay, true],
    ['level with a corner', point(0.5, 1), bay, true],
    ['west, level with a corner', point(-1, 1), bay, false],
  ])('%s', (_, where, polygon, inside) => {
    expect(pointInPolygon(where, polygon)).toBe(inside);
  });

  it('belongs to exactly one of two neighbours, on their common border too', () => {
    const west: Polygon = [[[0, 0], [1, 0], [1, 1], [0, 1]]];
    const east: Polygon = [[[1, 0], [2, 0], [2, 1], [1, 1]]];
    fc.assert(
      fc.property(fc.oneof(fc.constant(1), fc.double({ min: 0.01, max: 1.99, noNaN: true })), fc.double({ min: 0, max: 0.999, noNaN: true }), (lng, lat) => {
        return [west, east].filter((polygon) => pointInPolygon(point(lng, lat), polygon)).length === 1;
      }),
    );
  });

  it('is found in any part of a whole in several parts, and in none of nothing', () => {
    const parts: Polygon[] = [square, [[[115, 23], [115.01, 23], [115.01, 23.01], [115, 23.01]]]];
    expect(pointInPolygons(point(115.005, 23.005), parts)).toBe(true);
    expect(pointInPolygons(point(114.5, 22.5), parts)).toBe(false);
    expect(pointInPolygons(point(114.5, 22.5), [])).toBe(false);
  });
});

describe('cells', () => {
  it('are 0.005 degrees wide', () => {
    expect(cellOf(point(114.0049, 22.0049))).toBe(cellOf(point(114.0001, 22.0001)));
    expect(cellOf(point(114.0051, 22.0049))).not.toBe(cellOf(point(114.0049, 22.0049)));
    expect(cellOf(point(-0.001, -0.001))).toBe('-1:-1');
  });

  it('of a polygon hold the cell of every point in it', () => {
    const cells = new Set(cellsOf(square));
    fc.assert(
      fc.property(fc.double({ min: 114, max: 114.01, noNaN: true }), fc.double({ min: 22, max: 22.01, noNaN: true }), (lng, lat) => cells.has(cellOf(point(lng, lat)))),
    );
    expect(cells.size).toBe(9);
  });

  it('need a polygon with points', () => {
    expect(() => boxOf([])).toThrow(RangeError);
    expect(boxOf([square, bay])).toEqual([0, 0, 114.01, 22.01]);
  });
});

describe('distances', () => {
  it('are metres on the earth', () => {
    // A degree of a meridian on the mean sphere: 111.195 km.
    expect(distanceMetres(point(114, 22), point(114, 23))).toBeCloseTo(111_195, -1);
    expect(distanceMetres(point(114, 22.5), point(115, 22.5))).toBeCloseTo(102_731, -2);
    expect(distanceMetres(point(114, 22), point(114, 22))).toBe(0);
    expect(distanceMetres(point(0, 0), point(180, 0))).toBeCloseTo(20_015_115, -1);
  });

  it('to polygons are 0 inside, and to the nearest edge, not corner, outside', () => {
    expect(metresToPolygons(point(114.005, 22.005), [square])).toBe(0);
    const north = point(114.005, 22.011);
    expect(metresToPolygons(north, [square])).toBeCloseTo(distanceMetres(north, point(114.005, 22.01)), 1);
    const corner = point(114.011, 22.011);
    expect(metresToPolygons(corner, [square])).toBeCloseTo(distanceMetres(corner, point(114.01, 22.01)), 1);
    expect(metresToPolygons(point(114.005, 22.005), [withHole])).toBeGreaterThan(90);
    expect(metresToPolygons(north, [])).toBe(Infinity);
  });
});
