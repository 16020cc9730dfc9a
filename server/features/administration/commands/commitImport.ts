import { ROW_PROBLEMS } from '../../../../shared/copy/administration';
import { fill } from '../../../../shared/copy/fill';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { createPerson, grantRole, ownersOfUsernames, reserveAccounts } from '../../identity';
import { changeRooms, commitBatch, createAreas, createBuildings, createGrids, createPlaces, createRooms, createRules, createUnits, getUnits, isCommitted, removeBatch, takenIds, versionKey, widenByBatch } from '../../organisation';
import { underLease } from '../../../platform/database/lease';
import { Imports, shownNoLonger, type ImportDoc } from '../model';
import { prepareRedraw, settleRedraw, stillAsPreviewed, undoRedraw } from './settleRedraw';
import { dropPlan, loadPlan } from '../plans';
import { withoutNumbers, type NewStaff, type Plan } from '../types';

const TABLES = ['units', 'grids', 'areas', 'places', 'rules', 'buildings', 'rooms'] as const;

/** `_id`s that the plan would write. */
const keysOf = (plan: Plan, table: (typeof TABLES)[number]): string[] =>
  table === 'grids' ? plan.grids.map(({ id, version = 1 }) => versionKey(id, version)) : plan[table].map(({ id }) => id);

/** An id of the plan that something else has by now, or null. */
async function takenByOthers(deps: Deps, plan: Plan, batch: string): Promise<string | null> {
  for (const table of TABLES) {
    const taken = await takenIds(deps, table, keysOf(plan, table));
    for (const [id, owner] of taken) if (owner !== batch) return id;
  }
  const wanted = new Map(plan.staff.flatMap(({ username, personId }) => (username === null ? [] : [[username, personId] as const])));
  for (const [username, owner] of await ownersOfUsernames(deps, [...wanted.keys()])) if (wanted.get(username) !== owner) return username;
  return null;
}

/** A unit of the plan that was closed since the preview, or null. */
async function closedSince(deps: Deps, { units, staff, grids, areas, rules }: Plan): Promise<string | null> {
  const ids = [...units.map(({ parentId }) => parentId), ...staff.map(({ unitId }) => unitId), ...grids.map(({ communityId }) => communityId), ...areas.map(({ unitId }) => unitId), ...rules.map(({ unitId }) => unitId)];
  for (const [id, { closedAt }] of await getUnits(deps, ids)) if (closedAt !== null) return id;
  return null;
}

/** Who accepted it, as the audit log tells of them. */
const acceptorOf = ({ personId, acceptedBy, acceptedAs }: ImportDoc): AuditActor => ({ personId: acceptedBy ?? personId, unitId: acceptedAs?.unitId ?? null, role: acceptedAs?.role ?? null });

async function writeStaff(deps: Deps, staff: readonly NewStaff[], row: ImportDoc): Promise<void> {
  const [actor, batch] = [acceptorOf(row), row._id];
  const units = await getUnits(deps, staff.map(({ unitId }) => unitId));
  for (const { personId, name, phone, role, unitId, since, until, gridIds, partTime = false } of staff) {
    const unit = units.get(unitId);
    // One row for each person and role, as if it had been given by hand; run again it is the same row.
    await audited(deps, { actor, action: 'roleGiven', subject: personId, object: { kind: 'unit', id: unitId, label: unit?.name ?? null }, levels: unit?.path ?? [], once: { key: `${batch}.${personId}.${role}.${unitId}` } });
    const home = role === 'resident' ? { home: { communityId: unitId, placeText: '', placeId: null, point: null } } : {};
    await createPerson(deps, { id: personId, name, phone, level: 1, ...home });
    await grantRole(deps, { personId, role, unitId, since: new Date(since), until: until === null ? null : new Date(until), gridIds, partTime, batch });
  }
  await reserveAccounts(deps, staff.flatMap(({ username, personId }) => (username === null ? [] : [{ username, personId }])));
}

