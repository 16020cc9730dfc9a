import { createHash } from 'node:crypto';
import { ASKED_WORDS } from '../../../../shared/copy/orders';
import { SHEET_NOTES, SHEET_PROBLEM_WORDS } from '../../../../shared/copy/registers';
import { fill } from '../../../../shared/copy/fill';
import { formatFullDate } from '../../../../shared/domain/kernel/dates';
import { plainNumber } from '../../../../shared/domain/integrations/answers';
import { SHEET_LIMITS } from '../../../../shared/domain/registers/fields';
import type { Deps } from '../../../platform/deps';
import { casesOfOrders } from '../../cases';
import { admissionsOfOrders } from '../../matters';
import { Entries, type EntryDoc } from '../entriesModel';
import { Sheets, type Finding, type SheetDoc } from '../model';
import { loadPart } from '../parts';
import { committedOf } from '../queries';
import { RowReader, type TakenRow } from '../rows';

export const sameDigest = (sameness: string): string => createHash('sha256').update(sameness).digest('base64url').slice(0, 24);

/** The first findings are kept, all are counted. */
class Findings {
  readonly kept: Finding[] = [];
  count = 0;
  add(...found: readonly Finding[]): void {
    this.count += found.length;
    for (const one of found) if (this.kept.length < SHEET_LIMITS.problems) this.kept.push(one);
  }
}

/** What has come before under the numbers of some rows, as it is told: with our number of the case, how far the admission is, or in a register. */
async function knownNumbers(deps: Deps, doc: SheetDoc, rows: readonly TakenRow[]): Promise<Map<string, string>> {
  const numbers = rows.map(({ number }) => number);
  const known = new Map([...(await casesOfOrders(deps, doc.sourceId, numbers))].map(([number, value]) => [number, fill(SHEET_NOTES.knownNumber, { value })]));
  if (doc.use === 'orders') {
    for (const [number, admission] of await admissionsOfOrders(deps, doc.sourceId, numbers)) known.set(number, fill(SHEET_NOTES.knownWork, { value: ASKED_WORDS[admission.state] }));
    return known;
  }
  const committed = await committedOf(deps, doc.sourceId);
  const entries = await Entries(deps).find({ plainNumber: { $in: rows.map((row) => plainOf(row)) }, sheetId: { $in: committed } }, { number: 1 }).lean<Pick<EntryDoc, 'number'>[]>();
  for (const { number } of entries) if (!known.has(number)) known.set(number, SHEET_NOTES.knownRow);
  return known;
}
const plainOf = ({ number }: TakenRow): string => plainNumber(number);

/** Which of some rows have come before, by their numbers; asked when they are looked through, and again when they are written. */
export async function knownRows(deps: Deps, doc: SheetDoc, rows: readonly TakenRow[]): Promise<Map<number, string>> {
  const known = await knownNumbers(deps, doc, rows);
  return new Map(rows.flatMap(({ row, number }) => {
    const note = known.get(number);
    return note === undefined ? [] : [[row, note] as const];
  }));
}

/** Looks through all rows of a table: gathers what of it is needed to decide. Runs anew from the beginning where it was cut off. */
class Look {
  readonly problems = new Findings();
  readonly notes = new Findings();
  readonly counts = { fresh: 0, known: 0, open: 0, refused: 0, work: 0 };
  private readonly words = new Map<string, number>();
  private readonly numbers = new Map<string, number>();
  private readonly alike = new Map<string, number>();

  constructor(private readonly deps: Deps, private readonly doc: SheetDoc, private readonly reader: RowReader) {}

  async part(part: number): Promise<void> {
    const taken: TakenRow[] = [];
    for (const { taken: row, problems, notes, word } of await this.reader.readAll(await loadPart(this.deps, this.doc._id, part))) {
      if (word !== '') this.words.set(word, (this.words.get(word) ?? 0) + 1);
      this.problems.add(...problems);
      this.notes.add(...notes);
      if (row && this.isFirst(row)) taken.push(row);
    }
    const known = await knownRows(this.deps, this.doc, taken);
    for (const [row, text] of known) this.notes.add({ row, text });
    const fresh = taken.filter(({ row }) => !known.has(row));
    this.counts.known += known.size;
    this.counts.fresh += fresh.length;
    this.counts.open += fresh.filter(({ finished }) => !finished).length;
    this.counts.work += fresh.filter(({ work }) => work !== null).length;
    if (this.doc.use === 'register') await this.compare(fresh);
  }

  private isFirst({ row, number }: TakenRow): boolean {
    const first = this.numbers.get(plainNumber(number));
    if (first === undefined) this.numbers.set(plainNumber(number), row);
    else this.problems.add({ row, text: fill(SHEET_PROBLEM_WORDS.twice, { row: first }) });
    return first === undefined;
  }

  /** Rows that say the same on the same day of the same place, in this table and in those before. */
  private async compare(rows: readonly TakenRow[]): Promise<void> {
    const digests = new Map(rows.map((row) => [sameDigest(row.sameness), row]));
    const committed = await committedOf(this.deps, null);
    const before = await Entries(this.deps).find({ same: { $in: [...digests.keys()] }, sheetId: { $in: committed } }, { same: 1, number: 1, filedAt: 1 }).lean<Pick<EntryDoc, '_id' | 'same' | 'number' | 'filedAt'>[]>();
    for (const { same, number, filedAt } of before) {
      const row = digests.get(same)?.row;
      if (row !== undefined) this.notes.add({ row, text: fill(SHEET_NOTES.alikeBefore, { value: `${number}（${formatFullDate(filedAt.toISOString())}）` }) });
    }
    for (const { row, sameness } of rows) {
      const key = sameDigest(sameness);
      const first = this.alike.get(key);
      if (first === undefined) this.alike.set(key, row);
      else this.notes.add({ row, text: fill(SHEET_NOTES.alike, { row: first }) });
    }
  }

  categories(): SheetDoc['categories'] {
    const rows: SheetDoc['categories'] = [...this.words].map(([word, count]) => (this.reader.asksFirst(word) ? { word, rows: count, categoryId: null, admission: true } : { word, rows: count, categoryId: this.reader.categoryFor(word) }));
    const isSaid = ({ categoryId, admission }: SheetDoc['categories'][number]): boolean => categoryId !== null || admission === true;
    // What nobody has said comes first.
    return rows.sort((a, b) => Number(isSaid(a)) - Number(isSaid(b)) || b.rows - a.rows).slice(0, SHEET_LIMITS.categories);
  }
}

/** Looks a table through: every problem by its row, what has come before, and their words for categories. Outcome: checked. */
export async function lookThrough(deps: Deps, doc: SheetDoc, alive: (done: number) => Promise<void>): Promise<void> {
  const look = new Look(deps, doc, await RowReader.of(deps, doc));
  for (let part = 0; part < doc.parts; part += 1) {
    await look.part(part);
    await alive(part + 1);
  }
  const { problems, notes, counts } = look;
  const byRow = (a: Finding, b: Finding): number => a.row - b.row;
  const set = { state: 'checked' as const, problems: problems.kept.sort(byRow), problemCount: problems.count, notes: notes.kept.sort(byRow), noteCount: notes.count, counts, categories: look.categories(), done: 0 };
  await Sheets(deps).updateOne({ _id: doc._id, state: 'checking' }, { $set: set });
}
