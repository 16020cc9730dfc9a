import { createPerson } from '../../../server/features/identity';
import { Homes } from '../../../server/features/homes/model';
import { buildingIdOf, createBuildings, createRooms, roomIdOf } from '../../../server/features/organisation';
import { objectionClock, rollClock } from '../../../server/features/rolls/tasks';
import { settableClock } from '../../../server/platform/clock';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { USUAL_PROCEDURE } from '../../../shared/domain/bodies/procedure';
import { bindHome } from '../../support/homes';
import { startTestServer, type TestServer } from '../../support/server';
import { refusalIn, stepHands } from '../../support/stepHands';
import { seedDistrict } from '../cases/support';
import { workbook } from '../registers/support';

export type View = ResponseOf<'GET /rolls/:id'>;
export type Import = ResponseOf<'GET /rolls/imports/:id'>;
export type Line = ResponseOf<'GET /rolls/:id/lines/:ref'>;
export type Own = ResponseOf<'GET /rolls/mine'>['items'][number];
type Founding = RequestOf<'POST /bodies'>['body'];

const START = new Date('2026-03-02T10:00:00+08:00');
export const OWNERS = ['楼栋', '单元（选填）', '房号', '建筑面积', '业主', '共有人（选填）', '手机号或证件尾号（选填）', '开发商未售（选填）', '受托人（选填）'] as const;
/** A roll of an estate: a flat of one owner, two flats of a buyer, a couple's, two that the developer has. */
export const ROWS: readonly (readonly (string | number)[])[] = [
  ['3栋', '2单元', '501', '89.50', '甲女士', '', '13900003001', '', ''],
  ['3栋', '2单元', '502', '90', '乙先生', '', '13900003002', '', ''],
  ['5栋', '', '101', '120.25', '乙先生', '', '13900003002', '', ''],
  ['5栋', '', '102', '75', '丙女士', '丁先生', '13900003003、13900003004', '', ''],
  ['5栋', '', '201', '60', '安居置业', '', '', '是', ''],
  ['5栋', '', '202', '60', '安居置业有限公司', '', '', '是', ''],
];
/** Residents with a document seen; the first lives in the room that the roll says. */
const PEOPLE = { a: '甲女士', b: '乙先生', c: '丙女士', d: '丁先生', e: '戊女士' } as const;

/** A district with an owners' body of plum, and hands that bring rolls in and work on them. */
export function setScene() {
  const clock = settableClock(START);
  let server: TestServer;
  const hands = stepHands<View>(() => server, 'rolls', []);
  beforeAll(async () => {
    server = await startTestServer({ clock });
    await seedDistrict(server.deps);
    const estate = '梅园';
    const [b3, b5] = ['3栋', '5栋'].map((name) => buildingIdOf('plum', { estate, building: name })) as [string, string];
    await createBuildings(server.deps, [{ id: b3, communityId: 'plum', estate, name: '3 栋' }, { id: b5, communityId: 'plum', estate, name: '5 栋' }] as never);
    await createRooms(server.deps, [{ id: roomIdOf(b3, { entrance: '2单元', no: '501' }), buildingId: b3, communityId: 'plum', entrance: '2 单元', no: '501', area: null }] as never);
    for (const [at, [id, name]] of Object.entries(PEOPLE).entries()) {
      await createPerson(server.deps, { id, name, level: 2, phone: `1390000300${at + 1}` });
      await bindHome(server.deps, id, 'plum', '3 栋 2 单元');
    }
    await createPerson(server.deps, { id: 'f', name: '己先生', level: 1, phone: '13900003006' });
    await bindHome(server.deps, 'f', 'plum', '3 栋');
    await Homes(server.deps).updateOne({ _id: 'bound-a' }, { $set: { roomId: roomIdOf(b3, { entrance: '2单元', no: '501' }) } });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    clock.set(START);
    await server.drain();
    for (const name of ['bodies', 'bodyRules', 'rolls', 'rollLines', 'rollObjections', 'rollImports', 'messages', 'outbox']) await server.deps.db.collection(name).deleteMany({});
  });
  const post = async (who: string, path: string, body: object, key?: string) => (await hands.as(who)).post(path, body, key);
  const must = async <T>(who: string, path: string, body: object): Promise<T> => {
    const answer = await post(who, path, body);
    if (answer.status >= 300) throw new Error(`${who} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const found = async (changes: Partial<Founding> = {}): Promise<string> =>
    (await must<{ id: string }>('plumHead', '/bodies', { communityId: 'plum', kind: 'owners', name: '梅园业主大会', estate: '梅园', convenerIds: ['plum-station'], procedure: USUAL_PROCEDURE, ...changes })).id;
  const look = async <T>(who: string, path: string): Promise<T> => (await (await hands.as(who)).get(path).expect(200)).body as T;
  /** Hands a table in and waits until it is read. */
  const handIn = async (bodyId: string, rows: readonly (readonly (string | number | null)[])[], { who = 'plumStaff', kind = 'owners', titles = OWNERS as readonly string[] } = {}): Promise<Import> => {
    const { body } = await (await hands.as(who)).post(`/rolls/imports?bodyId=${bodyId}&kind=${kind}&file=${encodeURIComponent('业主.xlsx')}`, undefined).attach('file', await workbook([[...titles], ...rows]), 'a.xlsx').expect(201);
    await server.drain();
    return look<Import>(who, `/rolls/imports/${body.id}`);
  };
  const accept = async (id: string): Promise<string> => {
    const { rollId } = await must<Import>('plumStaff', `/rolls/imports/${id}/accept`, {});
    await server.drain();
    return rollId ?? '';
  };
  const lines = (rollId: string, query = ''): Promise<{ items: Line[]; next: string | null }> => look('plumStaff', `/rolls/${rollId}/lines?limit=50${query}`);
  const line = async (rollId: string, no: string): Promise<Line> => look('plumStaff', `/rolls/${rollId}/lines/${(await lines(rollId)).items.find(({ place }) => place.endsWith(no))?.ref ?? ''}`);
  const onLine = async (who: string, rollId: string, no: string, action: string, body: object = {}) => {
    const { ref, revision } = await line(rollId, no);
    return post(who, `/rolls/${rollId}/lines/${ref}/${action}`, { revision, ...body });
  };
  const days = (n: number): string => new Date(clock.now().getTime() + 28_800_000 + n * 86_400_000).toISOString().slice(0, 10);
  const later = (n: number): void => clock.set(new Date(START.getTime() + n * 86_400_000));
  const bringIn = async (bodyId: string, rows = ROWS): Promise<string> => accept((await handIn(bodyId, rows)).id);
  return {
    ...hands, server: () => server, post, must, found, look, handIn, accept, bringIn, lines, line, onLine, days, later,
    /** A roll from the table to where votes may use it. */
    settled: async (bodyId: string, rows = ROWS): Promise<string> => {
      const id = await bringIn(bodyId, rows);
      await hands.step('plumStaff', id, 'post', { until: days(7) });
      later(9);
      await hands.step('plumStaff', id, 'settle');
      await server.drain();
      return id;
    },
    refused: async (who: string, path: string, body: object): Promise<string> => refusalIn(await post(who, path, body)),
    tick: async (): Promise<void> => {
      await rollClock.run(server.deps);
      await objectionClock.run(server.deps);
      await server.drain();
    },
    inboxOf: async (personId: string): Promise<string[]> => {
      await server.drain();
      return (await server.deps.db.collection('messages').find({ personId }).sort({ at: 1, _id: 1 }).toArray()).map(({ kind }) => String(kind)).filter((kind) => /[rR]oll/.test(kind));
    },
  };
}
