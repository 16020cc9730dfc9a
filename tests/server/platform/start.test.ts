import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { VARIABLES } from '../../../config/server';

const ROOT = path.resolve(__dirname, '../../..');
const SECRET = 'Jq8m2xWv5TzLr0KdYc7uHs1bNf4gPe9aXiQ3o';
const PRODUCTION = { LINLI_MODE: 'production', ENGINE: 'embedded', LINLI_SECRET: SECRET, PORT: '0' };

interface Program {
  readonly child: ChildProcess;
  /** What it has said so far, both streams. */
  said(): string;
  readonly ended: Promise<number | string | null>;
}

let dataDir: string;
const programs: Program[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'linli-start-'));
});
afterEach(async () => {
  for (const { child, ended } of programs.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

function start(env: Record<string, string>): Program {
  // What the machine or the runner has set must not reach the program.
  const blank = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, '']));
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd: ROOT, env: { ...process.env, ...blank, DATA_DIR: dataDir, ...env } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (text += part.toString()));
  const ended = new Promise<number | string | null>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  const program = { child, said: () => text, ended };
  programs.push(program);
  return program;
}

async function addressOf(program: Program): Promise<string> {
  for (;;) {
    const found = /http:\/\/localhost:(\d+)/.exec(program.said());
    if (found) return `http://127.0.0.1:${found[1]}`;
    if (program.child.exitCode !== null) throw new Error(program.said());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ready(url: string): Promise<unknown> {
  for (let look = 0; look < 100; look++) {
    const answer = await fetch(`${url}/health/ready`);
    if (answer.ok) return answer.json();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('never ready');
}

describe('the program', () => {
  it('starts, is ready, ends within five seconds of SIGTERM, and starts again after kill -9', async () => {
    const first = start(PRODUCTION);
    const url = await addressOf(first);
    expect(await ready(url)).toEqual({ status: 'ok', checks: { database: true, worker: true } });
    expect((await fetch(`${url}/api/v1/me`)).status).toBe(401);
    const began = performance.now();
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(5_000);
    const second = start(PRODUCTION);
    await addressOf(second);
    second.child.kill('SIGKILL');
    await second.ended;
    const third = start(PRODUCTION);
    expect(await ready(await addressOf(third))).toMatchObject({ status: 'ok' });
  }, 120_000);

  it.each<[string, Record<string, string>, string]>([
    ['a wrong variable', { PORT: 'x' }, '环境变量 PORT 不对'],
    ['demonstration mode on an outside address', { HOST: '0.0.0.0' }, '环境变量 HOST 不对'],
    ['production without a secret', { LINLI_MODE: 'production', ENGINE: 'embedded' }, '环境变量 LINLI_SECRET 不对'],
  ])('refuses %s in one sentence', async (_what, env, sentence) => {
    const program = start(env);
    expect(await program.ended).toBe(1);
    expect(program.said()).toContain(sentence);
    expect(program.said().trim().split('\n')).toHaveLength(1);
  }, 60_000);
});
