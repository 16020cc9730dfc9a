import { DomainError } from '../../../shared/domain/kernel/errors';
import type { LineFacts } from '../../../shared/domain/rolls/counting';
import { placeMark, placeShown, type RollPlace } from '../../../shared/domain/rolls/cells';
import { CORRECTIONS, ROLL_PUBLIC, ROLL_UNDER_WAY, type Correction, type ObjectionState } from '../../../shared/domain/rolls/kinds';
import { after, decodeCursor, pageOf, type PageAsk } from '../../platform/database/cursor';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import type { LineDoc, ObjectionDoc, RollDoc, RollImportDoc } from './document';
import { RollImports, RollLines, RollObjections, Rolls } from './model';

export const rollIdOf = (bodyId: string, version: number): string => `${bodyId}-v${version}`;
export const refOf = (bodyId: string, place: RollPlace): string => idFrom('rollLine', bodyId, placeMark(place));
export const lineIdOf = (rollId: string, ref: string): string => `${rollId}-${ref}`;

const found = <D>(doc: D | null | undefined): D => {
  if (!doc) throw new DomainError('not_found');
  return doc;
};
const HEAVY = { pending: 0 } as const;

export const loadRoll = async (deps: Deps, id: string): Promise<RollDoc> => found(await Rolls(deps).findById(id, HEAVY).lean<RollDoc>());
export const loadLine = async (deps: Deps, rollId: string, ref: string): Promise<LineDoc> => found(await RollLines(deps).findById(lineIdOf(rollId, ref), HEAVY).lean<LineDoc>());
export const loadImport = async (deps: Deps, id: string): Promise<RollImportDoc> => found(await RollImports(deps).findById(id, HEAVY).lean<RollImportDoc>());
export const loadObjection = async (deps: Deps, rollId: string, id: string): Promise<ObjectionDoc> => found(await RollObjections(deps).findOne({ _id: id, rollId }, HEAVY).lean<ObjectionDoc>());

/** Rolls by id; unknown ids are absent. */
export async function rollsById(deps: Deps, ids: readonly string[]): Promise<Map<string, RollDoc>> {
  const docs = ids.length === 0 ? [] : await Rolls(deps).find({ _id: { $in: [...new Set(ids)] } }, HEAVY).lean<RollDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** Newer versions that are followed from one that is named: more than a body has in its life. */
const FOLLOWED = 50;
/** A roll in the version that was settled last after the one that is named. `not_found`. */
export async function rollNow(deps: Deps, id: string): Promise<RollDoc> {
  let doc = await loadRoll(deps, id);
  for (let left = FOLLOWED; doc.replacedBy !== null && left > 0; left -= 1) doc = await loadRoll(deps, doc.replacedBy);
  return doc;
}
/** Versions of a body that a page shows; there is one a year or so. */
const SHOWN = 50;
export const rollsOf = (deps: Deps, bodyId: string): Promise<RollDoc[]> => Rolls(deps).find({ bodyId }, HEAVY).sort({ version: -1 }).limit(SHOWN).lean<RollDoc[]>();
export const publicRolls = async (deps: Deps, bodyId: string): Promise<RollDoc[]> => (await rollsOf(deps, bodyId)).filter(({ state }) => ROLL_PUBLIC.includes(state));
export const stationRolls = (deps: Deps, stations: readonly string[]): Promise<RollDoc[]> => Rolls(deps).find({ 'scope.station': { $in: [...stations] } }, HEAVY).sort({ createdAt: -1 }).limit(SHOWN).lean<RollDoc[]>();
export const stationImports = (deps: Deps, stations: readonly string[]): Promise<RollImportDoc[]> => RollImports(deps).find({ station: { $in: [...stations] } }, { problems: 0, notes: 0, changes: 0, pending: 0 }).sort({ createdAt: -1 }).limit(SHOWN).lean<RollImportDoc[]>();
/** The version that is under way, and the latest of all. */
export async function standOf(deps: Deps, bodyId: string): Promise<{ latest: RollDoc | null; underWay: RollDoc | null; settled: RollDoc | null }> {
  const rolls = await rollsOf(deps, bodyId);
  return { latest: rolls[0] ?? null, underWay: rolls.find(({ state }) => ROLL_UNDER_WAY.includes(state)) ?? null, settled: rolls.find(({ state }) => state === 'settled') ?? null };
}

const AT_ONCE = 1_000;
/** The lines of a roll batch by batch, in the order of the table (index `of_roll`). */
export async function* linesOf(deps: Pick<Deps, 'db'>, rollId: string, where: object = {}): AsyncGenerator<LineDoc[]> {
  for (let last = -1; ; ) {
    const rows = await RollLines(deps).find({ rollId, row: { $gt: last }, ...where }, { pending: 0, log: 0, keys: 0 }).sort({ row: 1 }).limit(AT_ONCE).lean<LineDoc[]>();
    if (rows.length > 0) yield rows;
    if (rows.length < AT_ONCE) return;
    last = rows[rows.length - 1]?.row ?? last;
  }
}
/** A line as the rules look at it. */
export const factsOf = ({ ref, area, developer, holders, voter, delegate, ...place }: LineDoc): LineFacts => ({ ref, area, developer, holders, voter, delegate, label: placeShown(place), building: place.building.trim() || null });
/** Every line that stands, as the rules look at it. */
export async function factsOfRoll(deps: Pick<Deps, 'db'>, rollId: string): Promise<LineFacts[]> {
  const facts: LineFacts[] = [];
  for await (const rows of linesOf(deps, rollId)) facts.push(...rows.filter(({ live }) => live).map(factsOf));
  return facts;
}

/** Lines with a correction that waits (index `proposed`). */
const PROPOSED = { 'proposal.at': { $exists: true } } as const;

interface LineAsk extends PageAsk {
  readonly view: 'all' | 'unmatched' | 'proposed';
  readonly building?: string | undefined;
  readonly no?: string | undefined;
}
/** A page of lines in the order of the table. The cursor is the row it ended at. */
export async function linePage(deps: Deps, rollId: string, { view, building, no, cursor, limit }: LineAsk): Promise<{ items: LineDoc[]; next: string | null }> {
  const last = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : -1;
  const where = { ...(view === 'unmatched' ? { matched: false, live: true } : view === 'proposed' ? PROPOSED : {}), ...(building === undefined ? {} : { building }), ...(no ? { no } : {}) };
  const rows = await RollLines(deps).find({ rollId, ...where, row: { $gt: last } }, { pending: 0, log: 0, keys: 0 }).sort({ row: 1 }).limit(limit + 1).lean<LineDoc[]>();
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? String(items[items.length - 1]?.row ?? '') : null };
}
/** Where somebody stands or stands in: in one roll, or in all (index `of_person`). */
export const linesOfPerson = (deps: Deps, personId: string, rollId?: string): Promise<LineDoc[]> => RollLines(deps).find({ people: personId, live: true, ...(rollId === undefined ? {} : { rollId }) }, { pending: 0, log: 0, keys: 0 }).sort({ row: 1 }).limit(200).lean<LineDoc[]>();

