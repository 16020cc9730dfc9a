import fc from 'fast-check';
import { csvLine, csvRows, decodeText } from '../../../../server/platform/sheets/csv';
import { countOf, degreeOf, finishedBy, momentOf, neutral, samenessOf } from '../../../../shared/domain/registers/cells';
import { keptMapping, mappingFaults, suggestMapping } from '../../../../shared/domain/registers/fields';

describe('what others write into cells', () => {
  it.each([
    ['2026-03-02 09:30', '2026-03-02T01:30:00.000Z'], ['2026/3/2 9:05:07', '2026-03-02T01:05:07.000Z'], ['2026年3月2日', '2026-03-01T16:00:00.000Z'], ['2026年3月2日 9时30分', '2026-03-02T01:30:00.000Z'],
    ['２０２６－０３－０２', '2026-03-01T16:00:00.000Z'], ['2026-03-02T09:30:00Z', '2026-03-02T09:30:00.000Z'], ['2026-03-02T09:30:00+08:00', '2026-03-02T01:30:00.000Z'], ['46083', '2026-03-01T16:00:00.000Z'],
  ])('%s is a moment', (typed, at) => expect(momentOf(typed)?.toISOString()).toBe(at));
  it.each(['2026-02-31', '尽快', '2026-13-01', '2026-03-02 25:00', '', '12:30'])('%p is none', (typed) => expect(momentOf(typed)).toBeNull());
  it('a day as a limit means its end', () => expect(momentOf('2026-03-02', true)?.toISOString()).toBe('2026-03-02T15:59:00.000Z'));
  it.each([
    ['已办结', false, true], ['未办结', true, false], ['办理中', false, false], ['待派单', false, false], ['', true, true], ['', false, false], ['火星', false, null], ['火星', true, true], ['已受理', false, false], ['不予受理', false, true], ['处理中', true, false], ['closed', false, true],
  ])('state %p, with an end %p: finished %p', (word, end, finished) => expect(finishedBy(word, end)).toBe(finished));
  it.each([['114.05', 180, 114.05], ['0', 180, null], ['', 90, null], ['91', 90, null], ['东经', 180, null]] as const)('%p within %p is %p', (typed, most, value) => expect(degreeOf(typed, most)).toBe(value));
  it.each([['12', 12], ['1,500', 1500], ['１，５００元', 1500], ['2 人', 2], ['3.00', 3], ['0', 0], ['-5', null], ['2.5', null], ['若干', null], ['', null], ['1,5', null], ['1000', null]] as const)('%p within 0 and 999 or money is %p', (typed, value) => expect(countOf(typed, typed.includes('500') || typed.includes('５') ? 100_000 : 999)).toBe(value));
  it('marks and blanks make no other matter', () => {
    const one = { communityId: 'plum', day: '2026-03-02', address: '3 栋 门口', text: '灯不亮。' };
    expect(samenessOf(one)).toBe(samenessOf({ ...one, address: '3栋门口', text: '灯，不亮' }));
    expect(samenessOf(one)).not.toBe(samenessOf({ ...one, day: '2026-03-03' }));
  });
  it.each([['=1+1', "'=1+1"], [' =1', "' =1"], ['@SUM(A1)', "'@SUM(A1)"], ['-5.2', '-5.2'], ['+8613800000000', '+8613800000000'], ['-1+2', "'-1+2"], ['普通', '普通']])('%p goes out as %p', (text, out) => expect(neutral(text)).toBe(out));
});

describe('columns', () => {
  const titles = ['工单编号', '诉求类别(大类)', '诉求内容 *', '事发地址', '联系电话', '备注'];
  it('are suggested by what systems call them', () => expect(suggestMapping(titles, 'orders')).toEqual({ number: 0, category: 1, text: 2, address: 3, phone: 4 }));
  it('of work that has to be admitted are known by theirs, and the title of a matter stays its words', () => {
    expect(suggestMapping(['编号', '类别', '任务名称', '内容', '地址', '政策依据', '配套人员（人）', '工作经费（元）', '完成时限'], 'orders')).toEqual({ number: 0, category: 1, title: 2, text: 3, address: 4, basis: 5, people: 6, money: 7, deadline: 8 });
    expect(suggestMapping(['编号', '类别', '诉求标题', '地址'], 'orders')).toEqual({ number: 0, category: 1, text: 2, address: 3 });
    expect(suggestMapping(['编号', '依据'], 'register')).toEqual({ number: 0 });
  });
  it('hold for the next table by their titles, wherever they stand', () => expect(keptMapping({ number: '工单编号', text: '诉求内容', name: '姓名' }, ['诉求内容', '工单编号'], 'orders')).toEqual({ number: 1, text: 0 }));
  it('that are missing, chosen twice or not there are named', () => {
    expect(mappingFaults({ number: 0, category: 0, text: 9 }, 'orders', 3)).toEqual([{ field: 'category', code: 'twice' }, { field: 'text', code: 'notOneOf' }, { field: 'address', code: 'required' }]);
  });
});

describe('tables as text', () => {
  it('come back as they were written, whatever is in the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '灯', ';') });
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const quoted = rows.map((row) => `${row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');
      expect([...csvRows(quoted)]).toEqual(rows);
      expect([...csvRows(`x,y\r\n${rows.map(csvLine).join('')}`)].slice(1)).toEqual(rows);
    }));
  });
  it.each([['甲,乙\n1,2', [['甲', '乙'], ['1', '2']]], ['甲\t乙\r1\t2', [['甲', '乙'], ['1', '2']]], ['甲;乙\r\n"1;2";', [['甲', '乙'], ['1;2', '']]], ['"没有关', [['没有关']]]])('%p', (text, rows) => expect([...csvRows(text)]).toEqual(rows));
  it('are decoded from UTF-8 and GB18030, and nothing else', () => {
    expect(decodeText(Buffer.from('\ufeff编号'))).toBe('编号');
    expect(decodeText(Uint8Array.of(0xb1, 0xe0, 0xba, 0xc5))).toBe('编号');
    expect(decodeText(Uint8Array.of(0x00, 0x01, 0x02))).toBeNull();
  });
});
