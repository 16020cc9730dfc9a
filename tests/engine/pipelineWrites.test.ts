/** $out and $merge, and the answers of a standalone that strangers' suites ask for. */
import { Code, Timestamp } from 'mongodb';
import { startTestEngine, type TestEngine } from './support';

interface Row {
  readonly _id: number;
  readonly a?: number;
  readonly b?: number;
  readonly c?: unknown;
}

describe('pipelines that write', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
    await test.db.collection<Row>('from').insertMany([{ _id: 1, a: 1 }, { _id: 2, a: 2 }, { _id: 3, a: 3 }]);
  });
  afterAll(() => test.stop());

  const all = (name: string): Promise<Row[]> => test.db.collection<Row>(name).find().sort({ _id: 1 }).toArray();
  const from = () => test.db.collection<Row>('from');

  it('$out replaces a collection as a whole and keeps its indexes', async () => {
    await test.db.collection<Row>('out').insertOne({ _id: 9 });
    await test.db.collection('out').createIndex({ a: 1 }, { unique: true });
    expect(await from().aggregate([{ $match: { a: { $gt: 1 } } }, { $out: 'out' }]).toArray()).toEqual([]);
    expect(await all('out')).toEqual([{ _id: 2, a: 2 }, { _id: 3, a: 3 }]);
    expect((await test.db.collection('out').listIndexes().toArray()).map((index) => index.name)).toEqual(['_id_', 'a_1']);
    await expect(from().aggregate([{ $set: { a: 7 } }, { $out: 'out' }]).toArray()).rejects.toMatchObject({ code: 11000 });
    expect(await all('out')).toEqual([{ _id: 2, a: 2 }, { _id: 3, a: 3 }]);
    await from().aggregate([{ $match: { a: 99 } }, { $out: { db: test.db.databaseName, coll: 'out' } }]).toArray();
    expect(await all('out')).toEqual([]);
    expect((await test.db.listCollections({ name: /^tmp/ }).toArray())).toEqual([]);
  });

  const merges: [string, object, Row[]][] = [
    ['merges by default', {}, [{ _id: 1, a: 1, b: 10 }, { _id: 2, a: 2 }, { _id: 3, a: 3 }]],
    ['replaces', { whenMatched: 'replace' }, [{ _id: 1, a: 1 }, { _id: 2, a: 2 }, { _id: 3, a: 3 }]],
    ['keeps what is there', { whenMatched: 'keepExisting' }, [{ _id: 1, b: 10 }, { _id: 2, a: 2 }, { _id: 3, a: 3 }]],
    ['discards what is new', { whenNotMatched: 'discard' }, [{ _id: 1, a: 1, b: 10 }]],
    ['runs a pipeline', { whenMatched: [{ $set: { b: { $add: ['$b', '$$new.a'] } } }], whenNotMatched: 'discard' }, [{ _id: 1, b: 11 }]],
    ['runs a pipeline with variables', { let: { n: '$a' }, whenMatched: [{ $set: { c: '$$n' } }], whenNotMatched: 'discard' }, [{ _id: 1, b: 10, c: 1 }]],
  ];
  it.each(merges)('$merge %s', async (_title, options, expected) => {
    await test.db.collection('into').deleteMany({});
    await test.db.collection<Row>('into').insertOne({ _id: 1, b: 10 });
    await from().aggregate([{ $merge: { into: 'into', ...options } }]).toArray();
    expect(await all('into')).toEqual(expected);
  });

  it('$merge refuses what cannot be joined', async () => {
    const run = (merge: object, last: object[] = []) => from().aggregate([{ $merge: merge }, ...last]).toArray();
    await expect(run({ into: 'into', on: 'a' })).rejects.toMatchObject({ code: 51183 });
    await expect(run({ into: 'into', whenMatched: 'x' })).rejects.toMatchObject({ code: 2 });
    await expect(run({ into: 'from', whenMatched: 'fail' })).rejects.toMatchObject({ code: 11000 });
    await expect(run({ into: 'nobody', whenNotMatched: 'fail' })).rejects.toMatchObject({ code: 13113 });
    await expect(run({ into: 'into' }, [{ $match: {} }])).rejects.toMatchObject({ code: 40601 });
    await test.db.collection('joined').createIndex({ a: 1 }, { unique: true });
    await from().aggregate([{ $project: { a: 1, _id: 0 } }, { $merge: { into: 'joined', on: 'a' } }]).toArray();
    await expect(from().aggregate([{ $project: { a: { $literal: null } } }, { $merge: { into: 'joined', on: 'a' } }]).toArray()).rejects.toMatchObject({ code: 51132 });
    expect(await test.db.collection('joined').countDocuments()).toBe(3);
  });
});

