import writeXlsxFile from 'write-excel-file/node';
import readWorkbook from 'read-excel-file/node';
import type { Caller, TestServer } from '../../support/server';

type Cells = readonly (string | number | null)[];

/** A workbook of these rows, the first the titles. */
export const workbook = (rows: readonly Cells[]): Promise<Buffer> =>
  writeXlsxFile(rows.map((row) => row.map((value) => (value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String })))).toBuffer();
export const csv = (rows: readonly Cells[]): string => rows.map((row) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(',')).join('\r\n');

/** A text in GB18030, by looking every pair of bytes up. */
export function gb18030(text: string): Buffer {
  const pairs = new Map<string, [number, number]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high += 1) for (let low = 0x40; low <= 0xfe; low += 1) if (low !== 0x7f) pairs.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Buffer.from([...text].flatMap((one) => (one.charCodeAt(0) < 0x80 ? [one.charCodeAt(0)] : (pairs.get(one) ?? []))));
}

export interface Sheet {
  id: string;
  state: string;
  rows: number;
  titles: string[];
  sample: string[][];
  columns: Record<string, number>;
  asks: boolean;
  categories: { word: string; rows: number; categoryId: string | null; admission: boolean }[];
  problems: { row: number; column?: string; text: string }[];
  problemCount: number;
  notes: { row: number; text: string }[];
  counts: { fresh: number; known: number; open: number; refused: number; work: number };
  progress: { done: number; of: number } | null;
}

/** Names a source and gives its id. */
export const sourceOf = async (who: Caller, use: 'orders' | 'register', unitId: string, name = '市 12345 热线'): Promise<string> => (await who.post('/registers/sources', { use, unitId, name }).expect(201)).body.id;

/** Hands a file in and waits until it is read. */
export async function handIn(server: TestServer, who: Caller, source: string, file: Buffer, name = 'orders.xlsx', key?: string): Promise<Sheet> {
  const { body } = await who.post(`/registers/sheets?source=${source}&file=${encodeURIComponent(name)}`, undefined, ...(key === undefined ? [] : [key])).attach('file', file, name).expect(201);
  await server.drain();
  return look(who, body.id);
}
export const look = async (who: Caller, id: string): Promise<Sheet> => (await who.get(`/registers/sheets/${id}`).expect(200)).body;

/** Chooses columns, has the rows looked through. */
export async function choose(server: TestServer, who: Caller, { id, columns }: Pick<Sheet, 'id' | 'columns'>, more: object = {}): Promise<Sheet> {
  await who.put(`/registers/sheets/${id}/mapping`, { columns, system: 'wgs84', ...more }).expect(200);
  await server.drain();
  return look(who, id);
}
export async function accept(server: TestServer, who: Caller, id: string): Promise<Sheet> {
  await who.post(`/registers/sheets/${id}/accept`).expect(200);
  await server.drain();
  return look(who, id);
}

/** What stands behind a signed address of a table. */
export async function opened(server: TestServer, url: string): Promise<string[][]> {
  const { body } = await server.request.get(url).buffer(true).parse((answer, done) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('end', () => done(null, Buffer.concat(parts)));
  }).expect(200);
  const content = body as Buffer;
  if (content.subarray(0, 2).toString() !== 'PK') return content.toString('utf8').trim().split('\r\n').map((line) => line.split(','));
  const [sheet] = await readWorkbook(content);
  return (sheet?.data ?? []).map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
}
