/**
 * One engine per data directory. The lock is a file that names its owner; a lock whose owner is dead
 * (kill -9, power cut, a restarted container with the same process ids) is taken over.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

interface Owner {
  readonly pid: number;
  /** When that process started, as the system tells it: tells a reused process id from its owner. */
  readonly started: string;
  readonly token: string;
}

/** A lock that is held. */
export interface DirectoryLock {
  release(): void;
}

const lockName = 'engine.lock';

/** Takes the lock, or throws a sentence that says who holds it. */
export function lockDirectory(directory: string): DirectoryLock {
  const path = join(directory, lockName);
  const mine: Owner = { pid: process.pid, started: startOf(process.pid), token: randomUUID() };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (create(directory, path, mine)) return { release: () => release(path, mine) };
    const text = readOrEmpty(path);
    const owner = parse(text);
    if (owner && isAlive(owner)) {
      throw new Error(
        `The data directory ${directory} is in use by the process ${owner.pid}. Stop it first, or choose another directory: two engines must not write to one directory.`,
      );
    }
    setAside(directory, path, text);
  }
  throw new Error(`The data directory ${directory} could not be locked: others keep taking its lock.`);
}

/** Creates the lock whole or not at all: a hard link of a finished file. */
function create(directory: string, path: string, owner: Owner): boolean {
  const draft = join(directory, `${lockName}.${owner.token}`);
  writeFileSync(draft, JSON.stringify(owner));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a stale lock away; if another process was quicker and its live lock was moved, puts that back. */
function setAside(directory: string, path: string, stale: string): void {
  const aside = join(directory, `${lockName}.${randomUUID()}.stale`);
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readOrEmpty(aside) !== stale) {
    try {
      linkSync(aside, path);
    } catch {
      // A third process holds the lock by now; the next attempt reports it.
    }
  }
  rmSync(aside, { force: true });
}

function release(path: string, mine: Owner): void {
  if (parse(readOrEmpty(path))?.token === mine.token) rmSync(path, { force: true });
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function parse(text: string): Owner | undefined {
  try {
    const found = JSON.parse(text) as Partial<Owner>;
    return typeof found.pid === 'number' && typeof found.token === 'string'
      ? { pid: found.pid, started: String(found.started), token: found.token }
      : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const started = startOf(owner.pid);
  return started === '' || owner.started === '' || started === owner.started;
}

/** Boot id and start tick of a process on Linux; elsewhere only of this very process, in seconds. */
function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const afterName = fields.slice(fields.lastIndexOf(')') + 2).split(' ');
    return `${readOrEmpty('/proc/sys/kernel/random/boot_id').trim()}:${afterName[19] ?? ''}`;
  } catch {
    return pid === process.pid ? `s${Math.round((Date.now() - process.uptime() * 1000) / 5000)}` : '';
  }
}
