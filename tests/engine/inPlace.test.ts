/** Pipelines over everything read documents where LMDB puts one after another: none may show in another. */
import { Binary, ObjectId } from 'mongodb';
import { startTestEngine, type TestEngine } from './support';

interface Row {
  readonly _id: number;
  readonly id: ObjectId;
  readonly bytes: Binary;
  readonly inner: { readonly list: readonly string[] };
  readonly filling: string;
}

/** Lengths from a few bytes to more than LMDB's first buffer, in no order. */
const rowOf = (n: number): Row => ({
  _id: n, id: new ObjectId(n.toString(16).padStart(24, 'a')), bytes: new Binary(Buffer.alloc(1 + (n % 40), n)),
  inner: { list: [`第${n}条`, 'x'.repeat(n % 13)] }, filling: '井'.repeat(n % 97 === 0 ? 50_000 : (n * 37) % 400),
});

describe('documents read in place', () => {
  let test: TestEngine;
  const rows = Array.from({ length: 2500 }, (_, n) => rowOf(n));
  beforeAll(async () => {
    test = await startTestEngine();
    await test.db.collection<Row>('rows').insertMany(rows);
  });
  afterAll(() => test.stop());

  it('keeps every value of every document apart', async () => {
    const pushed = await test.db.collection<Row>('rows').aggregate<{ all: Row[] }>([
      { $group: { _id: { $mod: ['$_id', 2] }, all: { $push: { _id: '$_id', id: '$id', bytes: '$bytes', inner: '$inner', filling: '$filling' } } } },
      { $sort: { _id: 1 } },
    ]).toArray();
    expect(pushed.map(({ all }) => all.length)).toEqual([1250, 1250]);
    const found = pushed.flatMap(({ all }) => all).sort((a, b) => a._id - b._id);
    expect(found.map((row) => ({ ...row, id: row.id.toHexString(), bytes: Buffer.from(row.bytes.buffer).toString('hex') })))
      .toEqual(rows.map((row) => ({ ...row, id: row.id.toHexString(), bytes: Buffer.from(row.bytes.buffer).toString('hex') })));
  });

  it('sees what was written before, again and again', async () => {
    const sum = async (): Promise<number> => (await test.db.collection<Row>('rows').aggregate<{ n: number }>([{ $group: { _id: '$none', n: { $sum: '$_id' } } }]).toArray())[0]?.n ?? 0;
    const before = await sum();
    for (let n = 1; n <= 5; n += 1) {
      await test.db.collection<Row>('rows').insertOne(rowOf(10_000 + n));
      expect(await sum()).toBe(before + n * 10_000 + (n * (n + 1)) / 2);
    }
  });
});
