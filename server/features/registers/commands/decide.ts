import { ORDER_REFUSAL_WORDS } from '../../../../shared/copy/orders';
import { fill } from '../../../../shared/copy/fill';
import { MAPPING_WORDS, SHEET_FIELD_WORDS } from '../../../../shared/copy/registers';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { fieldsOf, mappingFaults, type SheetField, type SheetMapping } from '../../../../shared/domain/registers/fields';
import { OPEN_SHEET_STATES, type SheetState } from '../../../../shared/domain/registers/states';
import { withEvents } from '../../../jobs/events';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import { casesById, untouchedByPeople } from '../../cases';
import { Entries } from '../entriesModel';
import { Sheets, Sources, type SheetDoc, type SourceDoc } from '../model';
import { dropRows } from '../parts';
import { mayAsk } from '../works';
import { workEvent } from './handIn';

async function reload(deps: Deps, id: string): Promise<SheetDoc> {
  const doc = await Sheets(deps).findById(id).lean<SheetDoc>();
  if (!doc) throw new DomainError('not_found');
  return doc;
}

/** Moves a table on by one guarded write and tells the program to go on with it. `wrong_state` when somebody was faster. */
async function move(deps: Deps, doc: SheetDoc, to: SheetState, set: Partial<SheetDoc> = {}): Promise<SheetDoc> {
  const now = deps.clock.now();
  const { matchedCount } = await Sheets(deps).updateOne({ _id: doc._id, state: doc.state, turn: doc.turn }, withEvents({ $set: { ...set, state: to, turn: doc.turn + 1, done: 0, since: now } }, [workEvent(doc._id, doc.turn + 1, now)], now));
  if (matchedCount === 0) throw new DomainError('wrong_state', { state: (await reload(deps, doc._id)).state });
  deps.nudge(Sheets(deps));
  return reload(deps, doc._id);
}

export interface Chosen {
  readonly columns: SheetMapping;
  readonly system: 'gcj02' | 'wgs84';
  readonly categories: readonly { readonly word: string; readonly categoryId: string | null; readonly admission: boolean }[];
}

/** Only bodies above a community ask it for work outside of its list; and a register's rows are nobody's work. */
async function assertAsks(deps: Deps, doc: SheetDoc, chosen: Chosen['categories']): Promise<void> {
  const at = chosen.findIndex(({ admission }) => admission);
  if (at < 0 || (doc.use === 'orders' && (await mayAsk(deps, doc.unitId)))) return;
  throw new DomainError('invalid_input', {}, [{ path: `categories.${at}.admission`, code: 'notOneOf', message: ORDER_REFUSAL_WORDS.notAsking }]);
}

/** Words of theirs that are kept for a source, the last ones. */
const MOST_WORDS = 2_000;

/**
 * Settles which column holds what, keeps it for the next table of the source, and has the rows looked through. Outcomes:
 * checking; `invalid_input` naming the field that is missing, whose column is taken, or work of a unit that may not ask; `wrong_state`.
 */
export async function chooseColumns(deps: Deps, doc: SheetDoc, { columns: given, system, categories: chosen }: Chosen): Promise<SheetDoc> {
  if (!(OPEN_SHEET_STATES as readonly SheetState[]).includes(doc.state)) throw new DomainError('wrong_state', { state: doc.state });
  const columns: SheetMapping = Object.fromEntries(fieldsOf(doc.use).flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]])));
  const faults = mappingFaults(columns, doc.use, doc.titles.length);
  if (faults.length > 0) throw new DomainError('invalid_input', {}, faults.map(({ field, code }) => ({ path: `columns.${field}`, code: code === 'required' ? code : 'notOneOf', message: fill(MAPPING_WORDS[code], { name: SHEET_FIELD_WORDS[field].name }) })));
  await assertAsks(deps, doc, chosen);
  const titles = Object.fromEntries(Object.entries(columns).map(([field, at]) => [field, doc.titles[at] ?? ''])) as Partial<Record<SheetField, string>>;
  const source = await Sources(deps).findById(doc.sourceId, { categories: 1 }).lean<Pick<SourceDoc, 'categories'>>();
  const words = new Map([...(source?.categories ?? []), ...chosen].map((one) => [one.word, one]));
  const categories = [...words.values()].slice(-MOST_WORDS).map(({ word, categoryId, admission }) => ({ word, categoryId, ...(admission === true ? { admission } : {}) }));
  await Sources(deps).updateOne({ _id: doc.sourceId }, { $set: { columns: titles, system, categories } });
  return move(deps, doc, 'checking', { columns, system, categories: categories.map((one) => ({ ...one, rows: 0 })) });
}