const COUNTED = 999;
/** What waits on a roll for the station, counted no further than a page shows. */
export async function workOn(deps: Deps, rollId: string): Promise<{ unmatched: number; objections: number; proposals: number }> {
  const [unmatched, objections, proposals] = await Promise.all([
    RollLines(deps).countDocuments({ rollId, matched: false, live: true }), RollObjections(deps).countDocuments({ rollId, state: 'open' }, { limit: COUNTED }), RollLines(deps).countDocuments({ rollId, ...PROPOSED }, { limit: COUNTED }),
  ]);
  return { unmatched, objections, proposals };
}

export async function objectionPage(deps: Deps, rollId: string, state: ObjectionState, ask: PageAsk): Promise<{ items: ObjectionDoc[]; next: string | null }> {
  const rows = await RollObjections(deps).find({ rollId, state, ...after(decodeCursor(ask.cursor), 'createdAt', 'up') }, HEAVY).sort({ createdAt: 1, _id: 1 }).limit(ask.limit + 1).lean<ObjectionDoc[]>();
  return pageOf(rows, ask.limit, ({ createdAt, _id }) => ({ at: createdAt, id: _id }));
}
export const objectionsOfPerson = (deps: Deps, personId: string, rollId: string): Promise<ObjectionDoc[]> => RollObjections(deps).find({ personId, rollId }, HEAVY).sort({ createdAt: -1 }).limit(SHOWN).lean<ObjectionDoc[]>();
/** How many objections wait on some lines. */
export async function openObjections(deps: Deps, rollId: string, refs: readonly string[]): Promise<Map<string, number>> {
  const rows = await RollObjections(deps).find({ rollId, state: 'open', ref: { $in: [...refs] } }, { ref: 1 }).lean<{ ref: string }[]>();
  const counts = new Map<string, number>();
  for (const { ref } of rows) counts.set(ref, (counts.get(ref) ?? 0) + 1);
  return counts;
}
/** Most corrections that the public page lists. */
const CORRECTIONS_SHOWN = 200;
/** What was put right of a settled roll since, the latest first: when and what, never whose. */
export async function correctionsOf(deps: Pick<Deps, 'db'>, rollId: string): Promise<RollDoc['corrections']> {
  const rows = await RollLines(deps).find({ rollId, 'log.second': { $type: 'string' } }, { building: 1, log: 1 }).lean<Pick<LineDoc, 'building' | 'log'>[]>();
  const all = rows.flatMap(({ building, log }) => log.flatMap(({ at, what, second }) => (second !== null && isCorrection(what) ? [{ at, what, building }] : [])));
  return all.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, CORRECTIONS_SHOWN);
}
const isCorrection = (what: string): what is Correction => (CORRECTIONS as readonly string[]).includes(what);

export const dueRolls = (deps: Deps, now: Date, most: number): Promise<RollDoc[]> => Rolls(deps).find({ nextCheckAt: { $lte: now } }, HEAVY).sort({ nextCheckAt: 1 }).limit(most).lean<RollDoc[]>();
export const dueObjections = (deps: Deps, now: Date, most: number): Promise<ObjectionDoc[]> => RollObjections(deps).find({ nextCheckAt: { $lte: now } }, HEAVY).sort({ nextCheckAt: 1 }).limit(most).lean<ObjectionDoc[]>();
