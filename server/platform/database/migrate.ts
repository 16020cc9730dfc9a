import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { Clock } from '../clock';
import { giveLease, takeLease } from './lease';
import { MIGRATIONS } from './migrations';
import type { Migration } from './migrations/types';
import { modelOf, SCHEMA_OPTIONS } from './model';

interface Applied {
  _id: number;
  name: string;
  at: Date;
}
const schema = new Schema<Applied>({ _id: { type: Number, required: true }, name: String, at: Date }, SCHEMA_OPTIONS);
const LEASE_MS = 60_000;
const WAIT_MS = 250;

/** The database was written by a newer program than this one. */
export class NewerDatabaseError extends Error {
  constructor(number: number) {
    super(`数据库来自更新的版本（迁移 ${number}），请用新版本启动。 The database was written by a newer version (migration ${number}); start that version.`);
    this.name = 'NewerDatabaseError';
  }
}

async function missing(db: Connection, all: readonly Migration[]): Promise<Migration[]> {
  const rows = await modelOf(db, 'migrations', schema).find().lean();
  const newest = Math.max(0, ...rows.map((row) => row._id));
  if (newest > all.length) throw new NewerDatabaseError(newest);
  const applied = new Set(rows.map((row) => row._id));
  return all.filter((migration) => !applied.has(migration.number));
}

/** Migrations that this database has not had yet. Throws NewerDatabaseError for one of a newer program. */
export function pendingMigrations(db: Connection): Promise<Migration[]> {
  return missing(db, MIGRATIONS);
}

/** Renews the lease while a long migration runs. */
async function underLease(db: Connection, owner: string, clock: Clock, work: () => Promise<void>): Promise<void> {
  const timer = setInterval(() => void takeLease(db, 'migrations', owner, clock.now(), LEASE_MS).catch(() => undefined), LEASE_MS / 3);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}

async function applyAll(db: Connection, all: readonly Migration[], clock: Clock, logger: Logger): Promise<void> {
  for (const migration of await missing(db, all)) {
    await migration.run(db);
    const row = { name: migration.name, at: clock.now() };
    await modelOf(db, 'migrations', schema).updateOne({ _id: migration.number }, { $setOnInsert: row }, { upsert: true });
    logger.info({ migration: migration.number, name: migration.name }, 'migration applied');
  }
}

/**
 * Brings stored shapes up to this program: in order, once, under a lease; a run that was cut off is continued.
 * Processes that start together wait for the one that works.
 */
export async function migrate(db: Connection, clock: Clock, logger: Logger, all: readonly Migration[] = MIGRATIONS): Promise<void> {
  const owner = randomUUID();
  for (;;) {
    if ((await missing(db, all)).length === 0) return;
    if (await takeLease(db, 'migrations', owner, clock.now(), LEASE_MS)) break;
    await pause(WAIT_MS);
  }
  try {
    await underLease(db, owner, clock, () => applyAll(db, all, clock, logger));
  } finally {
    await giveLease(db, 'migrations', owner);
  }
}
