import { barsOf, fenIn, readFinance, sumsOf } from '../../../../shared/domain/openBooks/finance';
import { beginningOf, dueOf, endOf, periodAt, periodsBefore } from '../../../../shared/domain/openBooks/periods';
import { ruleAgainstBook, ruleAgainstCorrection, type BookContent } from '../../../../shared/domain/openBooks/rules';

const HEADS = ['收支', '项目', '金额（元）', '说明'];
const GOOD = [HEADS, ['收入', '停车费', '12,000.50', ''], ['收入', '广告', '3000', '电梯'], ['收入', '合计', '15000.5', ''], ['支出', '保洁', '8000', ''], ['支出', '合计', '8000', ''], ['结余', '', '7000.50', '']];
const changed = (row: number, column: number, text: string): string[][] => GOOD.map((cells, at) => (at === row ? cells.map((one, place) => (place === column ? text : one)) : [...cells]));

it.each([['12', 1_200], ['12.5', 1_250], ['1,234.50 元', 123_450], ['¥0.01', 1], ['-3', -300], ['1.500', 150], ['1.005', 'decimals'], ['12,34', 'amount'], ['', 'amount'], ['1e3', 'amount'], ['十', 'amount']])('reads %s as fen', (text, fen) => expect(fenIn(text)).toBe(fen));

it('reads lines and holds sums against what stands above them', () => {
  const { lines, faults } = readFinance(GOOD);
  expect([faults, lines.length, sumsOf(lines)]).toEqual([[], 3, { in: 1_500_050, out: 800_000, rest: 700_050 }]);
  expect(barsOf(lines, 'in')).toEqual([{ item: '停车费', fen: 1_200_050 }, { item: '广告', fen: 300_000 }]);
  const many = Array.from({ length: 8 }, (_, at) => ({ side: 'out' as const, item: `第 ${at}`, fen: at + 1, note: '' }));
  expect(barsOf(many, 'out')).toMatchObject([{ fen: 8 }, { fen: 7 }, { fen: 6 }, { fen: 5 }, { fen: 4 }, { item: null, fen: 6 }]);
});

it.each([
  [changed(0, 2, '钱'), [{ cell: 'A1', code: 'heads' }]],
  [changed(1, 0, '收'), [{ cell: 'A2', code: 'side' }, { cell: 'C4', code: 'sumIn', is: 1_500_050, should: 300_000 }, { cell: 'C7', code: 'rest', is: 700_050, should: -500_000 }]],
  [changed(2, 2, '3001'), [{ cell: 'C4', code: 'sumIn', is: 1_500_050, should: 1_500_150 }, { cell: 'C7', code: 'rest', is: 700_050, should: 700_150 }]],
  [changed(5, 2, '8000.01'), [{ cell: 'C6', code: 'sumOut', is: 800_001, should: 800_000 }]],
  [changed(6, 2, '0'), [{ cell: 'C7', code: 'rest', is: 0, should: 700_050 }]],
  [[HEADS, ['收入', '', '1', '']], [{ cell: 'B2', code: 'item' }]],
  [[HEADS, ['支出', '保洁', '-1', '']], [{ cell: 'C2', code: 'amount' }]],
  [[HEADS, ['支出', '保洁', '1.234', '']], [{ cell: 'C2', code: 'decimals' }]],
  [[HEADS], [{ cell: null, code: 'nothing' }]],
])('names what is wrong by its cell %#', (rows, faults) => expect(readFinance(rows).faults).toEqual(faults));

it.each([['2026-02', '2026-02-01', '2026-02-28'], ['2026-12', '2026-12-01', '2026-12-31'], ['2026-Q1', '2026-01-01', '2026-03-31'], ['2026-Q4', '2026-10-01', '2026-12-31'], ['2026', '2026-01-01', '2026-12-31']])('knows from when to when %s is', (period, from, to) => expect([beginningOf(period), endOf(period)]).toEqual([from, to]));

it('says what is due and what is late', () => {
  expect([periodAt('2026-08-20', 'month'), periodAt('2026-08-20', 'quarter'), periodAt('2026-08-20', 'year')]).toEqual(['2026-08', '2026-Q3', '2026']);
  expect([periodsBefore('2026-02-10', 'month', 3), periodsBefore('2026-02-10', 'quarter', 2)]).toEqual([['2026-01', '2025-12', '2025-11'], ['2025-Q4', '2025-Q3']]);
  expect(dueOf('residentsCommittee', ['2026-06'], '2026-08-15')).toEqual([{ period: '2026-07', by: '2026-08-15', late: false }, { period: '2026-05', by: '2026-06-15', late: true }]);
  expect(dueOf('property', ['2026-Q1', '2025-Q4'], '2026-07-31')).toEqual([{ period: '2026-Q2', by: '2026-07-30', late: true }]);
});

const finance: BookContent = { title: '七月的账', text: '', lines: [{ side: 'in', item: '停车费', fen: 1, note: '' }], contract: null, decidedOn: null };
const contract = { party: '某公司', fen: 1, from: '2026-01-01', to: '2026-12-31' };
it.each([
  ['finance', '2026-07', finance, null], ['finance', '2026-09', finance, 'bookAhead'], ['finance', '2026-07', { ...finance, lines: [] }, 'bookLines'], ['decision', '2026-07', { ...finance, decidedOn: '2026-07-02' }, 'bookNoLines'],
  ['contract', '2026', { ...finance, lines: [] }, 'bookContract'], ['contract', '2026', { ...finance, lines: [], contract }, null], ['contract', '2026', { ...finance, lines: [], contract: { ...contract, to: '2025-12-31' } }, 'bookContractDays'], ['finance', '2026-07', { ...finance, contract }, 'bookNoContract'],
  ['decision', '2026-07', { ...finance, lines: [] }, 'bookDecided'], ['decision', '2026-07', { ...finance, lines: [], decidedOn: '2026-08-21' }, 'bookDecided'], ['decision', '2026-07', { ...finance, lines: [], decidedOn: '2026-07-02' }, null],
] as const)('holds a %s of %s against the rules %#', (kind, period, content, rule) => expect(ruleAgainstBook(kind, period, content, '2026-08-20')).toBe(rule));
it('is corrected only to something else, and not for ever', () => expect([ruleAgainstCorrection(finance, { ...finance }, 0), ruleAgainstCorrection(finance, { ...finance, title: '账' }, 0), ruleAgainstCorrection(finance, { ...finance, title: '账' }, 20)]).toEqual(['bookSame', null, 'bookCorrections']));
