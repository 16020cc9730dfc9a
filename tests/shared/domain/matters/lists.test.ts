import { linesLike, listChange, listFaults, titleKey, versionOn, type MatterItem } from '../../../../shared/domain/matters/lists';

const own = (title: string, basis = '社区条例第三条'): MatterItem => ({ duty: 'primary', title, basis, lead: null });
const assisting = (title: string, lead: string | null): MatterItem => ({ duty: 'assisting', title, basis: '消防法第三十条', lead });

it('holds by the highest version that takes effect by the day', () => {
  const versions = [{ version: 1, effectiveFrom: '2026-01-01' }, { version: 2, effectiveFrom: '2026-03-01' }, { version: 3, effectiveFrom: '2026-03-01' }, { version: 4, effectiveFrom: '2026-12-01' }];
  expect(['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01', '2026-11-30', '2026-12-01'].map((day) => versionOn(versions, day)?.version ?? null)).toEqual([null, 1, 1, 3, 3, 4]);
});

it('names each line that makes a list unfit', () => {
  expect(listFaults([own('楼道照明'), assisting('消防检查', '街道消安办')])).toEqual([]);
  expect(listFaults([own('楼道照明'), own('楼道 照明。'), assisting('消防检查', null), { ...own('反诈宣传'), lead: '派出所' }])).toEqual([
    { at: 1, code: 'itemTwice' }, { at: 2, code: 'leadMissing' }, { at: 3, code: 'leadOfOwn' },
  ]);
});

it('finds lines that asked work may already be, and none where nothing is alike', () => {
  const items = [own('老年人优待证受理'), assisting('出租屋消防检查', '街道消安办'), own('居民议事会')];
  expect(linesLike('请社区上门做出租屋消防安全检查', items)).toEqual([1]);
  expect(linesLike('收集居民医保缴费凭证', items)).toEqual([]);
  expect(linesLike('', items)).toEqual([]);
  expect(linesLike('老', items)).toEqual([]);
});

it('tells what is new, gone and changed by titles, whatever the order', () => {
  const before = [own('甲甲'), own('乙乙'), assisting('丙丙', '一办')];
  expect(listChange(before, [assisting('丙丙', '二办'), own('甲甲'), own('丁丁')])).toEqual({ added: ['丁丁'], gone: ['乙乙'], changed: ['丙丙'] });
  expect(listChange(before, [...before].reverse())).toEqual({ added: [], gone: [], changed: [] });
});

it('takes one title for another only where blanks and punctuation differ', () => {
  expect(titleKey('出租屋（群租）检查')).toBe(titleKey('出租屋 群租 检查'));
  expect(titleKey('出租屋检查')).not.toBe(titleKey('出租车检查'));
});
