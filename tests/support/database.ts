import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Connection } from 'mongoose';
import { connectDatabase, openConnection, withName, type Database } from '../../server/platform/database/connect';
import { createLogger } from '../../server/platform/logger';
import { scratchDirectory } from './scratch';

const silent = createLogger('silent');
let started: Promise<{ database: Database; directory: string }> | undefined;

async function start(): Promise<{ database: Database; directory: string }> {
  const directory = await scratchDirectory('linli-test-');
  const database = await connectDatabase({ mongodbUri: process.env.TEST_MONGODB_URI ?? null, dataDir: directory, engineListen: '127.0.0.1:0', inProcess: true }, silent);
  return { database, directory };
}

/** Address of a database of its own, empty, on the engine of this test file (or on TEST_MONGODB_URI). */
export async function freshDatabaseUri(): Promise<string> {
  started ??= start();
  return withName((await started).database.uri, `t${randomUUID().replaceAll('-', '')}`);
}

/** A connection to an empty database; close it in the end. */
export async function freshDatabase(): Promise<Connection> {
  return openConnection(await freshDatabaseUri(), silent);
}

afterAll(async () => {
  if (!started) return;
  const { database, directory } = await started;
  started = undefined;
  await database.close();
  await rm(directory, { recursive: true, force: true });
});
