import { readFileSync } from 'node:fs';
import os from 'node:os';

/** Ticks of the kernel's accounting, a second; fixed at 100 on every Linux that people run. */
const TICKS = 100;

/** Seconds of processor time that a process has used, all its threads; NaN where the kernel does not tell. */
export function processorSeconds(pid: number): number {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in brackets, which may hold blanks.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return NaN;
  }
}

/** The machine in one line; the load says whether other programs ran. */
export function machine(): string {
  const cores = os.cpus();
  const load = os.loadavg().map((value) => value.toFixed(1)).join(' ');
  return `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), ${(os.totalmem() / 2 ** 30).toFixed(0)} GB, ${os.type()} ${os.release()}, Node ${process.versions.node}, load ${load}`;
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Seconds of processor time of this process, which other programs on the machine do not lengthen. */
export function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
