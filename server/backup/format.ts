import path from 'node:path';
import { z } from 'zod';

/** Raised when a backup is written in another form; older forms stay readable. */
export const FORMAT = 1;

/** One collection in a backup. */
const Part = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/),
  documents: z.number().int().min(0),
  /** SHA-256 of the compressed file, hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * What a backup holds. Written last: a directory without it is a backup that was cut off.
 * The collections lie under `database/` as BSON documents one after the other, compressed: the form that the
 * tools of MongoDB read as well. The pictures lie under `files/`, listed in `files.jsonl`.
 */
export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  program: z.string(),
  /** When it was begun, UTC. */
  at: z.iso.datetime(),
  /** Whether everything is of one moment. */
  moment: z.enum(['one', 'span']),
  /** Tells the secret under which phone numbers are sealed from any other, without telling it. */
  secretCheck: z.string(),
  collections: z.array(Part),
  files: z.strictObject({ count: z.number().int().min(0), bytes: z.number().int().min(0), missing: z.number().int().min(0), sha256: z.string() }),
});
export type Manifest = z.output<typeof Manifest>;

/** One line of `files.jsonl`. */
export const FileLine = z.strictObject({ key: z.string(), type: z.string(), bytes: z.number().int().min(0), sha256: z.string() });
export type FileLine = z.output<typeof FileLine>;

/** Where the parts of a backup lie. */
export const places = (directory: string) => ({
  manifest: path.join(directory, 'manifest.json'),
  list: path.join(directory, 'files.jsonl'),
  collection: (name: string) => path.join(directory, 'database', `${name}.bson.gz`),
  file: (key: string) => path.join(directory, 'files', ...key.split('/')),
});

/** A backup or restore cannot go on for a reason that the operator can mend. */
export class BackupError extends Error {
  constructor(zh: string, en: string) {
    super(`${zh} ${en}`);
    this.name = 'BackupError';
  }
}
