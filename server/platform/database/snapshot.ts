import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Connection, mongo } from 'mongoose';
import type { Logger } from 'pino';
import { openConnection, withName, type DatabaseAddress } from './connect';

/** A database as it stands, to be read from beginning to end. */
export interface Snapshot {
  readonly db: mongo.Db;
  /** To be given to every read, so that all of them see the same moment; undefined where there is no need. */
  readonly session: mongo.ClientSession | undefined;
  /** `one`: everything is of one moment. `span`: writes that arrive meanwhile may be in one part and not in another. */
  readonly moment: 'one' | 'span';
  close(): Promise<void>;
}

const databaseOf = (connection: Connection): mongo.Db => connection.getClient().db(connection.name);

const COPY = '.snapshot-';

/** Whether a process of this machine still runs. One of another user counts: it answers that it is not ours to signal. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes the copies of backups that were killed; their names say which process made them. */
async function clearLeft(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const pid = Number(/^\.snapshot-(\d+)-/.exec(name)?.[1] ?? NaN);
    if (Number.isInteger(pid) && !runs(pid)) await rm(path.join(dataDir, name), { recursive: true, force: true });
  }
}

/** Copies the engine's file (one consistent state, also while a server writes to it) and reads the copy. */
async function ofEngine(address: DatabaseAddress, name: string, logger: Logger): Promise<Snapshot> {
  const { backupEngine, startEngineInProcess } = await import('../../engine');
  // Beside the original: it needs the same room, and a copy across disks would not be cheaper.
  await clearLeft(address.dataDir).catch(() => undefined);
  const copy = await mkdtemp(path.join(address.dataDir, `${COPY}${process.pid}-`)).catch(() => mkdtemp(path.join(os.tmpdir(), 'linli-snapshot-')));
  const clear = (): Promise<void> => rm(copy, { recursive: true, force: true });
  try {
    await backupEngine(path.join(address.dataDir, 'engine'), copy);
    const engine = await startEngineInProcess({ dataDir: copy, listen: { port: 0 } });
    const connection = await openConnection(withName(engine.uri, name), logger);
    const close = async (): Promise<void> => {
      await connection.close();
      await engine.close();
      await clear();
    };
    return { db: databaseOf(connection), session: undefined, moment: 'one', close };
  } catch (error) {
    await clear();
    throw error;
  }
}

/** A replica set or sharded cluster reads all of one moment; a single server cannot. */
async function ofServer(uri: string, logger: Logger): Promise<Snapshot> {
  const connection = await openConnection(uri, logger);
  const hello = await databaseOf(connection).command({ hello: 1 });
  const together = typeof hello.setName === 'string' || hello.msg === 'isdbgrid';
  const session = together ? connection.getClient().startSession({ snapshot: true }) : undefined;
  const close = async (): Promise<void> => {
    await session?.endSession();
    await connection.close();
  };
  return { db: databaseOf(connection), session, moment: together ? 'one' : 'span', close };
}

/**
 * Opens the database of this configuration for a backup, without stopping or changing it. Where the embedded engine
 * is used a server may be running on the same directory.
 */
export function openSnapshot(address: DatabaseAddress, name: string, logger: Logger): Promise<Snapshot> {
  return address.mongodbUri === null ? ofEngine(address, name, logger) : ofServer(address.mongodbUri, logger);
}
