import { keptMapping, suggestMapping } from '../../../../shared/domain/registers/fields';
import type { Deps } from '../../../platform/deps';
import { underLease } from '../../../platform/database/lease';
import { Sheets, Sources, type SheetDoc, type SourceDoc } from '../model';
import { dropFile, loadFile, sealSample } from '../parts';
import { readSheet } from '../readSheet';
import { lookThrough } from './look';
import { takeBack } from './takeBack';
import { openMatters, writeSheet } from './write';

/** How long nobody else takes a table up after its process was last heard of. */
const LEASE_MS = 60_000;

/** Reads the file. Outcomes: mapping, with the columns chosen before or suggested; unreadable, with the reason. */
async function read(deps: Deps, doc: SheetDoc): Promise<void> {
  const content = await loadFile(deps, doc._id);
  if (!content) throw new Error('the file of a table is gone');
  const found = await readSheet(deps, doc._id, content);
  if ('fault' in found) {
    await Sheets(deps).updateOne({ _id: doc._id, state: 'reading' }, { $set: { state: 'unreadable', problems: [{ row: 0, text: found.fault }], problemCount: 1 } });
    return;
  }
  const source = await Sources(deps).findById(doc.sourceId).lean<SourceDoc>();
  const kept = keptMapping(source?.columns ?? {}, found.titles, doc.use);
  // What was chosen before holds; what it does not name is suggested where its column is free.
  const taken = new Set(Object.values(kept));
  const suggested = Object.fromEntries(Object.entries(suggestMapping(found.titles, doc.use)).filter(([, at]) => !taken.has(at)));
  const { csv, titles, rows, parts, first } = found;
  const columns = Object.keys(kept).length > 0 ? kept : suggested;
  await Sheets(deps).updateOne({ _id: doc._id, state: 'reading' }, { $set: { state: 'mapping', csv, titles, rows, parts, sample: sealSample(deps, doc._id, first), columns, done: 0 } });
  await dropFile(deps, doc._id);
}

async function run(deps: Deps, id: string): Promise<void> {
  const doc = await Sheets(deps).findById(id).lean<SheetDoc>();
  if (!doc) return;
  // Progress is told with every part, and that somebody is at it.
  const alive = async (done?: number): Promise<void> => {
    await Sheets(deps).updateOne({ _id: id, state: doc.state }, { $set: { since: deps.clock.now(), ...(done === undefined ? {} : { done }) } });
  };
  if (doc.state === 'reading') await read(deps, doc);
  else if (doc.state === 'checking') await lookThrough(deps, doc, alive);
  else if (doc.state === 'writing') await writeSheet(deps, doc, alive);
  else if (doc.state === 'undoing') await takeBack(deps, doc, () => alive());
  else if (doc.state === 'committed' && doc.settled === false) await openMatters(deps, doc, () => alive());
}

/**
 * Goes on with a table where it stands; what is to be done is in the data, so that cut off anywhere it is simply run
 * again, by whatever process. One process at a time.
 */
export function advance(deps: Deps, id: string): Promise<void> {
  return underLease(deps, `sheet:${id}`, LEASE_MS, () => run(deps, id));
}
