import writeXlsxFile from 'write-excel-file/node';
import type { Caller, TestServer } from '../../../support/server';
import type { Somebody, Who } from './people';

interface Sent {
  readonly params: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}
interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly callerOf: (who: Who) => Promise<Caller>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
  readonly fresh: boolean;
}
let count = 0;

/** Things that calls about lists and admissions need. */
export function mattersFor({ server, send, callerOf, once, fresh }: Hands) {
  /** A day in a month. */
  const soon = (): string => new Date(server.deps.clock.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
  /** A request of the water company to plum's station; `refused`: and what the station said. */
  async function newAdmission(refused: boolean): Promise<{ id: string; revision: number }> {
    const ask = { unitId: 'water', title: `登记水表${++count}`, purpose: '请社区上门登记水表', basis: '供水办〔2026〕3 号', people: 0, money: 0, until: soon() };
    const { id, revision } = await send('utility', '/communities/plum/admissions', ask);
    return refused ? send('staff', `/admissions/${id}/refuse`, { revision, ground: 'noMeans', reason: '没有人手' }) : { id, revision };
  }
  return {
    soon,
    /** A request for admission in plum, with the body of an action. */
    async admission(body: object | null, refused = false): Promise<Sent> {
      const made = await once(`admission ${String(refused)}`, () => newAdmission(refused));
      return { params: { id: made.id }, ...(body ? { body: { revision: made.revision, ...body } } : {}) };
    },
    /** What is written into the list of plum: its next revision, and something to publish. */
    async matterDraft(publish = false): Promise<Sent> {
      const kept = await server.deps.db.collection<{ _id: string; revision: number }>('matterListDrafts').findOne({ _id: 'plum' });
      const body = { revision: kept?.revision ?? 0, items: [{ duty: 'primary', title: `楼道照明${++count}`, basis: '社区条例第三条', lead: null }] };
      if (!publish) return { params: { id: 'plum' }, body };
      const saved = fresh ? (await (await callerOf('administrator')).put('/communities/plum/matter-draft', body).expect(200)).body : body;
      return { params: { id: 'plum' }, body: { revision: saved.revision, effectiveFrom: soon(), why: '试一试' } };
    },
    /** A signed address of plum's report as a table. */
    async report(): Promise<Sent> {
      const { body } = await (await callerOf('staff')).post('/matter-reports/plum/exports', { year: 2026 }).expect(201);
      return { params: { id: 'plum', year: 2026 }, query: Object.fromEntries(new URL(body.url, 'http://x').searchParams) };
    },
    /** A signed address of the register of plum's station. */
    async register(): Promise<Sent> {
      const { body } = await (await callerOf('staff')).post('/workbench/registers', {}).expect(201);
      const url = new URL(body.url, 'http://x');
      return { params: { id: url.pathname.split('/').pop() }, query: Object.fromEntries(url.searchParams) };
    },
    /** The revision that the templates of a unit have now. */
    templates: async (unitId: string): Promise<number> => (await server.deps.db.collection<{ _id: string; revision: number }>('wordTemplates').findOne({ _id: unitId }))?.revision ?? 0,
    workbook: (): Promise<Buffer> => writeXlsxFile([['责任', '事项', '依据', '牵头单位'].map((value) => ({ value, type: String }))]).toBuffer(),
  };
}
