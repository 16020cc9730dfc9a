import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const TSX = path.resolve('node_modules/tsx/dist/cli.mjs');
const START_MS = 60_000;

/** A spawned server and how to end it. */
export interface Spawned {
  readonly url: string;
  /** Address of its database, when it said one. */
  readonly database: string | null;
  stop(): Promise<void>;
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Runs a TypeScript program until it prints an address of this machine. */
export async function spawnServer(program: string, env: Readonly<Record<string, string>>): Promise<Spawned> {
  const child = spawn(process.execPath, [TSX, program], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const said = { text: '' };
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${program} did not start`)), START_MS);
    child.stdout?.on('data', (part: Buffer) => {
      said.text += part.toString();
      const found = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(said.text)?.[0];
      if (!found) return;
      clearTimeout(late);
      resolve(found.replace('localhost', '127.0.0.1'));
    });
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}:\n${said.text}`)));
  });
  return { url, database: /mongodb:\/\/[^\s（]+/.exec(said.text)?.[0] ?? null, stop: () => end(child) };
}
