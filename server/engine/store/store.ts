/**
 * The data file: one LMDB environment with binary keys.
 *   [0]['f']                     format number
 *   [0]['i']                     next identifier
 *   [0]['c'][database.name]      catalogue entry      [0]['n'][ident]  count and size
 *   [0]['g'][ident]              dropped, still to be emptied
 *   [collection][key of _id]     the document's bytes
 *   [index][components][key of _id] → key of _id
 * Identifiers are 32-bit big-endian. The catalogue in memory is read at the start and after a failed commit.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { Catalogue } from './catalogue';
import { checkHeader } from './header';
import { lockDirectory, type DirectoryLock } from './lock';

export type Env = RootDatabase<Buffer, Buffer>;

/** Opens, holds and closes the data file of one directory. */
export class Store {
  readonly env: Env;
  readonly catalogue: Catalogue;
  /** Set when the engine is being closed: scans end with an error instead of reading on. */
  closing = false;
  private readonly lock: DirectoryLock;

  constructor(readonly directory: string) {
    mkdirSync(directory, { recursive: true });
    this.lock = lockDirectory(directory);
    try {
      this.env = openEnv(directory);
      this.catalogue = new Catalogue(this.env);
    } catch (error) {
      this.lock.release();
      throw error;
    }
  }

  /** Runs `work` in one durable transaction: on return it is on disk, on a throw nothing of it is. */
  transaction<T>(work: () => T): T {
    try {
      return this.env.transactionSync(() => {
        const result = work();
        this.catalogue.flush();
        return result;
      });
    } catch (error) {
      this.catalogue.reload();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.env.close();
    this.lock.release();
  }
}

/** Address space, not disk: the file grows as it is filled. Windows would preallocate, so there LMDB grows by itself. */
const mapSize = 64 * 2 ** 30;

function openEnv(directory: string): Env {
  const path = join(directory, 'data.mdb');
  try {
    checkHeader(path);
    return openFile(path);
  } catch (error) {
    throw new Error(`The data file in ${directory} cannot be opened: ${error instanceof Error ? error.message : String(error)}. Restore a backup, or move it away to start empty.`);
  }
}

function openFile(path: string): Env {
  return open<Buffer, Buffer>({
    path,
    keyEncoding: 'binary',
    encoding: 'binary',
    // A commit returns only when it is on disk; with overlapping syncs it would be visible before that.
    overlappingSync: false,
    noMemInit: false,
    ...(process.platform === 'win32' ? {} : { mapSize }),
  });
}
