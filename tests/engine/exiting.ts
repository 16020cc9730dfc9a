/** A program that ends itself in the middle of its writes: `thread` or `process` says where its engine runs. */
import { MongoClient } from 'mongodb';
import { startEngine, startEngineInProcess } from '../../server/engine';

const [where, dataDir = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const engine = await (where === 'thread' ? startEngine : startEngineInProcess)({ dataDir, listen: { port: 0 } });
  const items = (await new MongoClient(engine.uri).connect()).db('test').collection('items');
  let written = 0;
  const writing = Array.from({ length: 16 }, async () => {
    for (;;) {
      await items.insertOne({ text: 'x'.repeat(500) });
      written += 1;
      // (Not at the end of a turn: in the middle of what the others have begun.)
      if (written === 200) setImmediate(() => process.exit(7));
    }
  });
  await Promise.all(writing);
}

void main();
