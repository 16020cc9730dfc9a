import { readdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';

/** Measured (docs/benchmarks.md): what a matter and all that belongs to it take, to say beforehand. */
const BYTES_A_CASE = 34_500;
const MS_A_CASE = 4.5;
/** What a district takes before its first matter. */
const BYTES_OF_DISTRICT = 120e6;
/** Free disk that is left alone. */
export const LEAST_FREE = 15e9;

/** Bytes that the files below a directory hold on disk. */
export async function bytesOf(directory: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    bytes += entry.isDirectory() ? await bytesOf(file) : (await stat(file)).blocks * 512;
  }
  return bytes;
}

export async function freeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}

/** What a size takes by what another one took; by what was measured before where there is none. */
export function forecast(cases: number, known: { readonly cases: number; readonly bytes: number; readonly ms: number } | null): { bytes: number; ms: number } {
  if (!known) return { bytes: BYTES_OF_DISTRICT + cases * BYTES_A_CASE, ms: cases * MS_A_CASE };
  return { bytes: BYTES_OF_DISTRICT + (cases * Math.max(0, known.bytes - BYTES_OF_DISTRICT)) / known.cases, ms: (cases * known.ms) / known.cases };
}
