import { ROW_PROBLEMS } from '../../../../shared/copy/administration';
import { fill } from '../../../../shared/copy/fill';
import type { Deps } from '../../../platform/deps';
import { createPerson, grantRole, ownersOfUsernames, reserveAccounts } from '../../identity';
import { changeRooms, commitBatch, createAreas, createBuildings, createGrids, createPlaces, createRooms, createRules, createUnits, isCommitted, removeBatch, takenIds, widenByBatch } from '../../organisation';
import { Imports, type ImportDoc } from '../model';
import { dropPlan, loadPlan } from '../plans';
import type { NewStaff, Plan } from '../types';

const TABLES = ['units', 'grids', 'areas', 'places', 'rules', 'buildings', 'rooms'] as const;

/** An id of the plan that something else has by now, or null. */
async function takenByOthers(deps: Deps, plan: Plan, batch: string): Promise<string | null> {
  for (const table of TABLES) {
    const taken = await takenIds(deps, table, plan[table].map(({ id }) => id));
    for (const [id, owner] of taken) if (owner !== batch) return id;
  }
  const wanted = new Map(plan.staff.flatMap(({ username, personId }) => (username === null ? [] : [[username, personId] as const])));
  for (const [username, owner] of await ownersOfUsernames(deps, [...wanted.keys()])) if (wanted.get(username) !== owner) return username;
  return null;
}

async function writeStaff(deps: Deps, staff: readonly NewStaff[], batch: string): Promise<void> {
  for (const { personId, name, phone, role, unitId, since, until, gridIds } of staff) {
    const home = role === 'resident' ? { home: { communityId: unitId, placeText: '', placeId: null, point: null } } : {};
    await createPerson(deps, { id: personId, name, phone, level: 1, ...home });
    await grantRole(deps, { personId, role, unitId, since: new Date(since), until: until === null ? null : new Date(until), gridIds, batch });
  }
  await reserveAccounts(deps, staff.flatMap(({ username, personId }) => (username === null ? [] : [{ username, personId }])));
}

async function write(deps: Deps, plan: Plan, batch: string): Promise<void> {
  const marked = <T extends object>(rows: readonly T[]): (T & { batch: string })[] => rows.map((row) => ({ ...row, batch }));
  await createUnits(deps, marked(plan.units));
  await createGrids(deps, marked(plan.grids), 'wgs84');
  await createAreas(deps, marked(plan.areas));
  await createPlaces(deps, marked(plan.places));
  await createRules(deps, marked(plan.rules));
  await createBuildings(deps, marked(plan.buildings));
  await createRooms(deps, marked(plan.rooms));
  await writeStaff(deps, plan.staff, batch);
}

async function giveUp(deps: Deps, row: ImportDoc, value: string): Promise<void> {
  await removeBatch(deps, row._id);
  const problem = { row: 0, text: fill(ROW_PROBLEMS.changedMeanwhile, { value }) };
  await Imports(deps).updateOne({ _id: row._id, state: 'committing' }, { $set: { state: 'refused', problems: [problem], problemCount: 1 } });
  await dropPlan(deps, row._id);
}

/**
 * Writes an accepted import. Readers see its rows from one write on (`commitBatch`), all at once; cut off anywhere,
 * it is simply run again. Outcomes: committed, or already; refused when an id was taken since the preview, and
 * then nothing of it stays.
 */
export async function commitImport(deps: Deps, id: string): Promise<void> {
  const row = await Imports(deps).findById(id).lean<ImportDoc>();
  if (row?.state !== 'committing') return;
  const kept = await loadPlan(deps, id);
  if (!kept) throw new Error('the plan of an accepted import is gone');
  if (!(await isCommitted(deps, id))) {
    const before = await takenByOthers(deps, kept.plan, id);
    if (before !== null) return giveUp(deps, row, before);
    await write(deps, kept.plan, id);
    // Another import may have been faster with one of the ids: rows that exist are left as they are.
    const meanwhile = await takenByOthers(deps, kept.plan, id);
    if (meanwhile !== null) return giveUp(deps, row, meanwhile);
    await commitBatch(deps, id);
  }
  // From here on it only goes forward: each change is made once, however often this runs.
  await changeRooms(deps, kept.plan.roomChanges);
  await widenByBatch(deps, id);
  await Imports(deps).updateOne({ _id: id, state: 'committing' }, { $set: { state: 'committed' } });
  if (!row.hasMap) await dropPlan(deps, id);
}
