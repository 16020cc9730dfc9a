import { features } from '../../../server/features';
import { CASE_EVENTS, type CaseDoc } from '../../../server/features/cases';
import { rawCases } from '../../../server/features/cases/model';
import { boundsOf, monthOf } from '../../../server/features/statistics/months';
import { workOf } from '../../../server/jobs';
import { rawCollection } from '../../../server/platform/database/model';
import type { Deps } from '../../../server/platform/deps';

/** Where the program notes which months of whom are still to be counted. */
const MONTHS = ['statisticsMonths', 'figureMonths'] as const;
/** Runs of the recount that end it in any case. */
const MOST_RUNS = 100_000;
const SAY_EVERY = 20;

/** One matter of each month of a community's history. */
async function oneOfEachMonth(deps: Deps, communityId: string): Promise<CaseDoc[]> {
  const found: CaseDoc[] = [];
  for (let from = new Date(0); ; ) {
    const doc = await rawCases(deps).findOne({ 'scope.community': communityId, createdAt: { $gte: from } }, { sort: { createdAt: 1 } });
    if (!doc) return found;
    found.push(doc);
    from = boundsOf(monthOf(doc.createdAt)).to;
  }
}

async function dirty({ db }: Deps): Promise<number> {
  const counts = await Promise.all(MONTHS.map((name) => rawCollection<{ _id: string; dirtySince?: Date }>(db, name).countDocuments({ dirtySince: { $exists: true } })));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The figures of all months, marked by the program's own subscriber and counted by its own task. */
async function countFigures(deps: Deps, say: (line: string) => void): Promise<void> {
  const began = performance.now();
  const { subscribers, tasks } = workOf(features);
  const listening = subscribers.filter(({ name, types }) => name.startsWith('statistics.') && types.includes(CASE_EVENTS.submit));
  const communities = await rawCollection<{ _id: string; kind: string }>(deps.db, 'units').find({ kind: 'community' }, { projection: { _id: 1 } }).toArray();
  for (const { _id: communityId } of communities) {
    for (const { _id, createdAt } of await oneOfEachMonth(deps, communityId)) {
      const event = { _id: `${_id}-load`, type: CASE_EVENTS.submit, at: createdAt, data: {}, source: { kind: 'case', id: _id } };
      for (const subscriber of listening) await subscriber.handle(event, deps);
    }
  }
  const recounts = tasks.filter(({ name }) => name.startsWith('statistics.'));
  for (let run = 0; run < MOST_RUNS; run += 1) {
    const left = await dirty(deps);
    if (left === 0) break;
    if (run % SAY_EVERY === 0) say(`figures: ${left} months to count`);
    for (const task of recounts) await task.run(deps);
  }
  say(`figures counted in ${((performance.now() - began) / 1e3).toFixed(0)} s`);
}

/** What follows from the matters: numbers that are taken, and the figures. Done twice it is the same. */
export async function settleDistrict(deps: Deps, cases: number, say: (line: string) => void): Promise<void> {
  const year = deps.clock.now().getUTCFullYear() % 100;
  for (const series of [`case-${year}`, `case-${year + 1}`]) {
    await rawCollection<{ _id: string; taken: number }>(deps.db, 'numberSeries').updateOne({ _id: series }, { $max: { taken: cases + 1 } }, { upsert: true });
  }
  await countFigures(deps, say);
}
