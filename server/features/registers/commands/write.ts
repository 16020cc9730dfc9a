import { NOBODY, TAKEN_OVER } from '../../../../shared/copy/registers';
import { errorSentence } from '../../../../shared/copy/errors';
import { ORDER_REFUSAL_WORDS } from '../../../../shared/copy/orders';
import { fill } from '../../../../shared/copy/fill';
import { REPORT_LIMITS } from '../../../../shared/domain/cases/limits';
import { searchTokens } from '../../../../shared/domain/cases/search';
import { plainNumber } from '../../../../shared/domain/integrations/answers';
import type { OrderRefusal } from '../../../../shared/domain/integrations/orders';
import { formatFullDate } from '../../../../shared/domain/kernel/dates';
import { SHEET_NOTES } from '../../../../shared/copy/registers';
import { withEvents } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { takeOrder, type OrderOutcome } from '../../orders';
import { rawEntries, type EntryDoc } from '../entriesModel';
import { Sheets, Sources, type Finding, type SheetDoc } from '../model';
import { loadPart } from '../parts';
import { RowReader, type TakenRow } from '../rows';
import { workEvent } from './handIn';
import { knownRows, sameDigest } from './look';
import { withoutPhones } from '../discreet';

const ENTRIES_AT_ONCE = 200;
/** Tokens kept of an entry: a hundred thousand of them are indexed. */
const MOST_TERMS = 24;

/** The rows of a part that can be taken in. */
export async function goodRows(deps: Deps, doc: SheetDoc, reader: RowReader, part: number): Promise<TakenRow[]> {
  const rows = await reader.readAll(await loadPart(deps, doc._id, part));
  return rows.flatMap(({ taken }) => taken ?? []);
}

/** Why an order or an open matter was not taken, in words. */
const whyNot = (why: string): string => (why in ORDER_REFUSAL_WORDS ? ORDER_REFUSAL_WORDS[why as OrderRefusal] : errorSentence('rule_refused', { rule: why }));

/** An address longer than a case keeps stands whole before the words. */
const wordsOf = (address: string, text: string): string => (address.length > REPORT_LIMITS.placeText ? `${address}\n${text}` : text);

/** One row through the command by which signed orders come. */
export async function takeRow(deps: Deps, doc: SheetDoc, row: TakenRow, text: string, door: 'hotline' | 'register'): Promise<OrderOutcome> {
  const { number, word, categoryId, address, point, name, phone, deadline } = row;
  const given = { version: 1 as const, id: `sheet-${doc._id}-${row.row}`, number, deadline: deadline?.toISOString() ?? null };
  const from = { id: doc.sourceId, name: doc.sourceName, unitId: doc.unitId };
  if (row.work) return takeOrder(deps, from, { ...given, matter: null, work: { ...row.work, community: row.levels.community.id } });
  const matter = { category: word, text: wordsOf(address, text), place: { text: address.slice(0, REPORT_LIMITS.placeText), point }, reporter: { name: name || NOBODY, phone } };
  return takeOrder(deps, from, { ...given, matter, work: null }, { door, ...(categoryId === null ? {} : { categoryId }) });
}

/** Orders go in one by one, each for itself and once; what a rule refuses is told by its row. */
async function writeOrders(deps: Deps, doc: SheetDoc, rows: readonly TakenRow[]): Promise<Finding[]> {
  const refused: Finding[] = [];
  for (const row of rows) {
    const { result, why } = await takeRow(deps, doc, row, row.text, 'hotline');
    if (result === 'refused') refused.push({ row: row.row, text: fill(SHEET_NOTES.refusedNow, { value: whyNot(why ?? '') }) });
  }
  return refused;
}

function entryOf(doc: SheetDoc, row: TakenRow): EntryDoc {
  const { levels, number, word, categoryId, address, point, filedAt, finished, closedAt, result } = row;
  // Whose number it is has nothing to do in a register of what is over.
  const [text, said] = [withoutPhones(row.text), withoutPhones(result)];
  const terms = searchTokens({ number: '', title: text.slice(0, 40), placeText: address, categoryName: word, reporterName: '', phoneTail: null }).filter((one) => one !== 'n:').slice(0, MOST_TERMS);
  return {
    _id: `${doc._id}-${row.row}`, sheetId: doc._id, sourceId: doc.sourceId, row: row.row, number, plainNumber: plainNumber(number), category: word, categoryId, text, address, point, community: levels.community.id, street: levels.street.id,
    district: levels.district.id, filedAt: filedAt ?? doc.createdAt, finished, closedAt, result: said, same: sameDigest(row.sameness), terms, ...(finished ? {} : { caseId: null }),
  };
}

