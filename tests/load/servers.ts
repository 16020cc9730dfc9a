import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const START_MS = 60_000;

/** Of every server that is measured. */
export const SECRET = 'bench-secret-0123456789-abcdefghijklmnop';
/** Limits that a measurement does not meet. */
export const UNLIMITED = { RATE_READS: '1000000', RATE_WRITES: '1000000', RATE_ADDRESS: '1000000' };
/** Beside node_modules, so that the bundles find their packages. */
const BUNDLES = path.resolve('node_modules/.cache/linli-bench');

/** A spawned program and how to end it. */
export interface Spawned {
  readonly pid: number;
  /** The first address it printed. */
  readonly url: string;
  stop(): Promise<void>;
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

const ADDRESS = /(?:http|mongodb):\/\/(?:localhost|127\.0\.0\.1):\d+[^\s（·]*/;

/** Runs a Node program until it prints an address of this machine, in `startMs` at the latest. */
export async function spawnServer(args: readonly string[], env: Readonly<Record<string, string>> = {}, startMs = START_MS): Promise<Spawned> {
  const child = spawn(process.execPath, [...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${args.join(' ')} did not start`)), startMs);
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const found = ADDRESS.exec(said)?.[0];
      if (found === undefined || !said.includes('\n')) return;
      clearTimeout(late);
      resolve(found.replace('localhost', '127.0.0.1'));
    });
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}:\n${said}`)));
  });
  return { pid: child.pid ?? 0, url, stop: () => end(child) };
}

/** Bundles a program of the measurement as the server is bundled: the same kind of file for both sides. */
export async function bundle(source: string): Promise<string> {
  await mkdir(BUNDLES, { recursive: true });
  const outfile = path.join(BUNDLES, `${path.basename(source, '.ts')}.cjs`);
  await build({ entryPoints: [path.resolve(source)], outfile, bundle: true, platform: 'node', target: 'node20', format: 'cjs', packages: 'external' });
  return outfile;
}

/** Brings dist/server up to date, as `npm run build -- server` does. */
export function buildServer(): Promise<void> {
  const child = spawn(process.execPath, ['config/tasks/build.mjs', 'server'], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('the server could not be built'))));
  });
}

/** Starts a program of a measurement; it is ended with all others. */
export type Start = (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Spawned>;

/** Starts programs that are ended together; each has `startMs` to begin. */
export function crew(startMs = START_MS): { readonly start: Start; end(): Promise<void> } {
  const spawned: Spawned[] = [];
  return {
    async start(args, env = {}) {
      const one = await spawnServer(args, env, startMs);
      spawned.push(one);
      return one;
    },
    end: async () => void (await Promise.all(spawned.map((one) => one.stop()))),
  };
}

/** Runs a measurement with a directory of its own; what it started is ended, and the directory removed, also when it fails. */
export async function inScratch(measure: (start: Start, dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'linli-bench-'));
  const { start, end: endAll } = crew();
  try {
    await measure(start, dataDir);
  } finally {
    await endAll();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The program of a measurement: an error is told and is its exit code. */
export function program(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
}
