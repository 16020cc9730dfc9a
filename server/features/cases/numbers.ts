import type { Connection } from 'mongoose';
import { caseNumber, numberYear } from '../../../shared/domain/cases/number';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { NumberSeries } from './model';

/** Numbers reserved at once: a submission seldom waits for the series; what a stopped process leaves is a gap. */
const BLOCK = 50;

interface Block {
  next: number;
  /** Last number of the block. */
  last: number;
}
/** Blocks in hand of this process, by connection and series; another process has its own. */
const inHand = new WeakMap<Connection, Map<string, Block>>();
const reserving = new WeakMap<Connection, Map<string, Promise<void>>>();

function mapOf<V>(store: WeakMap<Connection, Map<string, V>>, db: Connection): Map<string, V> {
  const known = store.get(db) ?? new Map<string, V>();
  store.set(db, known);
  return known;
}

/** Reserves the next block of a series by one guarded update. */
async function reserve(deps: Pick<Deps, 'db'>, series: string): Promise<void> {
  const increase = () =>
    NumberSeries(deps)
      .findOneAndUpdate({ _id: series }, { $inc: { taken: BLOCK } }, { upsert: true, returnDocument: 'after' })
      .lean<{ taken: number }>();
  let row: { taken: number } | null;
  try {
    row = await increase();
  } catch (error) {
    // Two processes began the series at the same moment: the row is there now.
    if (!isDuplicateKey(error)) throw error;
    row = await increase();
  }
  if (!row) throw new Error('a number series could not be begun');
  mapOf(inHand, deps.db).set(series, { next: row.taken - BLOCK + 1, last: row.taken });
}

/** The next serial of a series: unique over all processes, ascending within one. */
export async function nextSerial(deps: Pick<Deps, 'db'>, series: string): Promise<number> {
  const blocks = mapOf(inHand, deps.db);
  const underWay = mapOf(reserving, deps.db);
  for (;;) {
    const block = blocks.get(series);
    if (block && block.next <= block.last) {
      const serial = block.next;
      block.next += 1;
      return serial;
    }
    // One reservation at a time: those who come meanwhile wait for it and then take from the block.
    const waiting = underWay.get(series) ?? reserve(deps, series).finally(() => underWay.delete(series));
    underWay.set(series, waiting);
    await waiting;
  }
}

/** The next case number of the year of filing at +08:00. */
export const nextNumber = async (deps: Pick<Deps, 'db'>, filedAt: Date): Promise<string> => caseNumber(filedAt, await nextSerial(deps, `case-${numberYear(filedAt)}`));
