/** The answers of MongoDB, by table: each probe is asked over the wire. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EJSON } from 'bson';
import type { Document } from 'mongodb';
import { startTestEngine, type TestEngine } from './support';

interface Probe {
  readonly name: string;
  readonly kind: 'match' | 'expression' | 'update' | 'aggregate';
  readonly query: Document;
  readonly document: Document;
  readonly documents: Document[];
  readonly pipeline: Document[];
  readonly expression: Document;
  readonly update: Document;
  readonly filter: Document;
  readonly arrayFilters: Document[];
  readonly compare?: string;
  readonly expected: unknown;
  readonly expected_error?: boolean;
}

/** $dateDiff returns an int64 (manual, "$dateDiff"); the probe wrote an int32. Both are the number 1. */
const numberTypeDiffers = new Set(['$dateDiff day']);

const probes = readFileSync(join(__dirname, 'probes.jsonl'), 'utf8').trim().split('\n')
  .map((line) => EJSON.parse(line, { relaxed: false }) as Probe);
const canonical = (value: unknown): string => EJSON.stringify({ value }, { relaxed: false });
const exact = { promoteValues: false, promoteLongs: false, bsonRegExp: true } as const;

describe('answers as MongoDB gives them', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
  });
  afterAll(() => test.stop());

  const collection = () => test.db.collection('probe');
  const fill = async (documents: Document[]): Promise<void> => {
    await collection().deleteMany({});
    await collection().insertMany(documents.map((document) => ({ ...document })));
  };

  it.each(probes.map((probe) => [`${probe.kind}: ${probe.name}`, probe] as const))('%s', async (_title, probe) => {
    if (probe.kind === 'match') {
      await fill([probe.document]);
      expect(await collection().countDocuments(probe.query)).toBe(probe.expected ? 1 : 0);
    } else if (probe.kind === 'update') await checkUpdate(probe);
    else if (probe.kind === 'expression') await checkExpression(probe);
    else await checkAggregate(probe);
  });

  async function checkUpdate(probe: Probe): Promise<void> {
    await fill([{ _id: 1, ...probe.document }]);
    const options = probe.arrayFilters.length > 0 ? { arrayFilters: probe.arrayFilters } : {};
    const done = collection().updateOne({ _id: 1, ...probe.filter } as Document, probe.update, options);
    if (probe.expected_error) {
      await expect(done).rejects.toThrow();
      return;
    }
    await done;
    const [found] = await collection().find({}, { projection: { _id: 0 }, ...exact }).toArray();
    expect(canonical(found)).toBe(canonical(probe.expected));
  }

  async function checkExpression(probe: Probe): Promise<void> {
    await fill([probe.document]);
    const [found] = await collection().aggregate([{ $project: { _id: 0, value: probe.expression } }], exact).toArray();
    const value: unknown = found?.['value'];
    if (numberTypeDiffers.has(probe.name)) expect(Number(value)).toBe(Number(probe.expected));
    else expect(canonical(value)).toBe(canonical(probe.expected));
  }

  async function checkAggregate(probe: Probe): Promise<void> {
    await fill(probe.documents);
    const found = await collection().aggregate(probe.pipeline, exact).toArray();
    const seen = probe.compare === 'order of field i' ? found.map((document) => document['i'] as unknown) : found;
    expect(canonical(seen)).toBe(canonical(probe.expected));
  }
});
