/**
 * Where a worker thread's JavaScript is. In a build it lies beside the server's bundle as `<name>-worker.js`. From sources
 * (tsx, jest) `worker.ts` is bundled by esbuild into node_modules/.cache, under a name that follows its content.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The file of the thread `name`, whose source is `worker.ts` in the folder `here` (`__dirname` of who asks; in a build the
 * folder of the bundle). Throws when neither is there.
 */
export async function workerFile(name: string, here: string): Promise<string> {
  const bundled = join(here, `${name}-worker.js`);
  if (existsSync(bundled)) return bundled;
  const source = join(here, 'worker.ts');
  if (!existsSync(source)) throw new Error(`${name}-worker.js is missing in ${here}: build the server first`);
  return bundleOf(name, source, here);
}

async function bundleOf(name: string, source: string, from: string): Promise<string> {
  const { build } = await import('esbuild');
  const built = await build({
    entryPoints: [source], bundle: true, platform: 'node', target: 'node20', format: 'cjs', packages: 'external', write: false,
  });
  const code = built.outputFiles[0]?.contents ?? new Uint8Array();
  const directory = join(nearestModules(from), '.cache', 'linli-threads');
  const file = join(directory, `${name}-worker-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.cjs`);
  if (existsSync(file)) return file;
  mkdirSync(directory, { recursive: true });
  const draft = join(directory, `${randomUUID()}.tmp`);
  writeFileSync(draft, code);
  renameSync(draft, file);
  return file;
}

/** The node_modules from which the bundle finds its packages. */
function nearestModules(from: string): string {
  for (let at = from; ; at = dirname(at)) {
    const found = join(at, 'node_modules');
    if (existsSync(found)) return found;
    if (dirname(at) === at) throw new Error('no node_modules found: install the packages first');
  }
}
