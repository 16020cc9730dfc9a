import { BOOK_LIMITS, type BookLine, type BookSide } from './kinds';

/** What is wrong in a table; words in copy. */
export type BookFaultCode = 'heads' | 'side' | 'item' | 'amount' | 'decimals' | 'tooMuch' | 'longNote' | 'sumIn' | 'sumOut' | 'rest' | 'nothing' | 'tooMany';
/** A fault with the cell that it stands in, such as `C5`; null: the whole table. `is`, `should`: fen. */
export interface BookFault {
  readonly cell: string | null;
  readonly code: BookFaultCode;
  readonly is?: number;
  readonly should?: number;
}
export interface BookSums {
  readonly in: number;
  readonly out: number;
  /** What is left; below nothing where more went than came. */
  readonly rest: number;
}
export function sumsOf(lines: readonly Pick<BookLine, 'side' | 'fen'>[]): BookSums {
  const of = (side: BookSide): number => lines.reduce((sum, line) => sum + (line.side === side ? line.fen : 0), 0);
  return { in: of('in'), out: of('out'), rest: of('in') - of('out') };
}

/** Heads of the table, in any order. */
export const BOOK_HEADS = ['收支', '项目', '金额（元）', '说明'] as const;
const SIDES: Readonly<Record<string, BookSide>> = { 收入: 'in', 支出: 'out' };
const AMOUNT = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^-?\d+(?:\.\d+)?$/;
const letter = (at: number): string => String.fromCharCode(65 + at);
const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** Yuan in a cell as whole fen; `decimals` where there is a part of a fen, `amount` where it is no number. */
export function fenIn(text: string): number | 'amount' | 'decimals' {
  const plain = bare(text).replace(/^[¥￥]/, '').replace(/元$/, '');
  if (!AMOUNT.test(plain)) return 'amount';
  const [whole = '0', part = ''] = plain.replaceAll(',', '').replace('-', '').split('.');
  if (part.replace(/0+$/, '').length > 2) return 'decimals';
  const fen = Number(whole) * 100 + Number(part.slice(0, 2).padEnd(2, '0'));
  return plain.startsWith('-') ? -fen : fen;
}

interface Reading { readonly lines: BookLine[]; readonly faults: BookFault[] }
/** One row: a line, a sum that is checked, or a fault. */
function readRow(cells: readonly string[], row: number, places: readonly number[], { lines, faults }: Reading): void {
  const [side = '', item = '', amount = '', note = ''] = places.map((at) => (at < 0 ? '' : (cells[at] ?? '').trim()));
  const fault = (column: number, code: BookFaultCode, more: Partial<BookFault> = {}): void => void faults.push({ cell: `${letter(places[column] ?? 0)}${row}`, code, ...more });
  if ([side, item, amount, note].every((text) => text === '')) return;
  const fen = fenIn(amount);
  if (typeof fen === 'string') return fault(2, fen);
  const sums = sumsOf(lines);
  const held = (code: 'sumIn' | 'sumOut' | 'rest', should: number): void => { if (fen !== should) fault(2, code, { is: fen, should }); };
  const [kind, name] = [bare(side), bare(item)];
  if (kind === '结余') return held('rest', sums.rest);
  const known = SIDES[kind];
  if (!known) return fault(0, 'side');
  if (name === '合计') return known === 'in' ? held('sumIn', sums.in) : held('sumOut', sums.out);
  if (name === '' || item.length > BOOK_LIMITS.item) return fault(1, 'item');
  if (fen < 0) return fault(2, 'amount');
  if (fen > BOOK_LIMITS.fen) return fault(2, 'tooMuch');
  if (note.length > BOOK_LIMITS.note) return fault(3, 'longNote');
  lines.push({ side: known, item, fen, note });
}

/**
 * Lines of a finance table with every fault in it. Sums (项目 合计, 收支 结余) stand below what they sum up and are checked against it,
 * not taken over. `rows`: the texts of the first sheet, its first row the heads.
 */
export function readFinance(rows: readonly (readonly string[])[]): { readonly lines: readonly BookLine[]; readonly faults: readonly BookFault[] } {
  const heads = (rows[0] ?? []).map(bare);
  const places = BOOK_HEADS.map((head) => heads.findIndex((one) => one === bare(head) || (head === BOOK_HEADS[2] && one === '金额')));
  if (places.slice(0, 3).some((at) => at < 0)) return { lines: [], faults: [{ cell: 'A1', code: 'heads' }] };
  const reading: Reading = { lines: [], faults: [] };
  rows.slice(1).forEach((cells, at) => readRow(cells, at + 2, places, reading));
  if (reading.lines.length > BOOK_LIMITS.lines) reading.faults.push({ cell: null, code: 'tooMany' });
  if (reading.lines.length + reading.faults.length === 0) reading.faults.push({ cell: null, code: 'nothing' });
  return reading;
}

/** Bars of a chart: the largest so many of one side, and the rest of it as one without a name. */
const BARS = 5;
export function barsOf(lines: readonly BookLine[], side: BookSide): { readonly item: string | null; readonly fen: number }[] {
  const all = lines.filter((line) => line.side === side && line.fen > 0).map(({ item, fen }) => ({ item, fen })).sort((a, b) => b.fen - a.fen);
  const rest = all.slice(BARS).reduce((sum, { fen }) => sum + fen, 0);
  return [...all.slice(0, BARS), ...(rest > 0 ? [{ item: null, fen: rest }] : [])];
}
