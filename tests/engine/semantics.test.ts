/** More of MongoDB's answers, by table: [what, document(s), operation, expected]. Sources: the MongoDB manual and null_query_semantics.js. */
import { Decimal128, Long, type Document } from 'mongodb';
import { startTestEngine, type TestEngine } from './support';

let test: TestEngine;
beforeAll(async () => {
  test = await startTestEngine();
});
afterAll(() => test.stop());

const items = () => test.db.collection<Document>('items');
async function fill(documents: Document[]): Promise<void> {
  await items().deleteMany({});
  if (documents.length > 0) await items().insertMany(documents.map((one) => ({ ...one })));
}

describe('null, missing and arrays in queries', () => {
  const shapes: Document[] = [
    { _id: 'emptySub', a: {} }, { _id: 'null', a: null }, { _id: 'number', a: 4 }, { _id: 'subB', a: { b: 'hi' } }, { _id: 'subBNull', a: { b: null } },
    { _id: 'none' }, { _id: 'doubleArray', a: [[]] }, { _id: 'emptyArray', a: [] }, { _id: 'allNulls', a: [{ b: null }, {}] },
    { _id: 'noNulls', a: [{ b: 1 }, { b: 3 }] }, { _id: 'someNull', a: [{ b: null }, { b: 3 }] }, { _id: 'someMissing', a: [{ b: 3 }, {}] },
    { _id: 'numbers', a: [1, 2] }, { _id: 'nullElement', a: [null, 1] },
  ];
  const cases: [Document, string[]][] = [
    [{ 'a.b': null }, ['emptySub', 'null', 'number', 'subBNull', 'none', 'allNulls', 'someNull', 'someMissing']],
    [{ 'a.b': { $ne: null } }, ['subB', 'doubleArray', 'emptyArray', 'noNulls', 'numbers', 'nullElement']],
    [{ a: null }, ['null', 'none', 'nullElement']],
    [{ a: { $exists: false } }, ['none']],
    [{ 'a.b': { $exists: true } }, ['subB', 'subBNull', 'allNulls', 'noNulls', 'someNull', 'someMissing']],
    [{ a: { $elemMatch: { b: null } } }, ['allNulls', 'someNull', 'someMissing', 'doubleArray']],
    [{ a: [] }, ['doubleArray', 'emptyArray']],
    [{ a: { $in: [null, 4] } }, ['null', 'number', 'none', 'nullElement']],
    [{ a: { $not: { $gt: 1 } } }, ['emptySub', 'null', 'subB', 'subBNull', 'none', 'doubleArray', 'emptyArray', 'allNulls', 'noNulls', 'someNull', 'someMissing', 'nullElement']],
    [{ 'a.0': { $exists: true } }, ['doubleArray', 'allNulls', 'noNulls', 'someNull', 'someMissing', 'numbers', 'nullElement']],
    [{ a: { $size: 2 } }, ['allNulls', 'noNulls', 'someNull', 'someMissing', 'numbers', 'nullElement']],
  ];
  for (const [query, expected] of cases) {
    it(`${JSON.stringify(query)} finds the same with and without an index`, async () => {
      for (const indexed of [false, true]) {
        await items().drop();
        if (indexed) await items().createIndexes([{ key: { a: 1 } }, { key: { 'a.b': 1 } }]);
        await fill(shapes);
        const found = (await items().find(query).toArray()).map((one) => String(one['_id']));
        expect(found.sort()).toEqual([...expected].sort());
      }
    });
  }
});

