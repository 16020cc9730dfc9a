/** A find for one _id is answered on a short way; it must give what the long way gives. */
import { Binary, Decimal128, Double, Long, ObjectId } from 'mongodb';
import { startTestEngine, type TestEngine } from './support';

describe('find by _id alone', () => {
  let test: TestEngine;
  beforeAll(async () => { test = await startTestEngine(); });
  afterAll(() => test.stop());
  const things = () => test.db.collection<{ _id: number; n?: number }>('things');

  const kept: [string, unknown, unknown][] = [
    ['int32 and double', 1, new Double(1)],
    ['int64 and decimal', Long.fromNumber(7), Decimal128.fromString('7.0')],
    ['text', '工单', '工单'],
    ['a text longer than a key', '长'.repeat(700), '长'.repeat(700)],
    ['an id', new ObjectId('64b000000000000000000001'), new ObjectId('64b000000000000000000001')],
    ['a date', new Date(5), new Date(5)],
    ['bytes', new Binary(Buffer.from('ab')), new Binary(Buffer.from('ab'))],
    ['a document', { a: 1, b: 2 }, { a: 1, b: 2 }],
    ['null', null, null],
    ['not a number', NaN, NaN],
    ['a boolean', true, true],
  ];
  it.each(kept)('finds %s, once, as the long way does', async (_what, stored, asked) => {
    await things().deleteMany({});
    await test.db.command({ insert: 'things', documents: [{ _id: stored, n: 1 }, { _id: 'another', n: 2 }] });
    const short = await test.db.command({ find: 'things', filter: { _id: asked }, limit: 1, singleBatch: true });
    const long = await test.db.command({ find: 'things', filter: { $and: [{ _id: asked }] } });
    expect(short).toEqual(long);
    expect((short as { cursor: { firstBatch: { n: number }[] } }).cursor.firstBatch.map(({ n }) => n)).toEqual([1]);
  });

  it('finds nothing where nothing is, also without a collection', async () => {
    for (const find of ['things', 'nowhere']) {
      expect(await test.db.command({ find, filter: { _id: 'nobody' } })).toMatchObject({ cursor: { firstBatch: [], ns: `test.${find}` }, ok: 1 });
    }
  });

  it('looks at everything else that is asked', async () => {
    await things().deleteMany({});
    await things().insertOne({ _id: 1, n: 1 });
    expect(await things().findOne({ _id: 1 }, { projection: { _id: 0 } })).toEqual({ n: 1 });
    expect(await things().find({ _id: 1 }).skip(1).toArray()).toEqual([]);
    expect(await things().find({ _id: { $gt: 0 } }).toArray()).toHaveLength(1);
    await expect(test.db.command({ find: 'things', filter: { _id: 1 }, limit: -1 })).rejects.toMatchObject({ code: 51024 });
    await expect(test.db.command({ find: 'things', filter: { _id: 1 }, colour: 1 })).rejects.toMatchObject({ code: 40415 });
    await expect(test.db.command({ find: '$bad', filter: { _id: 1 } })).rejects.toMatchObject({ code: 73 });
    await expect(test.db.command({ find: 'things', filter: { _id: 1 }, hint: 'none_1' })).rejects.toMatchObject({ code: 2 });
  });

  it('counts as a use of the index', async () => {
    const uses = async (): Promise<number> => Number((await things().aggregate<{ name: string; accesses: { ops: number } }>([{ $indexStats: {} }]).toArray()).find(({ name }) => name === '_id_')?.accesses.ops);
    const before = await uses();
    await things().findOne({ _id: 1 });
    expect(await uses()).toBe(before + 1);
  });
});
