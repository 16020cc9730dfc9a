/** Places: golden answers, and by index the same as by reading everything. */
import fc from 'fast-check';
import type { Document } from 'mongodb';
import { startTestEngine, type TestEngine } from './support';

type Pair = [number, number];
const point = (lng: number, lat: number): Document => ({ type: 'Point', coordinates: [lng, lat] });
const polygon = (...rings: Pair[][]): Document => ({ type: 'Polygon', coordinates: rings });
const square = (lng: number, lat: number, size: number): Document =>
  polygon([[lng, lat], [lng + size, lat], [lng + size, lat + size], [lng, lat + size], [lng, lat]]);

describe('places', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
  });
  afterAll(() => test.stop());

  const places = () => test.db.collection<{ _id: number; at?: unknown; kind?: string }>('places');
  const ids = (docs: { _id: number }[]): number[] => docs.map((doc) => doc._id);

  const hole = polygon([[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]], [[4, 4], [6, 4], [6, 6], [4, 6], [4, 4]]);
  const stored: [number, unknown][] = [
    [1, point(5, 5)], [2, [2, 2]], [3, { lng: 20, lat: 20 }], [4, square(1, 1, 1)], [5, { type: 'LineString', coordinates: [[-1, 3], [3, 3]] }],
    [6, { type: 'MultiPoint', coordinates: [[30, 30], [31, 31]] }], [7, 'nowhere'], [8, point(179.9, 0)], [9, square(8, 8, 4)], [10, undefined],
    [11, [point(50, 50), point(3, 8)]], [12, { type: 'MultiPolygon', coordinates: [square(40, 40, 1)['coordinates'], square(4.5, 4.5, 1)['coordinates']] }],
  ];
  const cases: [string, Document, number[]][] = [
    ['within a polygon with a hole', { at: { $geoWithin: { $geometry: hole } } }, [2, 4, 11]],
    ['within a polygon', { at: { $geoWithin: { $geometry: square(0, 0, 10) } } }, [1, 2, 4, 11]],
    ['meeting a polygon with a hole', { at: { $geoIntersects: { $geometry: hole } } }, [2, 4, 5, 9, 11]],
    ['meeting a line', { at: { $geoIntersects: { $geometry: { type: 'LineString', coordinates: [[1.5, 0], [1.5, 9]] } } } }, [4, 5]],
    ['meeting a point', { at: { $geoIntersects: { $geometry: point(1.5, 1.5) } } }, [4]],
    ['within a circle on the sphere', { at: { $geoWithin: { $centerSphere: [[5, 5], 600 / 6378.1] } } }, [1, 2, 11]],
    ['within a circle over the edge of the map', { at: { $geoWithin: { $centerSphere: [[-179.9, 0], 50 / 6378.1] } } }, [8]],
    ['within a flat box', { at: { $geoWithin: { $box: [[1, 1], [6, 6]] } } }, [1, 2]],
    ['within a flat polygon', { at: { $geoWithin: { $polygon: [[0, 0], [6, 0], [6, 6]] } } }, [1, 2]],
    ['within a flat circle', { at: { $geoWithin: { $center: [[5, 5], 4.3] } } }, [1, 2, 11]],
    ['within several areas', { at: { $geoWithin: { $geometry: { type: 'MultiPolygon', coordinates: [square(29, 29, 3)['coordinates'], square(19, 19, 2)['coordinates']] } } } }, [3, 6]],
    ['not within', { _id: { $lt: 4 }, at: { $not: { $geoWithin: { $geometry: square(0, 0, 10) } } } }, [3]],
  ];
  it.each(cases)('%s', async (_title, filter, expected) => {
    for (const indexed of [false, true]) {
      await places().drop();
      if (indexed) await places().createIndex({ at: '2dsphere' });
      await places().insertMany(stored.filter(([id]) => !indexed || id !== 7).map(([_id, at]) => (at === undefined ? { _id } : { _id, at })));
      expect(ids(await places().find(filter).sort({ _id: 1 }).toArray())).toEqual(expected);
    }
    const plan = JSON.stringify(await places().find(filter).explain('queryPlanner'));
    expect(plan.includes('at_2dsphere')).toBe(/Sphere|geometry/.test(JSON.stringify(filter)) && !('_id' in filter));
  });

  it('orders by distance: $near, $nearSphere, $geoNear, with bounds, other conditions and limits', async () => {
    await places().drop();
    await places().createIndex({ at: '2dsphere' });
    // 0.001 degrees of latitude are 111.3 metres on MongoDB's sphere.
    await places().insertMany([...Array.from({ length: 50 }, (_, i) => ({ _id: i, at: point(116, 39.9 + i * 0.001), kind: i % 2 ? 'odd' : 'even' })), { _id: 99, at: square(116.01, 39.9, 0.001) }]);
    const centre = point(116, 39.9);
    expect(ids(await places().find({ at: { $near: { $geometry: centre } } }).limit(3).toArray())).toEqual([0, 1, 2]);
    expect(ids(await places().find({ kind: 'odd', at: { $near: { $geometry: centre, $minDistance: 200, $maxDistance: 900 } } }).toArray())).toEqual([3, 5, 7]);
    expect(ids(await places().find({ at: { $near: { $geometry: centre, $maxDistance: 900 } } }).skip(6).toArray())).toEqual([6, 7, 99, 8]);
    expect(ids(await places().find({ at: { $nearSphere: [116, 39.9], $maxDistance: 120 / 6_378_100 } }).toArray())).toEqual([0, 1]);
    expect(ids(await places().find({ at: { $near: { $geometry: centre } }, kind: 'odd' }).sort({ _id: -1 }).limit(2).toArray())).toEqual([49, 47]);
    const measured = await places().aggregate([
      { $geoNear: { near: centre, distanceField: 'to.metres', maxDistance: 250, query: { kind: 'even' }, includeLocs: 'to.place', spherical: true } }, { $project: { to: 1 } },
    ]).toArray();
    expect(measured.map((doc) => [doc['_id'] as number, Math.round((doc['to'] as { metres: number }).metres * 10) / 10])).toEqual([[0, 0], [2, 222.6]]);
    expect((measured[1]?.['to'] as Document)['place']).toEqual(point(116, 39.902));
    expect(await places().countDocuments({ at: { $geoWithin: { $centerSphere: [[116, 39.9], 250 / 6_378_100] } } })).toBe(3);
    await places().updateOne({ at: { $near: { $geometry: centre } } }, { $set: { kind: 'nearest' } });
    expect(await places().findOne({ kind: 'nearest' })).toMatchObject({ _id: 0 });
    expect(await test.db.command({ validate: 'places' })).toMatchObject({ valid: true });
  });

  it('takes equality before the place into the index', async () => {
    const items = test.db.collection('compound');
    await items.createIndex({ kind: 1, at: '2dsphere' });
    await items.insertMany([{ kind: 'a', at: [1, 1] }, { kind: 'b', at: [1, 1] }, { kind: 'a' }]);
    const filter = { kind: 'a', at: { $geoWithin: { $geometry: square(0, 0, 2) } } };
    expect(await items.countDocuments(filter)).toBe(1);
    const explained = await items.find(filter).explain('executionStats');
    expect(explained['executionStats']).toMatchObject({ nReturned: 1, totalDocsExamined: 1 });
    expect(await items.countDocuments({ kind: 'a' })).toBe(2);
  });

  const refused: [string, () => Promise<unknown>, number][] = [
    ['$near without an index', () => test.db.collection('bare').find({ at: { $near: { $geometry: point(0, 0) } } }).toArray(), 291],
    ['$near in an aggregation', () => places().aggregate([{ $match: { at: { $near: { $geometry: point(0, 0) } } } }]).toArray(), 5626500],
    ['$near in $or', () => places().find({ $or: [{ at: { $near: { $geometry: point(0, 0) } } }] }).toArray(), 2],
    ['$near on flat coordinates', () => places().find({ at: { $near: [0, 0] } }).toArray(), 238],
    ['an index of type 2d', () => places().createIndex({ flat: '2d' }), 238],
    ['$geoNear that is not first', () => places().aggregate([{ $limit: 1 }, { $geoNear: { near: point(0, 0), distanceField: 'd' } }]).toArray(), 40603],
    ['$geoWithin of a line', () => places().find({ at: { $geoWithin: { $geometry: { type: 'LineString', coordinates: [[0, 0], [1, 1]] } } } }).toArray(), 2],
    ['a ring that is not closed', () => places().find({ at: { $geoWithin: { $geometry: polygon([[0, 0], [1, 0], [1, 1], [0, 1]]) } } }).toArray(), 2],
    ['a latitude beyond the pole', () => places().find({ at: { $geoIntersects: { $geometry: point(0, 91) } } }).toArray(), 2],
    ['a place that is none, where there is an index', () => places().insertOne({ _id: 1000, at: point(200, 0) }), 16755],
    ['an unknown shape', () => places().find({ at: { $geoWithin: { $circle: [[0, 0], 1] } } }).toArray(), 2],
  ];
  it.each(refused)('refuses %s', async (_title, asked, code) => {
    await places().createIndex({ at: '2dsphere' });
    await test.db.collection('bare').insertOne({ at: [0, 0] });
    await expect(asked()).rejects.toMatchObject({ code });
  });

  it('answers by index as without one, wherever on the sphere', async () => {
    const lng = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: 116, max: 116.01, noNaN: true }), fc.constantFrom(-180, 180, 0, 179.999));
    const lat = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: 39.9, max: 39.91, noNaN: true }), fc.constantFrom(-90, 90, 0, 89.99));
    const somewhere = fc.tuple(lng, lat);
    const triangle = fc.tuple(somewhere, fc.double({ min: 1e-4, max: 20, noNaN: true }), fc.double({ min: 1e-4, max: 20, noNaN: true }))
      .map(([[x, y], w, h]) => {
        const [east, north] = [Math.min(x + w, 180), Math.min(y + h, 90)];
        return east === x || north === y ? point(x, y) : polygon([[x, y], [east, y], [east, north], [x, y]]);
      });
    const shape = fc.oneof(somewhere.map(([x, y]) => point(x, y)), triangle);
    const radius = fc.oneof(fc.double({ min: 0, max: 0.5, noNaN: true }), fc.double({ min: 0, max: 1e-4, noNaN: true }));
    const condition = fc.oneof(
      fc.tuple(somewhere, radius).map(([centre, angle]) => ({ $geoWithin: { $centerSphere: [centre, angle] } })),
      triangle.filter((one) => one['type'] === 'Polygon').map((area) => ({ $geoWithin: { $geometry: area } })),
      shape.map((area) => ({ $geoIntersects: { $geometry: area } })),
    );
    const [plain, indexed] = [test.db.collection<{ _id: number }>('plain'), test.db.collection<{ _id: number }>('indexed')];
    await indexed.createIndex({ at: '2dsphere' });
    await fc.assert(fc.asyncProperty(fc.array(shape, { minLength: 1, maxLength: 30 }), fc.array(condition, { minLength: 1, maxLength: 6 }), async (shapes, conditions) => {
      for (const each of [plain, indexed]) {
        await each.deleteMany({});
        await each.insertMany(shapes.map((at, _id) => ({ _id, at })));
      }
      for (const at of conditions) {
        const [byScan, byIndex] = await Promise.all([plain, indexed].map((each) => each.find({ at }).sort({ _id: 1 }).toArray()));
        expect(ids(byIndex ?? [])).toEqual(ids(byScan ?? []));
      }
    }), { numRuns: 60 });
    expect(await test.db.command({ validate: 'indexed' })).toMatchObject({ valid: true });
  }, 60_000);
});
