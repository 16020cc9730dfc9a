import fc from 'fast-check';
import { route, type RoutePlace, type RoutingRule } from '../../../../shared/domain/organisation/routing';
import { whyRows } from '../../../../shared/copy/cases';

const place: RoutePlace = {
  grid: { id: 'g3', name: '第 3 网格' },
  community: { id: 'c1', name: '梧桐里社区' },
  street: { id: 's1', name: '桂溪街道' },
  district: { id: 'd1', name: '青禾区' },
  station: { id: 'w1', name: '梧桐里社区工作站' },
};
const units: Record<string, string> = { p1: '锦园物业', o1: '街道城管办', b1: '区城管局', x1: '供水公司' };
const rule = (id: string, kind: RoutingRule['area']['kind'], areaId: string, unitId: string, categoryId = 'roadCover'): RoutingRule => ({
  id, categoryId, area: { kind, id: areaId }, unitId, article: `事项清单 ${id}`,
});
const rules = [
  rule('a4', 'district', 'd1', 'b1'), rule('r3', 'street', 's1', 'o1'), rule('r2', 'community', 'c1', 'x1'), rule('r1', 'grid', 'g3', 'p1'),
  rule('r0', 'grid', 'g4', 'b1'), rule('r9', 'grid', 'g3', 'o1', 'litter'),
];
const ask = (using: RoutingRule[], where: RoutePlace = place) =>
  route({ category: { id: 'roadCover', name: '井盖道路破损' }, placeText: '3 栋门前', place: where, rules: using, unitName: (id) => units[id] });

describe('routing', () => {
  it.each([
    ['the grid before all', rules, 'r1'],
    ['the community next', rules.filter((r) => r.id !== 'r1'), 'r2'],
    ['then the street', rules.filter((r) => !['r1', 'r2'].includes(r.id)), 'r3'],
    ['then the district', rules.filter((r) => !['r1', 'r2', 'r3'].includes(r.id)), 'a4'],
    ['nothing for another grid or category', rules.filter((r) => ['r0', 'r9'].includes(r.id)), null],
    ['no rule at all', [], null],
    ['passes over a unit that is gone', [rule('r1', 'grid', 'g3', 'gone'), rules[1] as RoutingRule], 'r3'],
    ['the smaller id of two for one area', [rule('r7', 'grid', 'g3', 'o1'), rule('r5', 'grid', 'g3', 'b1')], 'r5'],
  ])('takes %s', (_, using, expected) => {
    expect(ask(using).ruleId).toBe(expected);
  });

  it('does not depend on the order of reading', () => {
    fc.assert(fc.property(fc.shuffledSubarray(rules, { minLength: rules.length }), (shuffled) => ask(shuffled).ruleId === 'r1'));
  });

  it('says why in words', () => {
    expect(whyRows(ask(rules).why)).toEqual([
      { kind: 'place', text: '3 栋门前，属于梧桐里社区第 3 网格' },
      { kind: 'rule', text: '事项清单 r1（第 3 网格）' },
      { kind: 'lead', text: '锦园物业' },
      { kind: 'first', text: '梧桐里社区工作站，跟到底' },
    ]);
  });

  it('says so when no rule covers it, and leaves it to the station', () => {
    const result = ask([]);
    expect(result).toMatchObject({ leadUnitId: null, ruleId: null });
    expect(whyRows(result.why)[1]).toEqual({ kind: 'rule', text: '井盖道路破损没有写明归谁，由工作站判断' });
  });

  it('marks a point in no grid, which no rule of a grid covers', () => {
    const result = ask(rules, { ...place, grid: null });
    expect(result).toMatchObject({ outsideGrids: true, ruleId: 'r2' });
    expect(whyRows(result.why)[0]).toEqual({ kind: 'nearest', text: '3 栋门前，不在哪个网格里，离梧桐里社区最近' });
    expect(ask(rules).outsideGrids).toBe(false);
  });

  it('names the whole district once', () => {
    expect(whyRows(ask([rules[0] as RoutingRule]).why)[1]).toEqual({ kind: 'rule', text: '事项清单 a4（全区）' });
  });
});
