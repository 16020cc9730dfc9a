import { mkdtemp, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A directory in memory, where a machine has one: writing to disk for good costs a test a seventh of its time. */
const IN_MEMORY = '/dev/shm';
/** Left alone below this many bytes: small machines have a small one. */
const ROOM = 4e9;

/** True where there is room in memory for the data of tests. */
async function hasRoom(): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(IN_MEMORY);
    return bavail * bsize >= ROOM;
  } catch {
    return false;
  }
}

/** A new directory for what a test writes and nobody keeps. Tests of durability itself take one on the disk. */
export async function scratchDirectory(prefix: string): Promise<string> {
  return mkdtemp(path.join((await hasRoom()) ? IN_MEMORY : os.tmpdir(), prefix));
}