describe('updates', () => {
  type Change = [string, Document, Document | Document[], Document, Document?, Document?];
  const cases: Change[] = [
    ['$push at a position', { a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
    ['$push sorts by a field, then cuts', { a: [{ s: 5 }, { s: 1 }] }, { $push: { a: { $each: [{ s: 3 }], $sort: { s: -1 }, $slice: 2 } } }, { a: [{ s: 5 }, { s: 3 }] }],
    ['$addToSet tells documents by the order of their keys', { a: [{ x: 1, y: 2 }] }, { $addToSet: { a: { $each: [{ x: 1, y: 2 }, { y: 2, x: 1 }] } } }, { a: [{ x: 1, y: 2 }, { y: 2, x: 1 }] }],
    ['$pull by operator', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    ['$pull by fields', { a: [{ x: 1, y: 1 }, { x: 2, y: 1 }] }, { $pull: { a: { x: 1, y: 1 } } }, { a: [{ x: 2, y: 1 }] }],
    ['$pullAll', { a: [1, 2, 1, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
    ['$pop from both ends', { a: [1, 2, 3], b: [1, 2, 3] }, { $pop: { a: 1, b: -1 } }, { a: [1, 2], b: [2, 3] }],
    ['$min and $max compare dates', { a: new Date(5), b: new Date(5) }, { $min: { a: new Date(3) }, $max: { b: new Date(3) } }, { a: new Date(3), b: new Date(5) }],
    ['$min sets what is missing', {}, { $min: { a: 3 } }, { a: 3 }],
    ['$mul of a missing field is zero', {}, { $mul: { a: 3 } }, { a: 0 }],
    ['$rename moves a nested field', { a: { b: 1, c: 2 } }, { $rename: { 'a.b': 'd.e' } }, { a: { c: 2 }, d: { e: 1 } }],
    ['$unset of an element leaves null', { a: [1, 2, 3] }, { $unset: { 'a.1': '' } }, { a: [1, null, 3] }],
    ['$set pads arrays with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    ['new fields come in the order of their names', { z: 0 }, { $set: { c: 1, a: 1, b: 1 } }, { z: 0, a: 1, b: 1, c: 1 }],
    ['$[] reaches every element', { a: [{ n: 1 }, { n: 2 }] }, { $inc: { 'a.$[].n': 10 } }, { a: [{ n: 11 }, { n: 12 }] }],
    ['$[id] reaches the chosen ones', { a: [1, 5, 9] }, { $set: { 'a.$[big]': 0 } }, { a: [1, 0, 0] }, {}, { arrayFilters: [{ big: { $gte: 5 } }] }],
    ['$ is the element the query found', { a: [{ k: 1, v: 0 }, { k: 2, v: 0 }] }, { $set: { 'a.$.v': 7 } }, { a: [{ k: 1, v: 0 }, { k: 2, v: 7 }] }, { 'a.k': 2 }],
    ['a replacement keeps only _id', { a: 1, b: 2 }, { c: 3 }, { c: 3 }],
    ['a pipeline computes from the document', { a: 2, b: 3 }, [{ $set: { sum: { $add: ['$a', '$b'] } } }, { $unset: 'a' }], { b: 3, sum: 5 }],
    ['$inc turns to int64 when 32 bits overflow', { a: 2147483647 }, { $inc: { a: 1 } }, { a: 2147483648 }],
  ];
  it.each(cases)('%s', async (_title, before, update, expected, filter = {}, options = {}) => {
    await fill([{ _id: 1, ...before }]);
    const asked = { _id: 1, ...filter } as Document;
    const isReplacement = !Array.isArray(update) && !Object.keys(update)[0]?.startsWith('$');
    if (isReplacement) await items().replaceOne(asked, update as Document);
    else await items().updateOne(asked, update, options);
    const [found] = await items().find({}, { projection: { _id: 0 } }).toArray();
    expect(JSON.stringify(found)).toBe(JSON.stringify(expected));
  });

  const refused: [string, Document, Document, number][] = [
    ['$push on what is no array', { a: 1 }, { $push: { a: 1 } }, 2],
    ['changing _id', { a: 1 }, { $set: { _id: 2 } }, 66],
    ['a field inside a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
    ['$inc past 64 bits', { a: Long.MAX_VALUE }, { $inc: { a: 1 } }, 2],
    ['two operators on one path', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['$ without a match in an array', { a: [1] }, { $set: { 'a.$': 1 } }, 2],
    ['$[id] without its filter', { a: [1] }, { $set: { 'a.$[x]': 1 } }, 2],
  ];
  it.each(refused)('refuse %s and change nothing', async (_title, before, update, code) => {
    await fill([{ _id: 1, ...before }]);
    await expect(items().updateOne({ _id: 1 } as Document, update)).rejects.toMatchObject({ code });
    const [found] = await items().find({}, { projection: { _id: 0 }, promoteLongs: false }).toArray();
    expect(found).toEqual(before);
  });

  it('upsert starts from the equalities of the filter', async () => {
    await fill([]);
    const filter = { a: 1, b: { $eq: 2 }, c: { $gt: 3 }, $and: [{ 'd.e': 4 }] };
    const done = await items().updateOne(filter, { $set: { f: 5 }, $setOnInsert: { g: 6 } }, { upsert: true });
    expect(done).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
    expect(await items().find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ a: 1, b: 2, d: { e: 4 }, f: 5, g: 6 }]);
    const again = await items().updateOne({ a: 1 }, { $set: { f: 5 }, $setOnInsert: { g: 7 } }, { upsert: true });
    expect(again).toMatchObject({ matchedCount: 1, modifiedCount: 0, upsertedCount: 0 });
  });

  it('findOneAndUpdate gives the document before or after, or inserts', async () => {
    await fill([{ _id: 1, n: 1 }]);
    expect(await items().findOneAndUpdate({ n: 1 }, { $inc: { n: 1 } })).toEqual({ _id: 1, n: 1 });
    expect(await items().findOneAndUpdate({ n: 2 }, { $inc: { n: 1 } }, { returnDocument: 'after' })).toEqual({ _id: 1, n: 3 });
    expect(await items().findOneAndUpdate({ n: 9 }, { $inc: { n: 1 } })).toBeNull();
    expect(await items().findOneAndUpdate({ _id: 2 } as Document, { $set: { n: 9 } }, { upsert: true, returnDocument: 'after' })).toEqual({ _id: 2, n: 9 });
    expect(await items().findOneAndDelete({ n: 9 })).toEqual({ _id: 2, n: 9 });
    expect(await items().countDocuments()).toBe(1);
  });
});

describe('projections', () => {
  const document = { _id: 1, a: [1, 2, 3, 4], b: { c: 1, d: 2 }, e: [{ k: 1, v: 1 }, { k: 2, v: 2 }] };
  const cases: [string, Document, Document, Document?][] = [
    ['inclusion', { 'b.c': 1, _id: 0 }, { b: { c: 1 } }],
    ['exclusion', { b: 0, e: 0 }, { _id: 1, a: [1, 2, 3, 4] }],
    ['$slice alone leaves the rest', { a: { $slice: -2 }, e: 0 }, { _id: 1, a: [3, 4], b: { c: 1, d: 2 } }],
    ['$slice with a start', { a: { $slice: [1, 2] }, _id: 1 }, { _id: 1, a: [2, 3] }],
    ['$elemMatch', { e: { $elemMatch: { k: 2 } } }, { _id: 1, e: [{ k: 2, v: 2 }] }],
    ['the positional $', { 'e.$': 1 }, { _id: 1, e: [{ k: 2, v: 2 }] }, { 'e.k': 2 }],
    ['an expression', { _id: 0, first: { $arrayElemAt: ['$a', 0] } }, { first: 1 }],
    ['fields of array elements', { 'e.v': 1, _id: 0 }, { e: [{ v: 1 }, { v: 2 }] }],
  ];
  it.each(cases)('%s', async (_title, projection, expected, filter = {}) => {
    await fill([document]);
    expect(await items().find(filter, { projection }).toArray()).toEqual([expected]);
  });
});

describe('pipelines', () => {
  it('group, sort, unwind, facet and bucket', async () => {
    await fill([{ _id: 1, u: 'a', n: 1, t: ['x', 'y'] }, { _id: 2, u: 'b', n: 5, t: [] }, { _id: 3, u: 'a', n: 3, t: ['y'] }, { _id: 4, u: 'b', n: null }]);
    const ask = (...stages: Document[]) => items().aggregate(stages).toArray();
    expect(await ask({ $group: { _id: '$u', s: { $sum: '$n' }, m: { $avg: '$n' }, lo: { $min: '$n' }, hi: { $max: '$n' }, c: { $count: {} }, f: { $first: '$_id' }, l: { $last: '$_id' }, all: { $push: '$n' } } }, { $sort: { _id: 1 } }))
      .toEqual([{ _id: 'a', s: 4, m: 2, lo: 1, hi: 3, c: 2, f: 1, l: 3, all: [1, 3] }, { _id: 'b', s: 5, m: 5, lo: 5, hi: 5, c: 2, f: 2, l: 4, all: [5, null] }]);
    expect(await ask({ $unwind: { path: '$t', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } }, { $project: { t: 1, i: 1 } }))
      .toEqual([{ _id: 1, t: 'x', i: 0 }, { _id: 1, t: 'y', i: 1 }, { _id: 2, i: null }, { _id: 3, t: 'y', i: 0 }, { _id: 4, i: null }]);
    expect(await ask({ $unwind: '$t' }, { $sortByCount: '$t' })).toEqual([{ _id: 'y', count: 2 }, { _id: 'x', count: 1 }]);
    expect(await ask({ $match: { n: { $ne: null } } }, { $bucket: { groupBy: '$n', boundaries: [1, 3], default: 'more' } })).toEqual([{ _id: 1, count: 1 }, { _id: 'more', count: 2 }]);
    expect(await ask({ $facet: { total: [{ $count: 'n' }], top: [{ $sort: { n: -1 } }, { $limit: 1 }, { $project: { n: 1 } }] } })).toEqual([{ total: [{ n: 4 }], top: [{ _id: 2, n: 5 }] }]);
    expect(await ask({ $group: { _id: { u: '$u' } } }, { $count: 'groups' })).toEqual([{ groups: 2 }]);
    expect(await ask({ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { x: '$n', w: { $size: '$t' } } } })).toEqual([{ x: 1, w: 2 }]);
    expect(await items().distinct('t')).toEqual(['x', 'y']);
  });

  const expressions: [Document | string, unknown][] = [
    [{ $add: [Decimal128.fromString('0.1'), Decimal128.fromString('0.2')] }, Decimal128.fromString('0.3')],
    [{ $divide: [7, 2] }, 3.5],
    [{ $mod: [-7, 3] }, -1],
    [{ $round: [2.345, 2] }, 2.35],
    [{ $round: [12345, -2] }, 12300],
    [{ $dateToString: { date: new Date('2026-03-31T16:30:00Z'), format: '%Y-%m-%d %H:%M', timezone: '+08:00' } }, '2026-04-01 00:30'],
    [{ $dateDiff: { startDate: new Date('2026-01-31T15:59:59Z'), endDate: new Date('2026-01-31T16:00:00Z'), unit: 'month', timezone: '+08:00' } }, 1],
    [{ $hour: { date: new Date('2026-03-31T16:30:00Z'), timezone: 'Asia/Shanghai' } }, 0],
    [{ $dateFromString: { dateString: '2026-04-01 08:30', timezone: '+08:00' } }, new Date('2026-04-01T00:30:00Z')],
    [{ $filter: { input: [1, 2, 3], as: 'x', cond: { $gt: ['$$x', 1] } } }, [2, 3]],
    [{ $reduce: { input: [1, 2, 3], initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
    [{ $map: { input: ['a', 'b'], in: { $concat: ['$$this', '!'] } } }, ['a!', 'b!']],
    [{ $switch: { branches: [{ case: { $gt: [1, 2] }, then: 'x' }], default: 'y' } }, 'y'],
    [{ $ifNull: ['$missing', null, 'end'] }, 'end'],
    [{ $in: ['b', ['a', 'b']] }, true],
    [{ $slice: [[1, 2, 3, 4], -3, 2] }, [2, 3]],
    [{ $indexOfCP: ['中文字', '字'] }, 2],
    [{ $split: ['a-b-c', '-'] }, ['a', 'b', 'c']],
    [{ $trim: { input: '  x ' } }, 'x'],
    [{ $setUnion: [[2, 1], [1, 3]] }, [1, 2, 3]],
    [{ $cmp: ['a', 1] }, 1],
    [{ $mergeObjects: [{ a: 1 }, null, { b: 2 }] }, { a: 1, b: 2 }],
    [{ $getField: 'dotless' }, 'yes'],
    [{ $arrayToObject: [[{ k: 'a', v: 1 }]] }, { a: 1 }],
    [{ $let: { vars: { x: 2 }, in: { $multiply: ['$$x', 3] } } }, 6],
    [{ $toInt: '12' }, 12],
    [{ $convert: { input: 'x', to: 'int', onError: -1 } }, -1],
  ];
  it.each(expressions)('%j', async (expression, expected) => {
    await fill([{ dotless: 'yes' }]);
    const [found] = await items().aggregate([{ $project: { _id: 0, value: expression } }]).toArray();
    expect(found?.['value']).toEqual(expected);
  });

  it('sorts Chinese by pinyin under a collation', async () => {
    await fill(['张', '李', '王', '陈'].map((name) => ({ name })));
    const sorted = await items().find({}, { collation: { locale: 'zh' } }).sort({ name: 1 }).toArray();
    expect(sorted.map((one) => one['name'] as string)).toEqual(['陈', '李', '王', '张']);
    expect(await items().countDocuments({ name: 'x' }, { collation: { locale: 'en', strength: 2 } })).toBe(0);
  });
});