describe('a standalone to strangers', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
    await test.db.collection<Row>('c').insertMany([{ _id: 1, a: 1 }, { _id: 2, a: 2 }, { _id: 3, a: 3 }]);
  });
  afterAll(() => test.stop());

  const errors: [object, number][] = [
    [{ find: 1 }, 73], [{ insert: 'c' }, 40414], [{ insert: 'c', documents: [1] }, 14], [{ update: 'c', updates: [{ u: {} }] }, 40414],
    [{ delete: 'c', deletes: [{ q: {} }] }, 40414], [{ distinct: 'c' }, 40414], [{ aggregate: 'c', cursor: {} }, 40414], [{ dropIndexes: 'c' }, 40414],
    [{ createIndexes: 'c', indexes: [{ key: { a: 1 } }] }, 9], [{ createIndexes: 'c', indexes: [{ key: { a: 'odd' }, name: 'a' }] }, 67],
    [{ listDatabases: 1 }, 13], [{ create: 'system.odd' }, 73], [{ getParameter: 1, odd: 1 }, 72],
    [{ find: 'c', writeConcern: { w: 1 } }, 72], [{ insert: 'c', documents: [{}], readConcern: { level: 'majority' } }, 72],
    [{ distinct: 'c', key: 'a', apiVersion: '1', apiStrict: true }, 323], [{ find: 'c', sort: { $natural: 1, a: 1 } }, 2],
    [{ aggregate: 'c', pipeline: [{ $limit: 0 }], cursor: {} }, 15958], [{ aggregate: 'c', pipeline: [{ $skip: -1 }], cursor: {} }, 5107200],
    [{ aggregate: 'c', pipeline: [{ $count: 'a.b' }], cursor: {} }, 40160], [{ update: 'c', updates: [{ q: {}, u: [{ $odd: 1 }] }] }, 40324],
    [{ update: 'c', updates: [{ q: {}, u: [{ $group: { _id: 1 } }] }] }, 72], [{ update: 'c', updates: [{ q: { a: 1, 'a.b': 1 }, u: { $set: { b: 1 } }, upsert: true }] }, 54],
  ];
  it.each(errors)('%j answers %d', async (command, code) => {
    const reply = await test.db.command(command).then((one) => one as { writeErrors?: unknown[] }, (error: unknown) => error);
    expect(reply).toMatchObject('writeErrors' in (reply as object) ? { writeErrors: [{ code }] } : { code });
  });

  it('counts nothing for a statement that failed', async () => {
    expect(await test.db.command({ update: 'c', updates: [{ q: { _id: 1 }, u: { $set: { _id: 5 } } }] })).toMatchObject({ n: 0, nModified: 0, writeErrors: [{ code: 66 }] });
  });

  it('sorts by the order of storage, counts with a negative limit, and finds equal words once', async () => {
    expect((await test.db.collection('c').find().sort({ $natural: -1 }).toArray()).map((doc) => doc._id)).toEqual([3, 2, 1]);
    expect(await test.db.command({ count: 'c', limit: -2 })).toMatchObject({ n: 2 });
    await test.db.collection('words').insertMany([{ w: 'ping' }, { w: 'PING' }, { w: 'pong' }]);
    expect(await test.db.collection('words').distinct('w', {}, { collation: { locale: 'en', strength: 2 } })).toEqual(['ping', 'pong']);
  });

  it('keeps code with its scope', async () => {
    await test.db.collection<{ _id: number; c: Code }>('code').insertOne({ _id: 1, c: new Code('x + 1', { x: 1 }) });
    await test.db.collection<{ _id: number; n?: number }>('code').updateOne({ _id: 1 }, { $set: { n: 1 } });
    expect((await test.db.collection('code').findOne())?.c).toEqual(new Code('x + 1', { x: 1 }));
  });

  it('puts the time in the place of an empty timestamp', async () => {
    await test.db.collection('t').insertOne({ t: new Timestamp({ t: 0, i: 0 }), inner: { t: new Timestamp({ t: 0, i: 0 }) } });
    const doc = await test.db.collection('t').findOne();
    expect((doc?.t as Timestamp).getHighBits()).toBeGreaterThan(1_600_000_000);
    expect((doc?.inner as { t: Timestamp }).t.isZero()).toBe(true);
  });
});
