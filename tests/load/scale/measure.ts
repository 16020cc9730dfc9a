import { median } from '../processor';
import { LOOKS, type Look, type Request, type Stage } from './looks';

/** Milliseconds of a look at every size, round by round: the median of a turn. */
export interface Measured {
  readonly look: Look;
  readonly rounds: readonly (readonly number[])[];
}

/** So many requests one after the other, counted from `from`. @returns the median of their milliseconds */
async function turn(request: Request, from: number, requests: number): Promise<number> {
  const times: number[] = [];
  for (let n = from; n < from + requests; n += 1) {
    const began = performance.now();
    await request(n);
    times.push(performance.now() - began);
  }
  return median(times);
}

/** Milliseconds of one kind of request at every size, the sizes taking turns in each round; the round before the first warms up. */
export async function inTurns(ways: readonly Request[], rounds: number, requests: number): Promise<number[][]> {
  const figures: number[][] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const times = new Array<number>(ways.length).fill(NaN);
    const order = ways.map((_, i) => i);
    // Who goes first changes, so that a machine that gets slower favours none.
    for (const i of round % 2 === 0 ? order : order.reverse()) times[i] = await turn(ways[i] as Request, round * requests, requests);
    if (round > 0) figures.push(times);
  }
  return figures;
}

/** Every look at every size. */
export async function measureAll(stages: readonly Stage[], rounds: number, requests: number, say: (line: string) => void): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const look of LOOKS) {
    const ways = await Promise.all(stages.map((stage) => look.prepare(stage, requests * (rounds + 1))));
    const figures = await inTurns(ways, rounds, requests);
    measured.push({ look, rounds: figures });
    say(line({ look, rounds: figures }));
  }
  return measured;
}

/** One row of the table: milliseconds by size, ratio of the largest to the smallest, target. */
export function line({ look, rounds }: { readonly look: Pick<Look, 'name' | 'how' | 'most'>; readonly rounds: Measured['rounds'] }): string {
  const sizes = rounds[0]?.length ?? 0;
  const of = (size: number): number => median(rounds.map((times) => times[size] ?? NaN));
  const ratios = Array.from({ length: sizes }, (_, size) => rounds.map((times) => (times[size] ?? NaN) / (times[0] ?? NaN)));
  const shown = ratios.slice(1).map((all) => `${median(all).toFixed(2)} (${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)})`);
  const worst = Math.max(...ratios.slice(1).map((all) => median(all)));
  const verdict = look.most === null || ratios.length < 2 ? '' : worst <= look.most ? 'met' : '**missed**';
  const milliseconds = Array.from({ length: sizes }, (_, size) => of(size).toFixed(2));
  return `| ${look.name} (${look.how}) | ${[...milliseconds, ...shown].join(' | ')} | ${look.most === null ? '' : `≤ ${look.most}`} | ${verdict} |`;
}

/** The head of the table for these sizes, the smallest first. */
export function heading(sizes: readonly number[]): string {
  const [first, ...others] = sizes.map((size) => size.toLocaleString('en'));
  const columns = ['what', ...[first, ...others].map((size) => `ms at ${size}`), ...others.map((size) => `${size} ÷ ${first} (range)`), 'target', ''];
  return `| ${columns.join(' | ')} |\n|${'---|'.repeat(columns.length)}`;
}
