import { commitImport } from '../../../server/features/administration/commands/commitImport';
import { importsDue } from '../../../server/features/administration/tasks';
import { casesById, handle, takeOn, type CaseDoc } from '../../../server/features/cases';
import { workersNaming } from '../../../server/features/identity';
import { areasNaming, createPlaces, endGrids, gridHeadsOf, gridVersion, locate } from '../../../server/features/organisation';
import { Grids, Places } from '../../../server/features/organisation/model';
import { Imports } from '../../../server/features/administration/model';
import { Memberships } from '../../../server/features/identity/model';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { as, ask, filed, middleOf, report, seedDistrict } from '../cases/support';

let server: TestServer;
let admin: Caller;
let clock: ReturnType<typeof settableClock>;
beforeEach(async () => {
  clock = settableClock(TEST_NOW);
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  admin = await server.as('admin');
});
afterEach(() => server.close());

const [WEST, SOUTH, SIDE] = [113.9, 22.6, 0.003];
/** From one column of the test district to another, in thirds of a grid. */
const strip = (from: number, to: number): number[][][] => {
  const [west, east] = [WEST + (from / 3) * SIDE, WEST + (to / 3) * SIDE];
  return [[[west, SOUTH], [east, SOUTH], [east, SOUTH + SIDE], [west, SOUTH + SIDE], [west, SOUTH]]];
};
type One = readonly [id: string, from: number, to: number, name?: string];
async function hand(...list: One[]): Promise<{ id: string; redraw: { moves: { from: { id: string } | null; to: { id: string } | null; cases: number; numbers: string[]; places: number }[]; gone: { id: string }[]; created: { id: string }[]; changed: { id: string }[]; follows: { kind: string; what: string; to: string[] }[] }; problems: { text: string }[]; map: { shapes: { id: string; status: string }[] } }> {
  const features = list.map(([id, from, to, name = `网格${id}`]) => ({ type: 'Feature', properties: { 编号: id, 名称: name, 社区编号: 'plum' }, geometry: { type: 'Polygon', coordinates: strip(from, to) } }));
  const file = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
  return (await admin.post('/administration/imports?kind=grids&system=wgs84').attach('file', file, 'file').expect(201)).body;
}
/** g0 loses a third to a new grid g9, which also takes all of g1. */
const MERGED: readonly One[] = [['g0', 0, 2, '第一网格'], ['g9', 2, 6, '新网格']];
const accept = async (id: string, body: object = {}) => admin.post(`/administration/imports/${id}/accept`, body);
async function inForceAt(id: string): Promise<string> {
  await server.drain();
  return (await admin.get(`/administration/imports/${id}`).expect(200)).body.state;
}
const now = async (doc: CaseDoc): Promise<CaseDoc> => (await casesById(server.deps, [doc._id])).get(doc._id) as CaseDoc;
const at = (column: number) => ({ place: { text: '路边', point: { ...middleOf(0), lng: WEST + column * SIDE } } });

