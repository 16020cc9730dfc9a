/** Stages over other collections, and the operators and refusals that came with them; expected values from MongoDB's manual and its public tests. */
import { Binary, Decimal128, Double, Int32, Long, Timestamp, type Document } from 'mongodb';
import { startTestEngine, type TestEngine } from './support';

const exact = { promoteValues: false, promoteLongs: false } as const;

describe('stages over other collections', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
  });
  afterAll(() => test.stop());

  const fill = async (name: string, docs: Document[]): Promise<void> => {
    await test.db.collection(name).deleteMany({});
    if (docs.length > 0) await test.db.collection(name).insertMany(docs.map((doc) => ({ ...doc })));
  };
  const run = (pipeline: Document[], name = 'local') => test.db.collection(name).aggregate(pipeline).toArray();

  const local = [
    { _id: 0, no_a: 1 }, { _id: 1, a: null }, { _id: 2, a: [null, 1] }, { _id: 10, a: [] }, { _id: 20, a: 1 }, { _id: 21, a: { x: null } },
    { _id: 22, a: [[null, 1], 2] }, { _id: 23, a: false }, { _id: 24, a: 0 },
  ];
  const joinCases: [string, Document[], string, Document, string, number[]][] = [
    ['null on the other side', local, 'a', { b: null }, 'b', [0, 1, 2, 10]],
    ['nothing on the other side', local, 'a', { no_b: 1 }, 'b', [0, 1, 2, 10]],
    ['a scalar to arrays', [{ _id: 0, a: 1 }, { _id: 1, a: [1, 2] }, { _id: 2, a: [[1], 2] }, { _id: 3, a: { y: 1 } }], 'a', { b: 1 }, 'b', [0, 1]],
    ['a path through arrays', [{ _id: 0, a: [{ x: 1 }, { x: 2 }] }, { _id: 1, a: { x: [1, 2] } }, { _id: 2, a: [{ no_x: 1 }, { x: 3 }] }, { _id: 3, a: { x: [[1]] } }], 'a.x', { b: 1 }, 'b', [0, 1]],
    ['a regular expression as a value', [{ _id: 0, a: /ab/ }, { _id: 1, a: 'ab' }], 'a', { b: /ab/ }, 'b', [0]],
  ];
  it.each(joinCases)('$lookup by equality: %s', async (_title, docs, localField, foreign, foreignField, expected) => {
    for (const indexed of [false, true]) {
      await fill('local', docs);
      await test.db.collection('foreign').drop();
      await fill('foreign', [foreign]);
      if (indexed) await test.db.collection('foreign').createIndex({ [foreignField]: 1 });
      const found = await run([{ $lookup: { from: 'foreign', localField, foreignField, as: 'm' } }, { $match: { m: { $ne: [] } } }, { $sort: { _id: 1 } }]);
      expect(found.map((doc) => doc['_id'] as number)).toEqual(expected);
    }
  });

  it('$lookup gives null to what is missing on the other side only', async () => {
    await fill('local', [{ _id: 1, b: null }]);
    await fill('foreign', local);
    const [found] = await run([{ $lookup: { from: 'foreign', localField: 'b', foreignField: 'a', as: 'm' } }]);
    expect((found?.['m'] as { _id: number }[]).map((doc) => doc._id)).toEqual([0, 1, 2]);
  });

  it('$lookup runs a pipeline with variables, with equality before it, and into a nested field', async () => {
    await fill('local', [{ _id: 1, item: 'almonds', ordered: 2 }, { _id: 2, item: 'pecans', ordered: 1 }, { _id: 3, item: 'cookies', ordered: 60 }]);
    await fill('foreign', [{ _id: 1, stock: 'almonds', n: 120 }, { _id: 2, stock: 'pecans', n: 80 }, { _id: 3, stock: 'almonds', n: 60 }, { _id: 4, stock: 'cookies', n: 40 }]);
    const pipeline = [{ $match: { $expr: { $and: [{ $eq: ['$stock', '$$item'] }, { $gte: ['$n', '$$ordered'] }] } } }, { $sort: { _id: -1 } }, { $project: { _id: 0, n: 1 } }];
    expect(await run([{ $lookup: { from: 'foreign', let: { item: '$item', ordered: '$ordered' }, pipeline, as: 'to.stock' } }, { $project: { to: 1 } }])).toEqual([
      { _id: 1, to: { stock: [{ n: 60 }, { n: 120 }] } }, { _id: 2, to: { stock: [{ n: 80 }] } }, { _id: 3, to: { stock: [] } },
    ]);
    expect(await run([{ $lookup: { from: 'foreign', localField: 'item', foreignField: 'stock', let: { ordered: '$ordered' }, pipeline: [{ $match: { $expr: { $gt: ['$n', { $multiply: ['$$ordered', 40] }] } } }, { $count: 'n' }], as: 'm' } }, { $project: { m: 1 } }])).toEqual([
      { _id: 1, m: [{ n: 1 }] }, { _id: 2, m: [{ n: 1 }] }, { _id: 3, m: [] },
    ]);
    expect(await run([{ $lookup: { from: 'nowhere', pipeline: [], as: 'm' } }, { $limit: 1 }, { $project: { m: 1 } }])).toEqual([{ _id: 1, m: [] }]);
    const inner = { $lookup: { from: 'foreign', let: { n: '$n' }, pipeline: [{ $match: { $expr: { $and: [{ $lt: ['$n', '$$n'] }, { $eq: ['$$item', '$stock'] }] } } }, { $project: { n: 1 } }], as: 'less' } };
    const [nested] = await run([{ $match: { _id: 1 } }, { $lookup: { from: 'foreign', let: { item: '$item' }, pipeline: [inner, { $match: { less: { $ne: [] } } }, { $project: { less: 1 } }], as: 'm' } }]);
    expect(nested?.['m']).toEqual([{ _id: 1, less: [{ _id: 3, n: 60 }] }, { _id: 2, less: [{ _id: 3, n: 60 }] }]);
  });

  it('$unionWith, $graphLookup, $redact, $sample', async () => {
    await fill('local', [{ _id: 1, a: 1 }]);
    await fill('foreign', [{ _id: 2, a: 2 }, { _id: 3, a: 3 }]);
    expect(await run([{ $unionWith: 'foreign' }, { $unionWith: { coll: 'foreign', pipeline: [{ $match: { a: 3 } }, { $set: { again: true } }] } }])).toEqual([
      { _id: 1, a: 1 }, { _id: 2, a: 2 }, { _id: 3, a: 3 }, { _id: 3, a: 3, again: true },
    ]);
    expect(await run([{ $unionWith: 'foreign' }], 'nowhere')).toHaveLength(2);
    await fill('people', [{ _id: 1, name: 'Dev' }, { _id: 2, name: 'Eliot', to: 'Dev' }, { _id: 3, name: 'Ron', to: 'Eliot' }, { _id: 4, name: 'Andrew', to: 'Eliot' }]);
    const [reached] = await run([{ $match: { _id: 3 } }, { $graphLookup: { from: 'people', startWith: '$to', connectFromField: 'to', connectToField: 'name', as: 'above', depthField: 'depth' } }], 'people');
    expect(reached?.['above']).toEqual([{ _id: 2, name: 'Eliot', to: 'Dev', depth: 0 }, { _id: 1, name: 'Dev', depth: 1 }]);
    const [near] = await run([{ $match: { _id: 3 } }, { $graphLookup: { from: 'people', startWith: '$to', connectFromField: 'to', connectToField: 'name', as: 'above', maxDepth: 0 } }], 'people');
    expect(near?.['above']).toHaveLength(1);
    await fill('local', [{ _id: 1, tags: ['G', 'STLW'], sub: [{ tags: ['SI'], text: 1 }, { tags: ['G'], text: 2 }] }]);
    expect(await run([{ $redact: { $cond: { if: { $gt: [{ $size: { $setIntersection: ['$tags', ['STLW', 'G']] } }, 0] }, then: '$$DESCEND', else: '$$PRUNE' } } }])).toEqual([
      { _id: 1, tags: ['G', 'STLW'], sub: [{ tags: ['G'], text: 2 }] },
    ]);
    await fill('local', Array.from({ length: 50 }, (_, i) => ({ _id: i })));
    const sampled = await run([{ $sample: { size: 20 } }]);
    expect(new Set(sampled.map((doc) => doc['_id'] as number)).size).toBe(20);
    expect(await run([{ $sample: { size: 500 } }])).toHaveLength(50);
  });

  const expressions: [string, unknown, unknown][] = [
    ['$bitAnd', { $bitAnd: [new Int32(12), new Int32(10)] }, new Int32(8)],
    ['$bitOr with a long', { $bitOr: [Long.fromNumber(12), new Int32(3)] }, Long.fromNumber(15)],
    ['$bitXor of nothing', { $bitXor: [] }, new Int32(0)],
    ['$bitAnd of nothing', { $bitAnd: [] }, new Int32(-1)],
    ['$bitNot', { $bitNot: new Int32(10) }, new Int32(-11)],
    ['$bsonSize', { $bsonSize: { $literal: { a: new Int32(1) } } }, new Int32(12)],
    ['$tsSecond', { $tsSecond: new Timestamp({ t: 7, i: 3 }) }, Long.fromNumber(7)],
    ['$tsIncrement', { $tsIncrement: new Timestamp({ t: 7, i: 3 }) }, Long.fromNumber(3)],
    ['$sin', { $sin: 0 }, new Double(0)],
    ['$cos', { $cos: 0 }, new Double(1)],
    ['$atan2', { $atan2: [0, 1] }, new Double(0)],
    ['$degreesToRadians', { $degreesToRadians: 180 }, new Double(Math.PI)],
    ['$tan of null', { $tan: null }, null],
    ['$minN', { $minN: { input: [3, null, 1, 2], n: 2 } }, [new Int32(1), new Int32(2)]],
    ['$maxN', { $maxN: { input: [3, null, 1, 2], n: 2 } }, [new Int32(3), new Int32(2)]],
    ['$stdDevPop', { $stdDevPop: [1, 3, 'x'] }, new Double(1)],
    ['$stdDevSamp of one', { $stdDevSamp: [1] }, null],
  ];
  it.each(expressions)('%s', async (_title, expression, expected) => {
    await fill('local', [{ _id: 1 }]);
    const [found] = await test.db.collection('local').aggregate([{ $project: { _id: 0, v: expression } }], exact).toArray();
    expect(found?.['v']).toEqual(expected);
  });

  it('takes a constant condition for what it is', async () => {
    await fill('local', [{ _id: 1 }, { _id: 2 }]);
    const items = test.db.collection('local');
    expect(await items.find({ $expr: { $eq: [1, 2] } }).toArray()).toEqual([]);
    expect(await items.find({ $alwaysFalse: 1 }).toArray()).toEqual([]);
    expect(await items.countDocuments({ $expr: true })).toBe(2);
    expect(await items.countDocuments({ $sampleRate: 0 })).toBe(0);
    expect(await items.countDocuments({ $sampleRate: 1 })).toBe(2);
  });

  const refusals: [Document, number][] = [
    [{ update: 'local', updates: [{ q: {}, u: { $set: { a: 1 } }, sort: { a: 1 } }] }, 40415],
    [{ update: 'local', updates: [{ q: {}, u: { $set: { a: 1 } } }], collation: { locale: 'zh' } }, 40415],
    [{ delete: 'local', deletes: [{ q: {}, limit: 1, limited: 1 }] }, 40415],
    [{ aggregate: 'local', pipeline: [], cursor: { size: 1 } }, 40415],
    [{ aggregate: 'local', pipeline: [], cursor: { batchSize: -1 } }, 51024],
    [{ find: 'local', batchSize: -1 }, 51024],
    [{ find: 'local', maxTimeMS: -1 }, 2],
    [{ find: 'local', readConcern: { level: 'linearizable' } }, 123],
    [{ find: 'local', readConcern: { level: 'snapshot' } }, 123],
    [{ find: 'local', readConcern: { level: 'strong' } }, 2],
    [{ find: 'local', apiStrict: true }, 322],
    [{ find: 'local', apiVersion: '2' }, 322],
    [{ explain: { find: 'local', filtre: {} } }, 40415],
    [{ explain: { find: 'local' }, verbosity: 'much' }, 9],
    [{ insert: 'local', documents: [{}], writeConcern: { w: 'two' } }, 2],
    [{ insert: 'local', documents: [{}], writeConcern: { w: 1, k: 1 } }, 40415],
    [{ collStats: 'local', scala: 1 }, 40415],
    [{ find: 'local', collation: { locale: 'zh', force: 1 } }, 40415],
    [{ find: 'local', collation: { strength: 1 } }, 40414],
    [{ find: 'local', collation: { locale: 'no such place' } }, 2],
    [{ find: 'local', collation: { locale: 'zh', strength: 6 } }, 2],
    [{ find: 'local', collation: { locale: 'fr', backwards: true } }, 238],
    [{ find: 'local', collation: { locale: 'zh@collation=nonsense' } }, 238],
    [{ create: 'other', size: 100 }, 72],
    [{ createIndexes: 'local', indexes: [{ key: { a: 1 }, name: 'a', foo: false }] }, 197],
    [{ createIndexes: 'local', indexes: [{ key: { a: 1 }, name: 'a', wildcardProjection: {} }] }, 238],
    [{ collMod: 'local', index: { name: 'a', foo: 1 } }, 40415],
    [{ bulkWrite: 1, ops: [], nsInfo: [] }, 59],
    [{ replSetStepDown: 1 }, 76],
    [{ aggregate: 'local', pipeline: [{ $lookup: { from: 'x', as: 'm', on: 1 } }], cursor: {} }, 9],
    [{ aggregate: 'local', pipeline: [{ $lookup: { from: 'x', as: 'm', localField: 'a' } }], cursor: {} }, 9],
    [{ aggregate: 'local', pipeline: [{ $lookup: { from: 'x', as: 'm', pipeline: [{ $nonsense: 1 }] } }], cursor: {} }, 40324],
    [{ aggregate: 'local', pipeline: [{ $lookup: { from: 'x', as: 'm', pipeline: [{ $out: 'y' }] } }], cursor: {} }, 51047],
    [{ aggregate: 'local', pipeline: [{ $unionWith: { coll: 'x', of: 1 } }], cursor: {} }, 40415],
    [{ aggregate: 'local', pipeline: [{ $facet: { a: [{ $facet: { b: [] } }] } }], cursor: {} }, 40600],
    [{ aggregate: 'local', pipeline: [{ $setWindowFields: {} }], cursor: {} }, 238],
    [{ aggregate: 'local', pipeline: [{ $project: { x: { $median: { input: '$a', method: 'approximate' } } } }], cursor: {} }, 238],
    [{ aggregate: 'local', pipeline: [{ $project: { x: { $sin: new Decimal128('1') } } }], cursor: {} }, 238],
    [{ aggregate: 'local', pipeline: [{ $project: { x: { $bitAnd: [1.5] } } }], cursor: {} }, 14],
    [{ aggregate: 'local', pipeline: [{ $match: { $expr: { $nonsense: new Binary() } } }], cursor: {} }, 168],
  ];
  it.each(refusals)('refuses %j', async (command, code) => {
    await fill('local', [{ _id: 1 }]);
    await expect(test.db.command(command)).rejects.toMatchObject({ code });
  });

  it('orders Chinese by pinyin, by strokes, and numbers in names by their value', async () => {
    await fill('local', ['张', '阿', '一', '李', '王'].map((name, _id) => ({ _id, name })));
    const names = async (collation: { locale: string; strength?: 1; numericOrdering?: boolean }) =>
      (await test.db.collection('local').find().collation(collation).sort({ name: 1 }).toArray()).map((doc) => doc['name'] as string).join('');
    expect(await names({ locale: 'zh' })).toBe('阿李王一张');
    expect(await names({ locale: 'zh@collation=stroke' })).toBe('一王张李阿');
    await fill('local', ['10号楼', '2号楼', '1号楼'].map((name, _id) => ({ _id, name })));
    expect(await names({ locale: 'zh', numericOrdering: true })).toBe('1号楼2号楼10号楼');
    await fill('local', [{ _id: 1, name: 'Straße' }, { _id: 2, name: 'STRASSE' }]);
    expect(await test.db.collection('local').countDocuments({ name: 'strasse' }, { collation: { locale: 'de', strength: 1 } })).toBe(2);
  });

  it('hides an index from the planner and shows it again', async () => {
    const items = test.db.collection('hidden');
    await items.insertOne({ a: 1 });
    await items.createIndex({ a: 1 }, { hidden: true });
    const stage = async (): Promise<unknown> => JSON.stringify(await items.find({ a: 1 }).explain('queryPlanner'));
    expect(await stage()).toContain('COLLSCAN');
    expect(await test.db.command({ collMod: 'hidden', index: { name: 'a_1', hidden: false } })).toMatchObject({ hidden_old: true, hidden_new: false });
    expect(await stage()).toContain('IXSCAN');
  });

  it('gives lists in batches', async () => {
    for (const name of ['l1', 'l2', 'l3']) await test.db.createCollection(name);
    const names = (await test.db.listCollections({ name: /^l\d$/ }, { batchSize: 1 }).toArray()).map((one) => one.name);
    expect(names).toEqual(['l1', 'l2', 'l3']);
  });
});