/** Entries are put in where nobody sees them yet; those that are there from a try before are left. */
async function writeEntries(deps: Deps, doc: SheetDoc, rows: readonly TakenRow[]): Promise<void> {
  const known = await knownRows(deps, doc, rows);
  const fresh = rows.filter(({ row }) => !known.has(row));
  // Few at a time: others' requests are answered in between.
  for (let from = 0; from < fresh.length; from += ENTRIES_AT_ONCE) {
    try {
      await rawEntries(deps).insertMany(fresh.slice(from, from + ENTRIES_AT_ONCE).map((row) => entryOf(doc, row)), { ordered: false });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/**
 * Writes an accepted table part by part, from where it was cut off. A register is seen from the last write on, all of it
 * at once. Outcome: committed, and the source is free for the next table.
 */
export async function writeSheet(deps: Deps, doc: SheetDoc, alive: (done: number) => Promise<void>): Promise<void> {
  const reader = await RowReader.of(deps, doc);
  for (let part = doc.done; part < doc.parts; part += 1) {
    const rows = await goodRows(deps, doc, reader, part);
    if (doc.use === 'orders') {
      const refused = await writeOrders(deps, doc, rows);
      if (refused.length > 0) await Sheets(deps).updateOne({ _id: doc._id, done: part }, { $push: { notes: { $each: refused, $position: 0, $slice: 200 } }, $inc: { 'counts.refused': refused.length, noteCount: refused.length } });
    } else await writeEntries(deps, doc, rows);
    await alive(part + 1);
  }
  const now = deps.clock.now();
  const settled = doc.use === 'orders' || doc.counts.open === 0;
  await Sheets(deps).updateOne({ _id: doc._id, state: 'writing' }, withEvents({ $set: { state: 'committed', settled, opened: 0, turn: doc.turn + 1, since: now } }, settled ? [] : [workEvent(doc._id, doc.turn + 1, now)], now));
  await Sources(deps).updateOne({ _id: doc.sourceId, busy: doc._id }, { $set: { busy: null } });
  deps.nudge(Sheets(deps));
}

const AT_ONCE = 200;

/**
 * Opens the cases of what is not finished in a register that is in force, each once. Outcome: settled; what a rule
 * refuses stays in the register with the reason.
 */
export async function openMatters(deps: Deps, doc: SheetDoc, alive: () => Promise<void>): Promise<void> {
  const reader = await RowReader.of(deps, doc);
  for (let part = 0; part < doc.parts; part += 1) {
    const waiting = await rawEntries(deps).find({ sheetId: doc._id, caseId: null, finished: false, refused: { $exists: false } }, { projection: { row: 1 } }).limit(1).toArray();
    if (waiting.length === 0) break;
    const open = (await goodRows(deps, doc, reader, part)).filter(({ finished }) => !finished);
    for (let from = 0; from < open.length; from += AT_ONCE) {
      for (const row of open.slice(from, from + AT_ONCE)) await openMatter(deps, doc, row);
      await alive();
    }
  }
  await Sheets(deps).updateOne({ _id: doc._id, state: 'committed' }, { $set: { settled: true } });
}

async function openMatter(deps: Deps, doc: SheetDoc, row: TakenRow): Promise<void> {
  const entryId = `${doc._id}-${row.row}`;
  const entry = await rawEntries(deps).findOne({ _id: entryId });
  if (!entry || entry.caseId !== null || entry.refused !== undefined) return;
  const before = fill(TAKEN_OVER, { source: doc.sourceName, number: row.number, day: formatFullDate(entry.filedAt.toISOString()) });
  const { result, why, doc: made } = await takeRow(deps, doc, row, `${before}\n${row.text}`, 'register');
  const set = made ? { caseId: made._id, caseNumber: made.number } : { refused: result === 'refused' ? (why ?? '') : result };
  const { modifiedCount } = await rawEntries(deps).updateOne({ _id: entryId, caseId: null }, { $set: set });
  if (modifiedCount > 0) await Sheets(deps).updateOne({ _id: doc._id }, { $inc: { [made ? 'opened' : 'counts.refused']: 1 } });
}
