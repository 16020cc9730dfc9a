import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { startServer, type RunningServer } from '../running';
import { scratchDirectory } from '../scratch';

const root = path.resolve(__dirname, '..', '..', '..');
const program = path.join(root, 'dist', 'server');
const shelf = path.join(root, '.cache', 'journeys');

/** A server of one's own with the demonstration district, which may be changed and killed at will. */
export type District = RunningServer;

/** The same program on the same day makes the same district. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  for (const name of (await readdir(program)).filter((file) => file.endsWith('.js')).sort()) hash.update(await readFile(path.join(program, name)));
  return hash.digest('hex').slice(0, 16);
}

/** Matters on record before a journey begins: every scene of the present, and a short past. */
const CASES = '80';

function seed(dataDir: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/seed.ts', '--cases', CASES], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { printed += String(chunk); });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the district could not be made:\n${printed}`))));
  });
}

/** Makes the district once and keeps the data for the next journeys; what other builds left is removed. */
export async function seeded(): Promise<string> {
  const name = await fingerprint();
  const kept = path.join(shelf, name);
  if (existsSync(kept)) return kept;
  await mkdir(shelf, { recursive: true });
  for (const old of await readdir(shelf)) if (!old.startsWith(name)) await rm(path.join(shelf, old), { recursive: true, force: true });
  // A draft of one's own: another process may be making the same.
  const draft = `${kept}.${process.pid}.new`;
  await rm(draft, { recursive: true, force: true });
  await seed(draft);
  // Keys of its votes, which never lie in the data.
  if (existsSync(`${draft}-keys`)) await rename(`${draft}-keys`, `${kept}-keys`).catch(() => undefined);
  await rename(draft, kept).catch((error: unknown) => {
    if (!existsSync(kept)) throw error;
  });
  await rm(draft, { recursive: true, force: true });
  await rm(`${draft}-keys`, { recursive: true, force: true });
  return kept;
}

/** Starts the built server on a copy of the demonstration district. `env` adds to or overrides the environment. */
export async function startDistrict(env: Record<string, string> = {}): Promise<District> {
  const dataDir = await scratchDirectory('linli-district-');
  const kept = await seeded();
  await cp(kept, dataDir, { recursive: true });
  if (existsSync(`${kept}-keys`)) await cp(`${kept}-keys`, `${dataDir}-keys`, { recursive: true });
  const server = await startServer({ env: { LOG_LEVEL: 'warn', RATE_LOGINS: '1000', ...env, DATA_DIR: dataDir } });
  return {
    ...server,
    dataDir,
    dispose: async () => {
      await server.dispose();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Tries until it holds, for things that the background work does; the last failure is told. Milliseconds. */
export async function eventually<T>(what: string, attempt: () => Promise<T | undefined | false>, patience = 15_000): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await attempt();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}