describe('redrawing the grids of a community', () => {
  it('shows what is new, changed and gone, and what moves from which grid to which', async () => {
    const [left, right] = [await filed(server.deps, report(at(0.9))), await filed(server.deps, report(at(1.5)))];
    await filed(server.deps, report(at(0.2)));
    await createPlaces(server.deps, [{ id: 'p1', name: '菜场', kind: 'shop', communityId: 'plum', gridId: 'g1', point: middleOf(1) }]);
    await Memberships(server.deps).updateOne({ personId: 'plumGrid' }, { $set: { gridIds: ['g1'] } });
    const { redraw, map } = await hand(...MERGED);
    expect([redraw.created, redraw.changed, redraw.gone].map((list) => list.map(({ id }) => id))).toEqual([['g9'], ['g0'], ['g1']]);
    expect(redraw.moves.map(({ from, to, cases, numbers, places }) => [from?.id, to?.id, cases, numbers, places])).toEqual([
      ['g0', 'g9', 1, [left.number], 0],
      ['g1', 'g9', 1, [right.number], 1],
    ]);
    expect(redraw.follows).toMatchObject([{ kind: 'worker', what: 'plumGrid先生', to: ['新网格'] }]);
    expect(map.shapes.map(({ id, status }) => `${id} ${status}`)).toEqual(expect.arrayContaining(['g0 changed', 'g9 new', 'g1 gone', 'g2 present']));
  });

  it('moves open cases with a line, leaves closed ones as filed, and keeps old versions readable', async () => {
    const open = await filed(server.deps, report(at(1.5)));
    const inOld = await filed(server.deps, report(at(0.2)));
    const done = await filed(server.deps, report(at(1.5)));
    const staff = await as(server.deps, 'plumStaff', done);
    const taken = await takeOn(server.deps, done, staff, ask(done));
    const handled = await handle(server.deps, taken, await as(server.deps, 'plumStaff', taken), { ...ask(taken), text: '好了', photoIds: [] });
    await (await server.as('ann')).post(`/cases/${done._id}/evaluate`, { revision: handled.revision, contacted: true, solved: true, satisfaction: 'satisfied' }).expect(200);
    const { id } = await hand(...MERGED);
    expect((await accept(id)).status).toBe(200);
    expect(await inForceAt(id)).toBe('committed');
    const moved = await now(open);
    expect(moved.scope).toMatchObject({ grid: 'g9', gridVersion: 1, community: 'plum' });
    expect(moved.timeline.filter((row) => row.action === 'regrid')).toMatchObject([{ part: 'system', text: '原来在「第二网格」，现在划到「新网格」' }]);
    expect((await now(inOld)).scope).toMatchObject({ grid: 'g0', gridVersion: 1 });
    expect((await now(done)).scope).toMatchObject({ grid: 'g1', gridVersion: 1 });
    expect((await now(done)).timeline.map((row) => row.action)).not.toContain('regrid');
    expect((await gridHeadsOf(server.deps, 'plum')).map((grid) => grid.id).sort()).toEqual(['g0', 'g9']);
    expect((await admin.get('/grids/g0/versions/1').expect(200)).body.polygons).not.toEqual((await admin.get('/grids/g0/versions/2').expect(200)).body.polygons);
    expect((await admin.get('/grids/g1/versions/1').expect(200)).body).toMatchObject({ name: '第二网格', inForce: false });
    expect((await admin.get('/grids/g1/versions/2')).status).toBe(404);
    const { body } = await admin.get(`/administration/imports/${id}`);
    expect(body).toMatchObject({ acceptedBy: 'admin先生', moved: { cases: 1, places: 0 } });
    // A new report has the new version.
    expect((await filed(server.deps, report(at(0.1)))).scope).toMatchObject({ grid: 'g0', gridVersion: 2 });
  });

  it('leaves cases where they are when the administrator says so', async () => {
    const open = await filed(server.deps, report(at(1.5)));
    const { id } = await hand(...MERGED);
    await accept(id, { moveCases: false });
    expect(await inForceAt(id)).toBe('committed');
    expect((await now(open)).scope).toMatchObject({ grid: 'g1', gridVersion: 1 });
  });

  it('is in force as a whole: a half-written one is not seen, and begun anew it ends once', async () => {
    const open = await filed(server.deps, report(at(1.5)));
    const { id } = await hand(...MERGED);
    await accept(id);
    // What a process that was killed leaves behind: versions marked, nothing committed.
    await endGrids(server.deps, ['g0', 'g1'], id);
    expect((await locate(server.deps, middleOf(1))).grid).toMatchObject({ id: 'g1', version: 1 });
    await Promise.all([commitImport(server.deps, id), commitImport(server.deps, id)]);
    expect(await inForceAt(id)).toBe('committed');
    // Killed after it was in force, before the cases had moved on: done again, nothing is done twice.
    await Imports(server.deps).updateOne({ _id: id }, { $set: { state: 'committing' } });
    await commitImport(server.deps, id);
    expect((await now(open)).timeline.filter((row) => row.action === 'regrid')).toHaveLength(1);
    expect((await admin.get(`/administration/imports/${id}`)).body.moved.cases).toBe(1);
    expect(await Grids(server.deps).countDocuments({ communityId: 'plum' })).toBe(4);
    expect((await locate(server.deps, middleOf(1))).grid).toMatchObject({ id: 'g9', version: 1 });
  });

  it('comes into force on its day, also when the program was down then', async () => {
    const { id } = await hand(...MERGED);
    expect((await accept(id, { on: '2026-03-09' })).body).toMatchObject({ state: 'scheduled', effectiveAt: '2026-03-08T16:00:00.000Z' });
    await importsDue.run(server.deps);
    await server.drain();
    expect((await locate(server.deps, middleOf(1))).grid?.id).toBe('g1');
    clock.set(new Date('2026-03-10T01:00:00Z'));
    admin = await server.as('admin');
    await importsDue.run(server.deps);
    expect(await inForceAt(id)).toBe('committed');
    expect((await locate(server.deps, middleOf(1))).grid?.id).toBe('g9');
  });

  it('refuses a second one while one waits, can be put away, and gives up when the grids changed since the preview', async () => {
    const [first, second] = [await hand(...MERGED), await hand(['g0', 0, 6, '大网格'])];
    await accept(first.id, { on: '2026-03-09' });
    expect((await accept(second.id)).body.error.data.rule).toBe('redrawWaiting');
    await admin.post(`/administration/imports/${first.id}/refuse`).expect(200);
    await accept(second.id);
    expect(await inForceAt(second.id)).toBe('committed');
    const [third, fourth] = [await hand(['g0', 0, 5, '中网格'], ['g5', 5, 6]), await hand(['g0', 0, 4, '小网格'], ['g4', 4, 6])];
    await accept(third.id);
    expect(await inForceAt(third.id)).toBe('committed');
    await accept(fourth.id);
    expect(await inForceAt(fourth.id)).toBe('refused');
    expect((await gridHeadsOf(server.deps, 'plum')).map((grid) => grid.name).sort()).toEqual(['中网格', '网格g5']);
    expect((await gridVersion(server.deps, 'g0', 3))?.endedBy).toBeUndefined();
  });

  it('keeps what is bound to a grid that goes: rules, own areas, grid workers, landmarks', async () => {
    await createPlaces(server.deps, [{ id: 'p1', name: '菜场', kind: 'shop', communityId: 'plum', gridId: 'g1', point: middleOf(1) }]);
    await Memberships(server.deps).updateOne({ personId: 'plumGrid' }, { $set: { gridIds: ['g0'] } });
    // g0, which has an own area with a rule, becomes two.
    const { id, redraw } = await hand(['ga', 0, 2], ['gb', 2, 3], ['g1', 3, 6, '第二网格']);
    expect(redraw.follows.map(({ kind, to }) => [kind, to])).toEqual([['area', ['网格ga', '网格gb']], ['worker', ['网格ga', '网格gb']]]);
    await accept(id);
    expect(await inForceAt(id)).toBe('committed');
    expect((await areasNaming(server.deps, ['ga'])).map((area) => area.gridIds)).toEqual([['g0', 'ga', 'gb']]);
    expect((await workersNaming(server.deps, ['gb'])).map((worker) => worker.name)).toEqual(['plumGrid先生']);
    expect((await filed(server.deps, report(at(0.9)))).suggestion).toMatchObject({ unitId: 'plum-property', article: '物业服务合同 3.1' });
    expect((await Places(server.deps).findById('p0').lean())?.gridId).toBe('ga');
  });

  it('refuses to take a grid from a community whose grids are not in the file, and a file that changes nothing', async () => {
    expect((await hand(['g2', 0, 6])).problems.map((one) => one.text)).toEqual([expect.stringContaining('松社区')]);
    expect((await hand(['g0', 0, 3, '第一网格'], ['g1', 3, 6, '第二网格'])).problems.map((one) => one.text)).toEqual([expect.stringContaining('没有要改的')]);
  });
});