async function write(deps: Deps, plan: Plan, row: ImportDoc): Promise<void> {
  const batch = row._id;
  const marked = <T extends object>(rows: readonly T[]): (T & { batch: string })[] => rows.map((row) => ({ ...row, batch }));
  await createUnits(deps, marked(plan.units));
  await createGrids(deps, marked(plan.grids), 'wgs84');
  await createAreas(deps, marked(plan.areas));
  await createPlaces(deps, marked(plan.places));
  await createRules(deps, marked(plan.rules));
  await createBuildings(deps, marked(plan.buildings));
  await createRooms(deps, marked(plan.rooms));
  await writeStaff(deps, plan.staff, row);
}

async function giveUp(deps: Deps, row: ImportDoc, { redraw }: Plan, text: string): Promise<void> {
  const { _id } = row;
  if (redraw) await undoRedraw(deps, redraw, _id);
  await removeBatch(deps, _id);
  await Imports(deps).updateOne({ _id, state: 'committing' }, { $set: { state: 'refused', ...shownNoLonger(row), problems: [{ row: 0, text: withoutNumbers(text) }], problemCount: 1 } });
  await dropPlan(deps, _id);
}

/** Writes everything that is not to be seen yet. Returns why not, or null when all is there. */
async function prepare(deps: Deps, plan: Plan, row: ImportDoc): Promise<string | null> {
  const batch = row._id;
  const taken = async (): Promise<string | null> => {
    const value = await takenByOthers(deps, plan, batch);
    return value === null ? null : fill(ROW_PROBLEMS.changedMeanwhile, { value });
  };
  const closed = await closedSince(deps, plan);
  if (closed !== null) return fill(ROW_PROBLEMS.closedMeanwhile, { value: closed });
  const { redraw } = plan;
  if (redraw && !(await stillAsPreviewed(deps, redraw))) return ROW_PROBLEMS.redrawChanged;
  const before = await taken();
  if (before !== null) return before;
  await write(deps, plan, row);
  if (redraw && !(await prepareRedraw(deps, redraw, batch))) return ROW_PROBLEMS.redrawChanged;
  // Another import may have been faster with one of the ids: rows that exist are left as they are.
  return taken();
}

async function run(deps: Deps, id: string): Promise<void> {
  const row = await Imports(deps).findById(id).lean<ImportDoc>();
  if (row?.state !== 'committing') return;
  const kept = await loadPlan(deps, id);
  if (!kept) throw new Error('the plan of an accepted import is gone');
  const { plan } = kept;
  if (!(await isCommitted(deps, id))) {
    const problem = await prepare(deps, plan, row);
    if (problem !== null) return giveUp(deps, row, plan, problem);
    await commitBatch(deps, id);
  }
  // From here on it only goes forward: each change is made once, however often this runs.
  await changeRooms(deps, plan.roomChanges);
  await widenByBatch(deps, id);
  const moved = plan.redraw ? { moved: await settleRedraw(deps, plan.redraw, id, row.moveCases ?? true) } : {};
  await Imports(deps).updateOne({ _id: id, state: 'committing' }, { $set: { state: 'committed', ...shownNoLonger(row), ...moved } });
  if (!row.hasMap) await dropPlan(deps, id);
}

/** How long nobody else takes an import up after its process was last heard of, and how often it is heard of. */
const LEASE_MS = 60_000;

/**
 * Writes an accepted import. Readers see its rows from one write on (`commitBatch`), all at once; cut off anywhere,
 * it is simply run again. One process at a time. Outcomes: committed, or already; nothing, while another process is at
 * it; refused when an id was taken, or the grids were changed, since the preview, and then nothing of it stays.
 */
export function commitImport(deps: Deps, id: string): Promise<void> {
  return underLease(deps, `import:${id}`, LEASE_MS, () => run(deps, id));
}
