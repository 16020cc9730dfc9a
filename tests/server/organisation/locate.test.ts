import { createAreas, createGrids, createRules, createUnit, dispatchTargets, getUnits, isDispatchTarget, locate, rulesFor } from '../../../server/features/organisation';
import type { Deps } from '../../../server/platform/deps';
import { wgs84ToGcj02 } from '../../../shared/domain/organisation/coordinates';
import { findRule } from '../../../shared/domain/organisation/routing';
import { testDeps } from '../../support/server';
import { middleOf, seedDistrict } from '../cases/support';

let deps: Deps;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ deps, close } = await testDeps());
  await seedDistrict(deps);
});
afterAll(() => close());

describe('a point', () => {
  it.each([[0, 'g0', 'plum', 'north'], [1, 'g1', 'plum', 'north'], [2, 'g2', 'pine', 'north'], [3, 'g3', 'reed', 'south']])(
    'in square %i lies in grid %s of %s in %s',
    async (column, grid, community, street) => {
      expect(await locate(deps, middleOf(column))).toMatchObject({
        grid: { id: grid, version: 1 }, community: { id: community }, street: { id: street }, station: { id: `${community}-station` }, district: { id: 'district' }, outsideGrids: false,
      });
    },
  );

  it('is found the same in the coordinates of WeChat', async () => {
    const { lng, lat } = middleOf(1);
    const shifted = wgs84ToGcj02({ lng, lat });
    expect((await locate(deps, { ...shifted, system: 'gcj02' })).grid?.id).toBe('g1');
    // The same figures taken for the other system lie some 500 m away, in another grid or none.
    expect((await locate(deps, { ...shifted, system: 'wgs84' })).grid?.id).not.toBe('g1');
  });

  it('on a common border belongs to exactly one grid', async () => {
    const border = { lng: 113.903, lat: 22.6015, system: 'wgs84' as const };
    expect(['g0', 'g1']).toContain((await locate(deps, border)).grid?.id);
  });

  it('in no grid goes to the nearest community, marked so', async () => {
    expect(await locate(deps, { lng: 113.914, lat: 22.6015, system: 'wgs84' })).toMatchObject({ grid: null, outsideGrids: true, community: { id: 'reed' } });
    expect(await locate(deps, { lng: 113.8995, lat: 22.6, system: 'wgs84' })).toMatchObject({ grid: null, community: { id: 'plum' } });
  });

  it('far from every community is refused', async () => {
    await expect(locate(deps, { lng: 113.9, lat: 22.7, system: 'wgs84' })).rejects.toMatchObject({ code: 'rule_refused', data: { rule: 'outsideDistrict' } });
  });

  it('in a hole of a grid is outside it', async () => {
    const ring = (from: number, to: number): [number, number][] => [[from, 22.62], [to, 22.62], [to, 22.62 + to - from], [from, 22.62 + to - from], [from, 22.62]];
    const hole: [number, number][] = [[113.951, 22.621], [113.952, 22.621], [113.952, 22.622], [113.951, 22.622], [113.951, 22.621]];
    await createGrids(deps, [{ id: 'holed', name: '带洞', communityId: 'reed', polygons: [[ring(113.95, 113.953), hole]] }], 'wgs84');
    expect((await locate(deps, { lng: 113.9505, lat: 22.6205, system: 'wgs84' })).grid?.id).toBe('holed');
    expect((await locate(deps, { lng: 113.9515, lat: 22.6215, system: 'wgs84' })).outsideGrids).toBe(true);
  });
});

describe('the routing table', () => {
  const winner = async (categoryId: string, column: number): Promise<string | undefined> => {
    const at = await locate(deps, middleOf(column));
    const rules = await rulesFor(deps, categoryId, at);
    return findRule({ category: { id: categoryId, name: '' }, place: { ...at }, rules, unitName: () => 'x' })?.id;
  };
  it('prefers the own area of a unit to the community, and the community to the district', async () => {
    expect(await winner('stairLight', 0)).toBe('r-light');
    expect(await winner('stairLight', 1)).toBeUndefined();
    expect(await winner('roadCover', 1)).toBe('r-cover-plum');
    expect(await winner('roadCover', 2)).toBe('r-cover-all');
  });
  it("knows a department's own area that follows no community's border", async () => {
    const strip: [number, number][] = [[113.905, 22.59], [113.9078, 22.59], [113.9078, 22.61], [113.905, 22.61], [113.905, 22.59]];
    await createAreas(deps, [{ id: 'strip', unitId: 'water', name: '河边', polygons: [[strip]], system: 'wgs84' }]);
    await createRules(deps, [{ id: 'r-strip', categoryId: 'litter', unitId: 'water', article: '河道管理 4', areaId: 'strip' }]);
    expect(await winner('litter', 1)).toBeUndefined();
    expect(await winner('litter', 2)).toBe('r-strip');
  });
  it("never applies a community body's rule elsewhere", async () => {
    await createRules(deps, [{ id: 'r-greedy', categoryId: 'noise', unitId: 'plum-property', article: '越界' }]);
    expect(await winner('noise', 0)).toBe('r-greedy');
    expect(await winner('noise', 2)).toBeUndefined();
  });
});

describe('units', () => {
  it('offers a station its own bodies, its street and the district, and nobody else', async () => {
    const ids = (await dispatchTargets(deps, 'plum')).map((unit) => unit.id);
    expect(ids).toEqual(['plum-station', 'plum-property', 'north-office', 'urban', 'water']);
    for (const id of ids) expect(await isDispatchTarget(deps, 'plum', id)).toBe(true);
    for (const id of ['pine-property', 'south-office', 'plum', 'district', 'nothing']) expect(await isDispatchTarget(deps, 'plum', id)).toBe(false);
  });
  it('offers no company or shop as a handler, and follows no rule that names one', async () => {
    await createUnit(deps, { id: 'plum-shop', kind: 'enterprise', name: '福来五金店', parentId: 'plum' });
    await createUnit(deps, { id: 'north-shop', kind: 'enterprise', name: '街口药房', parentId: 'north' });
    expect((await dispatchTargets(deps, 'plum')).map((unit) => unit.id)).toEqual(['plum-station', 'plum-property', 'north-office', 'urban', 'water']);
    for (const id of ['plum-shop', 'north-shop']) expect(await isDispatchTarget(deps, 'plum', id)).toBe(false);
    await createRules(deps, [{ id: 'r-shop', categoryId: 'roadCover', unitId: 'plum-shop', article: '写错了' }]);
    expect((await rulesFor(deps, 'roadCover', await locate(deps, middleOf(0)))).map((rule) => rule.id)).not.toContain('r-shop');
  });
  it('does a set-up once when it is run twice', async () => {
    await seedDistrict(deps);
    expect((await dispatchTargets(deps, 'plum')).map((unit) => unit.id)).toHaveLength(5);
    expect((await rulesFor(deps, 'roadCover', await locate(deps, middleOf(0)))).map((rule) => rule.id)).toEqual(['r-cover-all', 'r-cover-plum']);
  });
  it('refuses a unit below one that does not exist', async () => {
    await expect(createUnit(deps, { id: 'x', name: 'x', kind: 'station', parentId: 'nothing' })).rejects.toMatchObject({ code: 'not_found' });
  });
  it('leaves unknown ids out', async () => {
    expect([...(await getUnits(deps, ['plum', 'nothing', null])).keys()]).toEqual(['plum']);
  });
});
