import { recountAll } from '../../../server/features/statistics';
import { rawCollection } from '../../../server/platform/database/model';
import type { Deps } from '../../../server/platform/deps';

/** What follows from the matters: numbers that are taken, and the figures, by the program's own recount. Done twice it is the same. */
export async function settleDistrict(deps: Deps, cases: number, say: (line: string) => void): Promise<void> {
  const year = deps.clock.now().getUTCFullYear() % 100;
  for (const series of [`case-${year}`, `case-${year + 1}`]) {
    await rawCollection<{ _id: string; taken: number }>(deps.db, 'numberSeries').updateOne({ _id: series }, { $max: { taken: cases + 1 } }, { upsert: true });
  }
  const began = performance.now();
  const { months } = await recountAll(deps, (month) => (month.endsWith('-12') ? say(`figures counted up to ${month}`) : undefined));
  say(`figures of ${months} months counted in ${((performance.now() - began) / 1e3).toFixed(0)} s`);
}
