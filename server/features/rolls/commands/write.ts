import type { Deps } from '../../../platform/deps';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { LineDoc, RollDoc } from '../document';
import { rawLines, RollImports, RollLines } from '../model';
import { lineIdOf, loadImport, loadRoll, refOf, rollIdOf } from '../queries';
import { sameHolders } from '../reading/compare';
import { dropKept, loadLines } from '../reading/kept';
import type { NewLine } from '../reading/lines';
import { namesOf, sealNames, unknownHolder } from '../seal';
import { applyStep, SYSTEM } from '../step';
import { recount } from './recount';

const AT_ONCE = 500;

/** A line as it begins. What the station said of the same people at the same place goes along from the version before. */
function lineOf(deps: Deps, roll: RollDoc, line: NewLine, before: LineDoc | undefined, now: Date): LineDoc {
  const ref = refOf(roll.bodyId, line);
  const _id = lineIdOf(roll._id, ref);
  const named = before?.live ? namesOf(deps, before).holders : [];
  const as = before && sameHolders(named, line.holders) ? before : null;
  const known = line.holders.map((holder) => as?.holders[named.findIndex(({ name, number }) => name === holder.name && number === holder.number)] ?? unknownHolder(deps, holder));
  const holders = known.map(({ mark, personId, by, at }) => ({ mark, personId, by, at }));
  const order = line.holders.every(({ name, number }, at) => named[at]?.name === name && named[at].number === number);
  return {
    _id, rollId: roll._id, ref, row: line.row, building: line.building, entrance: line.entrance, no: line.no, area: line.area, developer: line.developer, live: true, sealed: sealNames(deps, _id, { holders: line.holders, delegate: line.delegate }), holders,
    people: [...new Set([...holders.flatMap(({ personId }) => personId ?? []), ...(as?.delegate ? [as.delegate.personId] : [])])], matched: line.developer || holders.every(({ personId }) => personId !== null), voter: order ? (as?.voter ?? null) : null, delegate: as?.delegate ?? null, proposal: null,
    log: [], revision: 0, keys: [], updatedAt: now, pending: [],
  };
}

/** Puts some lines in; those that are there stay. */
async function putIn(deps: Deps, rows: LineDoc[]): Promise<void> {
  try {
    await rawLines(deps).insertMany(rows, { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/**
 * Writes the lines of a version that was taken in, and makes it a draft when all are there. Cut off anywhere it is run again and
 * writes what is missing. Outcome: draft.
 */
export async function writeRoll(deps: Deps, rollId: string): Promise<void> {
  const roll = await loadRoll(deps, rollId);
  if (roll.state !== 'writing') return;
  const [lines, { base }] = [await loadLines(deps, roll.importId), await loadImport(deps, roll.importId)];
  const earlier = base.compared ?? (roll.version > 1 ? rollIdOf(roll.bodyId, roll.version - 1) : null);
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const some = lines.slice(from, from + AT_ONCE);
    const ids = earlier === null ? [] : some.map((line) => lineIdOf(earlier, refOf(roll.bodyId, line)));
    const before = new Map((await RollLines(deps).find({ _id: { $in: ids } }, { pending: 0, log: 0 }).lean<LineDoc[]>()).map((line) => [line.ref, line]));
    await putIn(deps, some.map((line) => lineOf(deps, roll, line, before.get(refOf(roll.bodyId, line)), roll.createdAt)));
    // Others' requests are answered in between.
    await new Promise(setImmediate);
  }
  await recount(deps, rollId);
  await applyStep(deps, roll, SYSTEM, 'written', { revision: roll.revision, key: roll._id }, () => ({}));
  await RollImports(deps).updateOne({ _id: roll.importId }, { $set: { kept: false } });
  await dropKept(deps, roll.importId);
}
