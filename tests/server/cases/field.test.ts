import { acceptAndDispatch, acknowledge, addSupport, withdraw, type CaseDoc } from '../../../server/features/cases';
import { rawCases } from '../../../server/features/cases/model';
import type { ResponseOf } from '../../../shared/contract';
import { FIELD_MOST } from '../../../shared/domain/cases/field';
import { MAP_MARKERS } from '../../../shared/domain/cases/map';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type TestServer } from '../../support/server';
import { as, ask, filed, middleOf, seedDistrict } from './support';

const clock = settableClock(TEST_NOW);
let server: TestServer;
const made: Record<'fresh' | 'given' | 'taken' | 'gone' | 'pine' | 'secret', CaseDoc> = {} as never;

beforeAll(async () => {
  server = await startTestServer({ clock });
  const { deps } = server;
  await seedDistrict(deps);
  const file = (text: string, column: number, categoryId = 'stairLight') => filed(deps, { text, categoryId, place: { text: '南门', point: middleOf(column) } });
  made.fresh = await file('灯不亮了一个礼拜。', 0);
  made.given = await file('栏杆松了，一靠就晃。', 1);
  made.given = await acceptAndDispatch(deps, made.given, await as(deps, 'plumStaff', made.given), { ...ask(made.given), unitId: 'plum-property' });
  made.taken = await file('井盖边上缺了一块。', 1);
  made.taken = await acceptAndDispatch(deps, made.taken, await as(deps, 'plumStaff', made.taken), { ...ask(made.taken), unitId: 'plum-property' });
  made.taken = await acknowledge(deps, made.taken, await as(deps, 'plumWorker', made.taken), ask(made.taken));
  made.taken = await addSupport(deps, made.taken, await as(deps, 'plumStaff', made.taken), { ...ask(made.taken), unitId: 'water', text: '看一看下面的管子' });
  made.gone = await file('已经不用管了。', 0);
  made.gone = await withdraw(deps, made.gone, await as(deps, 'ann', made.gone), { ...ask(made.gone), reason: '' });
  made.pine = await file('松社区的一件。', 2);
  made.secret = await file('楼上打架。', 0, 'neighbourDispute');
});
afterAll(() => server.close());

const field = async (who: string): Promise<ResponseOf<'GET /workbench/field'>> => (await (await server.as(who)).get('/workbench/field').expect(200)).body;
const map = async (who: string, query = ''): Promise<ResponseOf<'GET /workbench/map'>> => (await (await server.as(who)).get(`/workbench/map?${query}`).expect(200)).body;
const inList = async (who: string, view = 'all'): Promise<string[]> =>
  ((await (await server.as(who)).get(`/workbench/cases?limit=50&view=${view}`).expect(200)).body as { items: { id: string }[] }).items.map(({ id }) => id).sort();
const sorted = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id).sort();

describe('the list of whoever walks', () => {
  it('has what a grid worker may look at on the spot, with words, point and steps', async () => {
    const { items, more } = await field('plumGrid');
    expect(more).toBe(false);
    const fresh = items.find(({ id }) => id === made.fresh._id);
    expect(fresh).toMatchObject({ text: '灯不亮了一个礼拜。', revision: 0, placeText: '南门', community: 'plum', part: null, open: 0, point: { system: 'gcj02' } });
    expect(fresh?.actions).toEqual(['inspect', 'note']);
    expect(fresh?.point.lng).toBeCloseTo(made.fresh.place.gcj02.lng, 6);
    expect(sorted(items)).not.toContain(made.gone._id);
    expect(sorted(items)).not.toContain(made.pine._id);
  });

  it('gives the unit in charge its own steps, and nothing of others', async () => {
    const { items } = await field('plumWorker');
    expect(sorted(items)).toEqual([made.given._id, made.taken._id].sort());
    expect(items.find(({ id }) => id === made.given._id)?.actions).toEqual(['acknowledge', 'return', 'note']);
    expect(items.find(({ id }) => id === made.taken._id)).toMatchObject({ actions: ['handle', 'return', 'note'], open: 1 });
  });

  it('gives a supporting unit its own task', async () => {
    const { items } = await field('waterWorker');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ id: made.taken._id, part: { id: made.taken.support?.[0]?.id, task: '看一看下面的管子' } });
    expect(items[0]?.actions).toContain('acknowledgeSupport');
    expect(items[0]?.actions).not.toContain('handle');
  });

  it('tells nothing of names or numbers', async () => {
    const text = JSON.stringify(await field('plumStaff'));
    expect(text).not.toMatch(/phone|reporter/i);
  });
});

