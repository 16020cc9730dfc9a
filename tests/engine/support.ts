/** An engine of its own for a test, with a raw driver's client. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db } from 'mongodb';
import { startEngineInProcess, type RunningEngine } from '../../server/engine';

export interface TestEngine {
  readonly directory: string;
  readonly engine: RunningEngine;
  readonly client: MongoClient;
  readonly db: Db;
  stop(): Promise<void>;
}

export const newDirectory = (): string => mkdtempSync(join(tmpdir(), 'engine-test-'));

/** Starts an engine in its own directory; `stop` removes that. */
export async function startTestEngine(directory = newDirectory()): Promise<TestEngine> {
  const engine = await startEngineInProcess({ dataDir: directory, listen: {} });
  const client = new MongoClient(engine.uri);
  await client.connect();
  return {
    directory, engine, client, db: client.db('test'),
    stop: async () => {
      await client.close();
      await engine.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
