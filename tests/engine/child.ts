/** Engines as processes of their own, to be killed: bundled once, because starting from sources takes a second. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(__dirname, '../..');
const engine = join(root, 'server/engine');

export interface Child {
  readonly process: ChildProcess;
  readonly uri: string;
}

/** The engine's program, built into a directory from which its packages are found. */
export class EngineProgram {
  private constructor(private readonly directory: string) {}

  static async build(): Promise<EngineProgram> {
    const cache = join(root, 'node_modules/.cache');
    mkdirSync(cache, { recursive: true });
    const directory = mkdtempSync(join(cache, 'engine-child-'));
    await build({
      entryPoints: { cli: join(engine, 'cli.ts'), 'engine-worker': join(engine, 'worker.ts') },
      outdir: directory, bundle: true, platform: 'node', target: 'node20', format: 'cjs', packages: 'external',
    });
    return new EngineProgram(directory);
  }

  arguments(data: string): string[] {
    return [join(this.directory, 'cli.js'), '--data', data, '--port', '0'];
  }

  /** Resolves when it answers. */
  start(data: string, child = spawn(process.execPath, this.arguments(data), { stdio: ['ignore', 'pipe', 'pipe'] })): Promise<Child> {
    return new Promise((resolve, reject) => {
      let said = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('\n')) resolve({ process: child, uri: said.trim() });
      });
      child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.once('exit', (code, signal) => reject(new Error(`the engine ended (${code ?? signal}): ${said}`)));
    });
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** `kill -9`; resolves when it is dead. */
export const killed = (child: ChildProcess): Promise<void> => new Promise((resolve) => {
  if (child.exitCode !== null || child.signalCode !== null) {
    resolve();
    return;
  }
  child.once('exit', () => resolve());
  child.kill('SIGKILL');
});