describe('the map', () => {
  it.each(['plumStaff', 'plumGrid', 'plumWorker', 'waterWorker', 'northDispatcher'])('shows %s exactly what the list shows', async (who) => {
    const { markers } = await map(who);
    expect(sorted(markers ?? [])).toEqual(await inList(who));
  });

  it('counts each grid, and the grids add up to the list', async () => {
    const { kind, areas, bounds } = await map('northDispatcher');
    expect(kind).toBe('grids');
    expect(areas.every(({ polygons }) => polygons.length > 0)).toBe(true);
    expect(areas.reduce((sum, { open }) => sum + open, 0)).toBe((await inList('northDispatcher')).length);
    expect(new Set(areas.map(({ community }) => community))).toEqual(new Set(['plum', 'pine']));
    expect(bounds[0]).toBeLessThan(bounds[2]);
  });

  it('says what is overdue, by view and by itself', async () => {
    clock.set(new Date(TEST_NOW.getTime() + 30 * 86_400_000));
    try {
      const all = await map('plumStaff');
      const late = await map('plumStaff', 'view=overdue');
      expect(sorted(late.markers ?? [])).toEqual(sorted((all.markers ?? []).filter(({ overdue }) => overdue)));
      expect(sorted(late.markers ?? [])).toEqual(await inList('plumStaff', 'overdue'));
      expect(all.areas.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(late.markers?.length);
    } finally {
      clock.set(TEST_NOW);
    }
  });

  it('narrows by grade and category, and by the box that is looked at', async () => {
    expect((await map('plumStaff', 'grade=emergency')).markers).toEqual([]);
    expect(sorted((await map('plumStaff', 'categoryId=neighbourDispute')).markers ?? [])).toEqual([made.secret._id]);
    const { lng, lat } = made.given.place.gcj02;
    const near = await map('plumStaff', `west=${lng - 0.0005}&east=${lng + 0.0005}&south=${lat - 0.0005}&north=${lat + 0.0005}`);
    expect(sorted(near.markers ?? [])).toEqual([made.given._id, made.taken._id].sort());
    expect(near.areas).toHaveLength(1);
    expect(await map('plumStaff', 'west=0&east=1&south=0&north=1')).toMatchObject({ areas: [], markers: [] });
  });

  it('lists a grid by the same filters, a page at a time, and nobody else’s community', async () => {
    const staff = await server.as('plumStaff');
    const grid = made.given.scope.grid ?? '';
    const first = (await staff.get(`/workbench/map/cases?community=plum&grid=${grid}&limit=1`).expect(200)).body as { items: { id: string }[]; next: string };
    const second = (await staff.get(`/workbench/map/cases?community=plum&grid=${grid}&limit=1&cursor=${first.next}`).expect(200)).body as typeof first;
    expect(sorted([...first.items, ...second.items])).toEqual([made.given._id, made.taken._id].sort());
    expect(second.next).toBeNull();
    expect((await staff.get('/workbench/map/cases?community=pine').expect(200)).body).toMatchObject({ items: [] });
    await staff.get('/workbench/map?view=closed').expect(400);
    await staff.get('/workbench/map?west=999').expect(400);
  });

  it('counts on and shows no markers where they are too many', async () => {
    const pattern = await rawCases(server.deps).findOne({ _id: made.pine._id });
    if (!pattern) throw new Error('the case is gone');
    const many = Array.from({ length: MAP_MARKERS + 1 }, (_, n) => ({ ...pattern, _id: `many-${n}`, number: `M${n}`, pending: [], terms: [] }));
    await rawCases(server.deps).insertMany(many);
    try {
      const { markers, areas } = await map('pineStaff');
      expect(markers).toBeNull();
      expect(areas.reduce((sum, { open }) => sum + open, 0)).toBe(MAP_MARKERS + 2);
      const walked = await field('pineStaff');
      expect(walked.more).toBe(true);
      expect(walked.items).toHaveLength(FIELD_MOST);
    } finally {
      await rawCases(server.deps).deleteMany({ _id: { $regex: '^many-' } });
    }
  });
});
