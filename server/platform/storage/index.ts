import path from 'node:path';
import type { Readable } from 'node:stream';
import type { ServerConfig } from '../../../config/server';
import { diskStorage } from './disk';
import { s3Storage } from './s3';

/** A stored file, opened. */
export interface StoredFile {
  readonly stream: Readable;
  readonly size: number;
}

/** Keeps files under keys such as `photos/ab12/full.jpg`. Nothing in it is reachable from outside. */
export interface Storage {
  /** Durable when it returns; a key written twice holds the second content. */
  put(key: string, content: Buffer, type: string): Promise<void>;
  /** Null when there is no such file. */
  get(key: string): Promise<StoredFile | null>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
}

/** Builds the storage that the configuration names. */
export function createStorage(config: ServerConfig): Storage {
  return config.storage.kind === 's3' ? s3Storage(config.storage) : diskStorage(path.join(config.dataDir, 'files'));
}
