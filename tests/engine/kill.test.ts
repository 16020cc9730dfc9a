/**
 * `kill -9` twenty times under mixed load: no acknowledged write is lost, none is half there, indexes equal documents.
 * Every lane owns its documents and notes before each write what it may become, and after the answer what it is. After
 * each kill a new engine on the same directory must hold, for every document, one or the other.
 */
import { rmSync } from 'node:fs';
import { MongoClient, type Collection } from 'mongodb';
import { EngineProgram, killed } from './child';
import { newDirectory } from './support';

const kills = 20;
const lanes = 12;

interface Item {
  _id: string;
  lane: number;
  n: number;
  /** Says the same as n in other fields and indexes: a write that is half there does not add up. */
  minus: number;
  tags: string[];
  pad: string;
}

const padOf = (n: number): string => 'x'.repeat(n % 9 === 0 ? 12_000 : 40 + (n % 50));
const itemOf = (_id: string, lane: number, n: number): Item => ({ _id, lane, n, minus: -n, tags: [`lane${lane}`, `n${n}`], pad: padOf(n) });
const isWhole = (item: Item): boolean => item.minus === -item.n && item.tags[1] === `n${item.n}` && item.pad.length === padOf(item.n).length;

/** The n of a document, or undefined when it is not there. */
type State = number | undefined;

class Ledger {
  readonly known = new Map<string, State>();
  readonly possible = new Map<string, State>();
  acknowledged = 0;

  /** Runs a write that makes `next` of the documents; only its answer makes it known. */
  async write(ids: readonly string[], next: State, work: () => Promise<unknown>): Promise<void> {
    for (const id of ids) this.possible.set(id, next);
    await work();
    for (const id of ids) {
      this.known.set(id, next);
      this.possible.delete(id);
    }
    this.acknowledged += 1;
  }

  /** What was neither known nor possible; then what is stored is what is known. */
  settle(stored: ReadonlyMap<string, Item>): string[] {
    const wrong: string[] = [];
    for (const id of new Set([...this.known.keys(), ...this.possible.keys(), ...stored.keys()])) {
      const is = stored.get(id)?.n;
      const fits = is === this.known.get(id) || (this.possible.has(id) && is === this.possible.get(id));
      if (!fits) wrong.push(`${id}: is ${is}, known as ${this.known.get(id)}, perhaps ${this.possible.get(id)}`);
      this.known.set(id, is);
    }
    this.possible.clear();
    return wrong;
  }
}

const changeTo = (n: number) => ({ $set: { n, minus: -n, 'tags.1': `n${n}`, pad: padOf(n) } });

/** One lane: inserts alone and many at once, updates, findAndModify, updates of many, deletes; until the connection breaks. */
async function lane(items: Collection<Item>, round: number, number: number, ledger: Ledger): Promise<void> {
  const id = (i: number): string => `r${round}l${number}i${i}`;
  try {
    for (let i = 0; ; i += 5) {
      const [one, ...many] = [id(i), id(i + 1), id(i + 2), id(i + 3)];
      await ledger.write([one], 1, () => items.insertOne(itemOf(one, number, 1)));
      await ledger.write(many, 1, () => items.insertMany(many.map((each) => itemOf(each, number, 1))));
      await ledger.write([one], 9, () => items.updateOne({ _id: one, n: 1 }, changeTo(9)));
      await ledger.write([one], 10, () => items.findOneAndUpdate({ lane: number, n: 9, _id: one }, changeTo(10), { returnDocument: 'after' }));
      await ledger.write(many, 2, () => items.updateMany({ _id: { $in: many } }, changeTo(2)));
      await ledger.write([many[0] as string], undefined, () => items.deleteOne({ _id: many[0] as string }));
      await ledger.write([id(i + 4)], 27, () => items.replaceOne({ _id: id(i + 4) }, itemOf(id(i + 4), number, 27), { upsert: true }));
      await ledger.write([many[1] as string], undefined, () => items.findOneAndDelete({ _id: many[1] as string }));
    }
  } catch {
    // The engine was killed: what was on its way stays possible.
  }
}

/** Builds and drops an index again and again; says whether it must be there. */
async function builder(items: Collection<Item>, index: { built: boolean | undefined }): Promise<void> {
  try {
    for (;;) {
      index.built = undefined;
      await items.createIndex({ lane: 1, pad: 1 }, { name: 'coming and going' });
      index.built = true;
      await new Promise((resolve) => setTimeout(resolve, 20));
      index.built = undefined;
      await items.dropIndex('coming and going');
      index.built = false;
    }
  } catch {
    // Killed.
  }
}

async function checked(client: MongoClient, items: Collection<Item>, ledger: Ledger, built: boolean | undefined): Promise<void> {
  const stored = new Map((await items.find().toArray()).map((item) => [item._id, item]));
  expect(ledger.settle(stored)).toEqual([]);
  expect([...stored.values()].filter((item) => !isWhole(item))).toEqual([]);
  expect(await items.estimatedDocumentCount()).toBe(stored.size);
  const names = (await items.indexes().catch(() => [])).map((index) => index.name);
  if (built !== undefined) expect(names.includes('coming and going')).toBe(built);
  if (stored.size > 0) expect(await client.db('test').command({ validate: 'items' })).toMatchObject({ valid: true, errors: [], nrecords: stored.size });
}

describe('kill -9', () => {
  let program: EngineProgram;
  beforeAll(async () => {
    program = await EngineProgram.build();
  });
  afterAll(() => program.remove());

  it(`${kills} times under mixed load loses no acknowledged write and leaves none half there`, async () => {
    const directory = newDirectory();
    const ledger = new Ledger();
    const index: { built: boolean | undefined } = { built: false };
    for (let round = 0; round <= kills; round += 1) {
      const child = await program.start(directory);
      const client = new MongoClient(child.uri, { serverSelectionTimeoutMS: 300, maxPoolSize: 30 });
      try {
        const items = client.db('test').collection<Item>('items');
        await checked(client, items, ledger, index.built);
        if (round === kills) break;
        await items.createIndexes([{ key: { lane: 1, n: -1 } }, { key: { tags: 1 } }, { key: { minus: 1 }, unique: false, partialFilterExpression: { n: { $gte: 9 } } }]);
        const running = [...Array.from({ length: lanes }, (_, i) => lane(items, round, i, ledger)), builder(items, index)];
        const before = ledger.acknowledged;
        while (ledger.acknowledged < before + 50 + round * 5) await new Promise((resolve) => setTimeout(resolve, 3));
        await killed(child.process);
        await Promise.all(running);
      } finally {
        await killed(child.process);
        await client.close();
      }
    }
    expect(ledger.acknowledged).toBeGreaterThan(kills * 90);
    rmSync(directory, { recursive: true, force: true });
  }, 300_000);
});
