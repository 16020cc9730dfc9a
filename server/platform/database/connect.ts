import path from 'node:path';
import { Mongoose, type Connection } from 'mongoose';
import type { Logger } from 'pino';

/** An open database; `close` also ends the embedded engine when it was started here. */
export interface Database {
  readonly db: Connection;
  /** Address for a second process; never holds a password when it is the embedded engine's. */
  readonly uri: string;
  readonly kind: 'mongodb' | 'embedded';
  close(): Promise<void>;
}

/** Where to find the database: a MongoDB, or a directory for the embedded engine. */
export interface DatabaseAddress {
  readonly mongodbUri: string | null;
  readonly dataDir: string;
  /** `host:port` on loopback for a second process; port 0 takes a free one. */
  readonly engineListen: string;
  /** Runs the engine on the calling thread, where there is no room for another (tests). */
  readonly inProcess?: boolean;
}

/** Name of the database inside the embedded engine. */
export const EMBEDDED_NAME = 'linli';

/**
 * Opens one connection with settings of its own, leaving mongoose's global instance alone. Writes are
 * acknowledged by the majority and the journal. Indexes are made by migrations and `ensureIndexes`, never by models.
 */
export async function openConnection(uri: string, logger: Logger): Promise<Connection> {
  const own = new Mongoose();
  own.set('strictQuery', true);
  own.set('autoIndex', false);
  own.set('autoCreate', false);
  const connection = own.createConnection(uri, {
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    serverSelectionTimeoutMS: 5_000,
    maxPoolSize: 50,
    appName: 'linli',
  });
  connection.on('error', (error: Error) => logger.error({ err: error }, 'database connection failed'));
  await connection.asPromise();
  return connection;
}

/** Starts the embedded engine where no MongoDB is named, and connects. */
export async function connectDatabase(address: DatabaseAddress, logger: Logger): Promise<Database> {
  if (address.mongodbUri !== null) {
    const db = await openConnection(address.mongodbUri, logger);
    return { db, uri: address.mongodbUri, kind: 'mongodb', close: () => db.close() };
  }
  // Loaded only where it is used: beside a MongoDB its store is not needed.
  const { startEngine, startEngineInProcess } = await import('../../engine');
  const start = address.inProcess ? startEngineInProcess : startEngine;
  const port = Number(address.engineListen.split(':').pop());
  const dataDir = path.join(address.dataDir, 'engine');
  const engine = await start({ dataDir, listen: { port }, log: (text) => logger.info({ engine: text }, 'embedded engine') });
  const uri = withName(engine.uri, EMBEDDED_NAME);
  try {
    const db = await openConnection(uri, logger);
    const close = async (): Promise<void> => {
      await db.close();
      await engine.close();
    };
    return { db, uri, kind: 'embedded', close };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** The same server, another database: `mongodb://host:port/<name>`. */
export function withName(uri: string, name: string): string {
  const [address, query] = uri.split('?');
  const server = /^mongodb(?:\+srv)?:\/\/[^/]+/.exec(address ?? '')?.[0] ?? uri;
  return `${server}/${name}${query === undefined ? '' : `?${query}`}`;
}
