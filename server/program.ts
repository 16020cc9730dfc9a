import type { mongo } from 'mongoose';
import { ConfigError, readConfig, type ServerConfig } from '../config/server';
import { hooksOf } from './app';
import { features } from './features';
import type { StoredKey } from './http/types';
import { systemClock } from './platform/clock';
import { createDeps } from './platform/createDeps';
import { connectDatabase, type Database } from './platform/database/connect';
import { NewerDatabaseError } from './platform/database/migrate';
import { HalfRestoredError } from './platform/database/restoreMark';
import type { Deps } from './platform/deps';
import { createLogger } from './platform/logger';
import { StartError } from './startError';
import { BackupError } from './backup/format';

/** The stored files of every feature. */
export async function* filesOfFeatures(db: mongo.Db, session: mongo.ClientSession | undefined): AsyncGenerator<StoredKey> {
  for (const feature of features) if (feature.storedFiles) yield* feature.storedFiles(db, session);
}

/** The configuration of this process, with only what goes wrong said aloud. */
export function quietConfig(): ServerConfig {
  const config = readConfig(process.env, process.cwd());
  return { ...config, logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel };
}

/** Dependencies without web and background work, on a database that is open. */
export function plainDeps(config: ServerConfig, { db }: Pick<Database, 'db'>): Deps {
  const logger = createLogger(config.logLevel);
  return createDeps({ config, db, clock: systemClock, logger, hooks: hooksOf(features), nudge: () => undefined });
}

/** Opens the database, does the work, closes it. */
export async function onDatabase(config: ServerConfig, work: (deps: Deps) => Promise<void>): Promise<void> {
  const database = await connectDatabase({ ...config }, createLogger(config.logLevel));
  try {
    await work(plainDeps(config, database));
  } finally {
    await database.close();
  }
}

const EXPECTED = [ConfigError, RangeError, StartError, BackupError, HalfRestoredError, NewerDatabaseError];

/** Runs a program of the command line: what its operator can mend is told in a sentence, the rest with its stack; both end with 1. */
export function runProgram(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const expected = EXPECTED.some((kind) => error instanceof kind) || (error instanceof TypeError && 'code' in error);
    process.stderr.write(`${expected ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  });
}
