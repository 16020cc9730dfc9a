/** Runs the client's steps in two engines and prints them beside each other. */
import { execFileSync } from 'node:child_process';
import { bundle } from '../servers';

/** Milliseconds of each step of a phone, with the compiler of the engine and without. */
export async function printSteps(): Promise<void> {
  const program = await bundle('tests/load/votes/client.ts');
  const [quick, slow] = [[], ['--jitless']].map((flags) => JSON.parse(execFileSync(process.execPath, [...flags, program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as Record<string, number>);
  console.log('\n| step of a phone | ms | ms without a compiler (--jitless) |\n|---|---|---|');
  for (const [name, ms] of Object.entries(quick ?? {})) console.log(`| ${name} | ${ms.toFixed(1)} | ${(slow?.[name] ?? NaN).toFixed(1)} |`);
}
