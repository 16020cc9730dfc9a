/** Whatever is asked, the answer is an error of MongoDB's kind, never an internal one, and the engine goes on. */
import fc from 'fast-check';
import { MongoServerError, type Document } from 'mongodb';
import { startTestEngine, type TestEngine } from './support';

const names = [
  '$eq', '$gt', '$in', '$nin', '$not', '$exists', '$type', '$size', '$all', '$elemMatch', '$mod', '$regex', '$options', '$expr', '$and', '$or', '$nor',
  '$set', '$inc', '$push', '$pull', '$each', '$slice', '$sort', '$position', '$rename', '$unset', '$addToSet', '$pop', '$min', '$currentDate', '$setOnInsert',
  '$match', '$group', '$project', '$unwind', '$sum', '$first', '$cond', '$switch', '$filter', '$map', '$reduce', '$dateToString', '$dateTrunc', '$dateDiff',
  '$dateAdd', '$add', '$divide', '$round', '$substrCP', '$split', '$arrayElemAt', '$range', '$convert', '$getField', '$arrayToObject', '$sortArray', '$zip',
  '$literal', '$let', '$facet', '$bucket', '$replaceRoot', '$limit', '$skip', '$count', '$sortByCount', '$addFields',
  '$setField', '$unsetField', '$lookup', '$graphLookup', '$unionWith', '$bucketAuto', '$redact', '$sample', '$regexFind', '$replaceAll', '$concat', '$mergeObjects', '$objectToArray',

];
// (A zero byte can come into a name only by a value: what makes names of values is asked with it on purpose.)
const zeros: Document[] = [
  { pipeline: [{ $count: '\0' }] }, { pipeline: [{ $match: { a: 1 } }, { $count: 'a\0' }] }, { pipeline: [{ $group: { _id: 1, 'a.b': { $sum: 1 } } }] },
  { pipeline: [{ $unwind: { path: '$a', includeArrayIndex: 'a\0' } }] }, { pipeline: [{ $lookup: { from: 'items', localField: 'a', foreignField: 'a', as: '\0' } }] },
  { pipeline: [{ $project: { x: { $arrayToObject: [[['\0', 1]]] } } }] }, { pipeline: [{ $project: { x: { $arrayToObject: { $literal: [{ k: 'k\0', v: 1 }] } } } }] },
  { pipeline: [{ $project: { x: { $setField: { field: 'a\0', input: '$$ROOT', value: 1 } } } }] }, { pipeline: [{ $replaceWith: { $arrayToObject: { $literal: [['\0', 1]] } } }] },
  { pipeline: [{ $project: { x: '$a\0' } }] }, { pipeline: [{ $unset: 'a\0' }] }, { pipeline: [{ $group: { _id: '$a\0' } }] },
];
const key = fc.oneof(fc.constantFrom(...names), fc.constantFrom('a', 'b', 'a.b', 'a.$', 'a.$[]', 'a.$[x]', '', '.', 'a..b', '_id', '__proto__', 'input', 'date', 'unit', 'to', 'as', 'in', 'path'));
const leaf = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, 1, -1, 2.5, NaN, Infinity, 1e300, '', 'a', '$a', '$$ROOT', '$$x', '$', 'day', '\0', new Date(0), new Date(8.64e15), 4294967296n, [], {}, /a/i),
);
const anything: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(key, tie('value'), { maxKeys: 2, noNullPrototype: true })),
})).value;
const object = fc.dictionary(key, anything, { maxKeys: 2, noNullPrototype: true });

describe('hostile requests', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
    await test.db.collection<{ _id: number; a: unknown; b?: Date }>('items').insertMany([{ _id: 1, a: 1 }, { _id: 2, a: [{ b: 1 }, { b: null }] }, { _id: 3, a: 'text', b: new Date(0) }]);
  });
  afterAll(() => test.stop());

  const commands: [string, fc.Arbitrary<Document>][] = [
    ['find', fc.record({ find: fc.constant('items'), filter: object })],
    ['find with everything', fc.record({ find: fc.constant('items'), filter: fc.constant({}), projection: object, sort: object, limit: anything, skip: anything })],
    ['update', fc.record({ update: fc.constant('items'), updates: fc.array(fc.record({ q: fc.constant({ _id: 2 }), u: fc.oneof(object, fc.array(object, { maxLength: 2 })), upsert: fc.boolean() }), { minLength: 1, maxLength: 1 }) })],
    ['aggregate', fc.record({ aggregate: fc.constant('items'), pipeline: fc.array(object, { maxLength: 2 }), cursor: fc.constant({}) })],
    ['expressions', fc.record({ aggregate: fc.constant('items'), pipeline: fc.tuple(fc.record({ $project: fc.record({ x: object }) })), cursor: fc.constant({}) })],
    ['createIndexes', fc.record({ createIndexes: fc.constant('other'), indexes: fc.array(fc.record({ key: object, name: fc.string() }), { maxLength: 2 }) })],
    ['anything', fc.tuple(fc.constantFrom('insert', 'delete', 'count', 'distinct', 'findAndModify', 'getMore', 'killCursors', 'create', 'explain', 'listIndexes', 'validate', 'hello'), object)
      .chain(([name, rest]) => anything.map((value) => ({ [name]: value, ...rest })))],
  ];
  it.each(zeros)('a name that cannot be: %j is refused, and the engine goes on', async ({ pipeline }) => {
    const error: unknown = await test.db.command({ aggregate: 'items', pipeline, cursor: {} }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MongoServerError);
    expect((error as MongoServerError).code).not.toBe(1);
    const renamed: unknown = await test.db.collection<{ _id: number }>('items').updateOne({ _id: 1 }, { $rename: { a: 'b\0' } }).catch((thrown: unknown) => thrown);
    expect(renamed).toBeInstanceOf(MongoServerError);
    expect((renamed as MongoServerError).code).not.toBe(1);
    expect(await test.db.collection('items').countDocuments()).toBe(3);
  });
  it.each(commands)('%s: never an internal error', async (_title, command) => {
    await fc.assert(fc.asyncProperty(command, async (body) => {
      const error: unknown = await test.db.command(body).then(() => undefined, (thrown: unknown) => thrown);
      if (error instanceof MongoServerError && error.code === 1) throw error;
    }), { numRuns: Number(process.env.HOSTILE_RUNS ?? 300) });
    expect(await test.db.admin().ping()).toMatchObject({ ok: 1 });
  }, 120_000);
});
