import type { TestServer } from '../../../support/server';

interface Parts {
  readonly server: TestServer;
  readonly once: <T>(name: string, build: () => Promise<T>) => Promise<T>;
}
let count = 0;

/** Tables of others of street north, as they lie in the database. */
export function registersFor({ server, once }: Parts) {
  const at = () => server.deps.clock.now();
  async function newSource(): Promise<string> {
    const _id = `sheet-source-${++count}`;
    await server.deps.db.collection<{ _id: string }>('sheetSources').insertOne({ _id, contentHash: '', use: 'orders', name: '热线', unitId: 'north-office', levelId: 'north', columns: {}, categories: [], system: 'gcj02', busy: null, createdAt: at() } as { _id: string });
    return _id;
  }
  async function newSheet(state: string, use: string): Promise<string> {
    const [_id, sourceId] = [`sheet-${++count}`, await newSource()];
    await server.deps.db.collection<{ _id: string }>('sheets').insertOne({
      _id, digest: '', sourceId, sourceName: '热线', use, unitId: 'north-office', levelId: 'north', file: '', personId: 'dispatcher', state, csv: false, rows: 1, parts: 0, titles: ['编号', '类别', '内容', '地址'], sample: null, columns: {}, system: 'gcj02',
      categories: [], problems: [], problemCount: 0, notes: [], noteCount: 0, counts: { fresh: 1, known: 0, open: 0, refused: 0 }, done: 0, opened: 0, settled: true, kept: true, turn: 1, since: at(), createdAt: at(), pending: [],
    } as { _id: string });
    return _id;
  }
  return {
    sheetSource: (): Promise<string> => once('sheetSource', newSource),
    sheet: (state: 'mapping' | 'checked' | 'committed', use: 'orders' | 'register' = 'orders'): Promise<string> => once(`sheet ${state} ${use}`, () => newSheet(state, use)),
  };
}
