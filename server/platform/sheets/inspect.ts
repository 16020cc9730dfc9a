import { Unzip, UnzipInflate } from 'fflate';

/** Why a workbook is not read. */
export type SheetProblem = 'notWorkbook' | 'tooLarge' | 'tooManyRows' | 'formula';
export class UnfitSheet extends Error {
  /** @param cell of a formula, such as `C5`; null where it is not known */
  constructor(readonly problem: SheetProblem, readonly cell: string | null = null) {
    super(problem);
  }
}

/** What a workbook may unpack to, and how many rows and columns it may have. */
export interface SheetBounds {
  readonly unpacked: number;
  readonly rows: number;
  readonly columns: number;
}

/** Bytes unpacked at a step: at most a thousand times as many come of them before they are looked at. */
const CHUNK = 8 * 1024;
/** Longest tag that may lie across two chunks. */
const TAIL = 24;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
/** A formula stands right after the beginning of its cell. */
const FORMULA = /<(?:\w{1,16}:)?f[ >/]/;
const CELL = /<(?:\w{1,16}:)?c [^>]{0,100}?\br="([A-Z]{1,3}\d{1,7})"/g;
/** Characters kept of the chunk before, in which the cell of a formula may begin. */
const BEFORE = 200;
const cellOfFormula = (text: string): string | null => [...text.slice(0, FORMULA.exec(text)?.index ?? 0).slice(-BEFORE).matchAll(CELL)].at(-1)?.[1] ?? null;
const TAG = /<(?:\w{1,16}:)?(?:row[ >]|f[ >/]|c[ >/])/g;

/** Looks through one part of the workbook as it is unpacked, without keeping it. */
function inspector(name: string, { rows: most, columns }: SheetBounds, count: (bytes: number) => void): (chunk: Uint8Array) => void {
  let [rows, cells] = [0, 0];
  let tail = '';
  let before = '';
  return (chunk) => {
    count(chunk.length);
    if (!SHEET.test(name)) return;
    const text = tail + Buffer.from(chunk).toString('latin1');
    const found = text.match(TAG) ?? [];
    if (found.some((tag) => /[<:]f.$/.test(tag))) throw new UnfitSheet('formula', cellOfFormula(before + text));
    before = text.slice(-BEFORE, text.length - TAIL);
    const begun = found.filter((tag) => /[<:]row.$/.test(tag)).length;
    rows += begun;
    cells += found.length - begun;
    if (rows > most + 1) throw new UnfitSheet('tooManyRows');
    if (cells > most * columns) throw new UnfitSheet('tooLarge');
    // A tag that was complete must not be counted again with the next chunk.
    tail = /<[^>]{0,22}$/.exec(text.slice(-TAIL))?.[0] ?? '';
    if (/^<(?:\w{1,16}:)?(?:row[ >]|f[ >/]|c[ >/])/.test(tail)) tail = '';
  };
}

/** Refuses, before anything is kept, what is too long, has formulas, or unpacks to more than it should. Throws `UnfitSheet`. */
export async function inspectWorkbook(file: Buffer, bounds: SheetBounds): Promise<void> {
  let unpacked = 0;
  let parts = 0;
  const count = (bytes: number): void => {
    unpacked += bytes;
    if (unpacked > bounds.unpacked) throw new UnfitSheet('tooLarge');
  };
  const unzip = new Unzip((part) => {
    parts += 1;
    const look = inspector(part.name, bounds, count);
    part.ondata = (error, chunk) => {
      // What the inspector throws comes back here as the part's error.
      if (error) throw error instanceof UnfitSheet ? error : new UnfitSheet('notWorkbook');
      look(chunk);
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (let from = 0; from < file.length; from += CHUNK) {
    unzip.push(file.subarray(from, from + CHUNK), from + CHUNK >= file.length);
    // Others' requests are answered in between.
    await new Promise(setImmediate);
  }
  if (parts === 0) throw new UnfitSheet('notWorkbook');
}
