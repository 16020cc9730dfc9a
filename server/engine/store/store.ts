/**
 * The data file: one LMDB environment with binary keys.
 *   [0]['f']                     format number (2: documents and catalogue entries end with a checksum)
 *   [0]['i']                     next identifier
 *   [0]['c'][database.name]      catalogue entry      [0]['n'][ident]  count and size
 *   [0]['g'][ident]              dropped, still to be emptied
 *   [collection][key of _id]     the document's bytes and their checksum
 *   [index][components][key of _id] → key of _id
 * Identifiers are 32-bit big-endian. The catalogue in memory is read at the start and after a failed commit.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { Catalogue } from './catalogue';
import { checkHeader } from './header';
import { InPlace } from './inPlace';
import { lockDirectory, type DirectoryLock } from './lock';
import type { CollectionState } from './types';

export type Env = RootDatabase<Buffer, Buffer>;

/**
 * Where a transaction is committed and flushed: `beside` this thread, so that reads go on meanwhile, or `here`. LMDB's
 * writing thread waits for this one in the middle of a transaction; a process that exits then waits for it for ever. So
 * `beside` is only for a thread whose process does not end with it.
 */
export type Commits = 'beside' | 'here';

/** Opens, holds and closes the data file of one directory. */
export class Store {
  readonly env: Env;
  readonly inPlace: InPlace;
  readonly catalogue: Catalogue;
  readonly openedAt = new Date();
  /** How often each index was chosen, by its identifier. */
  readonly uses = new Map<number, number>();
  /** Set when the engine is being closed: scans end with an error instead of reading on. */
  closing = false;
  private readonly lock: DirectoryLock | undefined;

  /** A reader shares the file of an owner in the same process: it takes no lock and never writes. */
  constructor(readonly directory: string, role: 'owner' | 'reader' = 'owner', private readonly commits: Commits = 'beside') {
    mkdirSync(directory, { recursive: true });
    this.lock = role === 'owner' ? lockDirectory(directory) : undefined;
    let env: Env | undefined;
    try {
      env = role === 'owner' ? openEnv(directory) : openFitting(fileOf(directory));
      this.env = env;
      this.inPlace = new InPlace(env);
      this.catalogue = new Catalogue(env, role === 'owner');
    } catch (error) {
      void env?.close();
      this.lock?.release();
      throw error;
    }
  }

  noteUse(ident: number, times = 1): void {
    this.uses.set(ident, (this.uses.get(ident) ?? 0) + times);
  }

  /** A collection a read names besides its own. */
  collection(database: string, name: string): CollectionState | undefined {
    if (this.lock === undefined) this.catalogue.refresh(database, name);
    return this.catalogue.get(database, name);
  }

  /** For a reader, before each command: sees everything committed until now. */
  renew(database: string, collection: string): void {
    this.env.resetReadTxn();
    this.catalogue.refresh(database, collection);
  }

  /**
   * Runs `work` in one durable transaction: when the promise resolves it is on disk, when it rejects nothing of it is.
   * `work` runs on this thread. Where the flush does not, reads go on meanwhile and see what was before. One at a time.
   */
  async transaction(work: () => void): Promise<void> {
    const whole = (): void => {
      work();
      this.catalogue.flush();
    };
    try {
      // Beside, a nested transaction, because only that can be undone as a whole when `work` throws.
      if (this.commits === 'here') this.env.transactionSync(whole);
      else await this.env.childTransaction(whole);
    } catch (error) {
      this.catalogue.reload();
      throw await causeOf(error);
    }
  }

  /** The same on this thread, for the start, when nobody waits. */
  transactionAtStart(work: () => void): void {
    this.env.transactionSync(() => {
      work();
      this.catalogue.flush();
    });
  }

  async close(): Promise<void> {
    await this.env.close();
    this.lock?.release();
  }
}

/** A failed commit carries its reason as a promise that rejects with it. */
async function causeOf(error: unknown): Promise<unknown> {
  const { commitError } = error as { commitError?: Promise<never> };
  return commitError ? commitError.catch((cause: unknown) => cause) : error;
}

/** Address space, not disk: the file grows as it is filled. Windows would preallocate, so there LMDB grows by itself. */
const mapSize = 64 * 2 ** 30;

/** The data file of a directory. */
export const fileOf = (directory: string): string => join(directory, 'data.mdb');

function openEnv(directory: string): Env {
  const path = fileOf(directory);
  try {
    checkHeader(path);
    return openFitting(path);
  } catch (error) {
    throw new Error(`The data file in ${directory} cannot be opened: ${error instanceof Error ? error.message : String(error)}. Restore a backup, or move it away to start empty.`);
  }
}

/** Bytes that the file may have for each byte of memory, so that what is read stays there. */
const FITS = 0.75;

/**
 * Whether more than the page that is asked for should be read along. While the file fits into memory it fills it quickly
 * after a start; beyond that each page of somewhere would push out others that are needed (8 MB at a time where disks
 * are set so). Decided at the start, from the size then.
 */
export const readsAhead = (bytes: number, memory: number): boolean => bytes <= memory * FITS;

const openFitting = (path: string): Env => openFile(path, readsAhead(existsSync(path) ? statSync(path).size : 0, totalmem()));

/** Opens it as LMDB does, unchecked. `ahead`: as of `readsAhead`; whoever reads it from one end to the other wants it. */
export function openFile(path: string, ahead = true): Env {
  return open<Buffer, Buffer>({
    path,
    keyEncoding: 'binary',
    encoding: 'binary',
    // A commit returns only when it is on disk; with overlapping syncs it would be visible before that.
    overlappingSync: false,
    // With it, a failed commit rejects a promise that nobody holds.
    eventTurnBatching: false,
    noMemInit: false,
    // (The library knows it, its types do not.)
    ...({ noReadAhead: !ahead } as object),
    ...(process.platform === 'win32' ? {} : { mapSize }),
  });
}
