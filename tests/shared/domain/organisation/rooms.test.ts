import { buildingMark, byNumber, plateOf, roomMark, tidyRoom } from '../../../../shared/domain/organisation/rooms';

it.each([
  [['3栋', '2', '501室'], ['3 栋', '2 单元', '501']],
  [['３ 号楼', '2 单元', '501'], ['3 栋', '2 单元', '501']],
  [['a', '', '1 0 1'], ['A 栋', '', '101']],
  [['听涛阁', '东单元', 'B2'], ['听涛阁', '东单元', 'B2']],
])('writes %j as plates do', ([building, entrance, no], [b, e, n]) => {
  expect(tidyRoom({ estate: ' 锦园 ', building: building ?? '', entrance: entrance ?? '', no: no ?? '' })).toEqual({ estate: '锦园', building: b, entrance: e, no: n });
});

it('knows a door again however it is written, and takes no two doors for one', () => {
  const marks = [['3栋', '2单元', '501'], ['3 号楼', '2', '501室'], ['3', '２', '５０１']].map(([building = '', entrance = '', no = '']) => buildingMark('c', { estate: '锦园', building }) + roomMark('b', { entrance, no }));
  expect(new Set(marks).size).toBe(1);
  expect(new Set([buildingMark('c', { estate: '', building: '3' }), buildingMark('c', { estate: '锦园', building: '3' }), buildingMark('d', { estate: '锦园', building: '3' })]).size).toBe(3);
  expect(new Set([roomMark('b', { entrance: '', no: '21' }), roomMark('b', { entrance: '2', no: '1' })]).size).toBe(2);
});

it('says plates without gaps, and sorts as stairs go', () => {
  expect([plateOf({ building: '3 栋', entrance: '2 单元' }), plateOf({ building: '3 栋', entrance: '' }, '501')]).toEqual(['3 栋 2 单元', '3 栋 501']);
  expect(['1001', '501', '102', '电梯间'].sort(byNumber)).toEqual(['102', '501', '1001', '电梯间']);
});
