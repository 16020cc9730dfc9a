import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import multer from '@koa/multer';
import { DomainError } from '../../shared/domain/kernel/errors';
import { codeOf, nameOf } from '../platform/errorCode';
import type { Context } from './context';
import { fieldError } from './fieldErrors';
import type { IncomingFile } from './types';

/** Room for the multipart frame around the file. */
const FRAME_BYTES = 64 * 1024;
const limits = { files: 1, fields: 0, parts: 2, headerPairs: 20, fieldNameSize: 100 };

/** busboy's complaints about a broken frame carry no type of their own. */
const BROKEN_FRAME = /multipart|malformed|unexpected end|boundary|part header/i;

function toDomainError(error: unknown, limitBytes: number): unknown {
  const { message, field } = error as Partial<Error> & { field?: string };
  if (nameOf(error) !== 'MulterError') return BROKEN_FRAME.test(message ?? '') ? new DomainError('invalid_input', {}, [fieldError('file', 'wrongFormat')]) : error;
  if (codeOf(error) === 'LIMIT_FILE_SIZE') return new DomainError('file_too_large', { limitBytes });
  return new DomainError('invalid_input', {}, [fieldError(field ?? 'file', 'unknownField')]);
}

const incoming = (dataDir: string): string => path.join(dataDir, 'incoming');
const STALE_MS = 3_600_000;

/** Removes what uploads left behind in a process that was killed. Uploads of other processes are younger. */
export async function sweepUploads(dataDir: string): Promise<void> {
  const names = await readdir(incoming(dataDir)).catch(() => []);
  for (const name of names) {
    const directory = path.join(incoming(dataDir), name);
    const { mtimeMs } = await stat(directory).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > STALE_MS) await rm(directory, { recursive: true, force: true });
  }
}

/** Where an upload lies meanwhile, and how large it may be. */
export interface UploadPlace {
  readonly dataDir: string;
  readonly maxBytes: number;
}

/**
 * Receives one file of the field `file` into a directory of its own below `dataDir`, hands it to `use` and removes the
 * directory whatever happens.
 */
export async function withUpload<T>(ctx: Context, { dataDir, maxBytes }: UploadPlace, use: (file: IncomingFile) => Promise<T>): Promise<T> {
  if (!ctx.request.is('multipart/form-data')) throw new DomainError('unsupported_media_type');
  if ((ctx.request.length ?? 0) > maxBytes + FRAME_BYTES) throw new DomainError('file_too_large', { limitBytes: maxBytes });
  const directory = path.join(incoming(dataDir), randomUUID());
  await mkdir(directory, { recursive: true, mode: 0o700 });
  try {
    const receive = multer({ dest: directory, limits: { ...limits, fileSize: maxBytes } }).single('file');
    await receive(ctx, async () => undefined).catch((error: unknown) => {
      throw toDomainError(error, maxBytes);
    });
    const file = ctx.file;
    if (!file) throw new DomainError('invalid_input', {}, [fieldError('file', 'required')]);
    return await use({ path: file.path, size: file.size });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