/**
 * Takes a table in. Outcomes: writing, or already; `rule_refused` sheetHasProblems, sheetEmpty, sheetBusy (another table
 * of the source is being written); `wrong_state`.
 */
export async function acceptSheet(deps: Deps, doc: SheetDoc, actor: AuditActor): Promise<SheetDoc> {
  if (doc.state === 'writing' || doc.state === 'committed') return doc;
  if (doc.state !== 'checked') throw new DomainError('wrong_state', { state: doc.state });
  if (doc.problemCount > 0) throw new DomainError('rule_refused', { rule: 'sheetHasProblems' });
  if (doc.counts.fresh === 0 && doc.use === 'register') throw new DomainError('rule_refused', { rule: 'sheetEmpty' });
  const { matchedCount } = await Sources(deps).updateOne({ _id: doc.sourceId, $or: [{ busy: null }, { busy: doc._id }] }, { $set: { busy: doc._id } });
  if (matchedCount === 0) throw new DomainError('rule_refused', { rule: 'sheetBusy' });
  await audited(deps, { actor, action: 'importAccepted', object: { kind: 'import', id: doc._id, label: doc.sourceName }, once: { key: doc._id } });
  return move(deps, doc, 'writing', { acceptedBy: actor.personId });
}

/** Puts a table away with all that is kept of it. Outcomes: refused, or already; `wrong_state`. */
export async function refuseSheet(deps: Deps, doc: SheetDoc): Promise<SheetDoc> {
  if (doc.state === 'refused') return doc;
  const { matchedCount } = await Sheets(deps).updateOne({ _id: doc._id, state: { $in: [...OPEN_SHEET_STATES, 'unreadable'] } }, { $set: { state: 'refused', sample: null, problems: [], notes: [], kept: false } });
  if (matchedCount === 0) throw new DomainError('wrong_state', { state: (await reload(deps, doc._id)).state });
  await dropRows(deps, doc._id, doc.parts);
  return reload(deps, doc._id);
}

const AT_ONCE = 500;

/** Whether somebody has dealt with a matter of a register since it came. */
async function actedOn(deps: Deps, sheetId: string): Promise<boolean> {
  let last = -1;
  for (;;) {
    const rows = await Entries(deps).find({ sheetId, caseId: { $type: 'string' }, row: { $gt: last } }, { caseId: 1, row: 1 }).sort({ row: 1 }).limit(AT_ONCE).lean<{ caseId: string; row: number }[]>();
    if (rows.length === 0) return false;
    const cases = await casesById(deps, rows.map(({ caseId }) => caseId));
    if (![...cases.values()].every(untouchedByPeople)) return true;
    last = rows[rows.length - 1]?.row ?? last;
  }
}

/**
 * Takes a register back: it is out of sight from this write on, and its cases are taken back after it. Outcomes: undoing,
 * or already; `rule_refused` sheetActedOn when somebody has dealt with one of its matters; `wrong_state`.
 */
export async function undoSheet(deps: Deps, doc: SheetDoc, actor: AuditActor): Promise<SheetDoc> {
  if (doc.state === 'undoing' || doc.state === 'undone') return doc;
  if (doc.state !== 'committed' || doc.use !== 'register' || doc.settled !== true) throw new DomainError('wrong_state', { state: doc.state });
  if (await actedOn(deps, doc._id)) throw new DomainError('rule_refused', { rule: 'sheetActedOn' });
  await audited(deps, { actor, action: 'importAccepted', object: { kind: 'import', id: doc._id, label: doc.sourceName }, reason: { code: null, text: 'undo' }, once: { key: `${doc._id}-undo` } });
  return move(deps, doc, 'undoing');
}
