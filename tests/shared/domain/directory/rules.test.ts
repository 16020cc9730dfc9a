import { initialsOf } from '../../../../server/platform/pinyin';
import { SITUATION_WORDS } from '../../../../shared/copy/directory';
import type { ServiceContent } from '../../../../shared/domain/directory/kinds';
import { changedFields, isStale, ruleAgainstAnswer, ruleAgainstChange, ruleAgainstReport, ruleAgainstService } from '../../../../shared/domain/directory/rules';
import { orderKey, queryWords, rankOf, searchable } from '../../../../shared/domain/directory/search';

const none = [[], [], [], [], [], [], []] as const;
const content: ServiceContent = { title: '补办社保卡', words: ['社会保障卡', '医保卡'], situations: ['papers', 'ill'], office: '党群服务中心 2 号窗', address: '', phone: '0755-1234', whom: '', bring: ['身份证'], steps: ['取号', '办理'], fee: '', takes: '', note: '', hours: { kind: 'weekly', week: [[], [[540, 720]], [], [], [], [], []], holidays: 'closed', makeUp: 'worked', closures: [] } };
const closure = { from: '2026-10-01', to: '2026-10-03', why: '装修', spans: [] };

it.each<[Partial<ServiceContent>, string | null]>([
  [{}, null], [{ phone: '' }, null], [{ phone: '见公告' }, 'directoryPhone'], [{ bring: ['身份证', '身份证'] }, 'directoryTwice'], [{ hours: { ...content.hours, week: [...none] } }, 'directoryWeek'], [{ hours: { ...content.hours, kind: 'always' } }, 'directoryWeek'], [{ hours: { ...content.hours, week: [[[720, 540]], [], [], [], [], [], []] } }, 'directorySpans'],
  [{ hours: { ...content.hours, week: [[[540, 720], [720, 800]], [], [], [], [], [], []] } }, 'directorySpans'], [{ hours: { ...content.hours, closures: [closure] } }, null], [{ hours: { ...content.hours, closures: [{ ...closure, to: '2026-09-30' }] } }, 'directoryClosure'], [{ hours: { ...content.hours, closures: [{ ...closure, from: '2026-10-03', to: '2026-10-05' }, closure] } }, 'directoryClosures'], [{ hours: { ...content.hours, closures: [{ ...closure, spans: [[10, 5]] }] } }, 'directorySpans'],
])('holds an entry against the rules %#', (changes, rule) => expect(ruleAgainstService({ ...content, ...changes })).toBe(rule));

it('is corrected to something else alone, and says in which fields', () => {
  expect(changedFields(content, { ...content, phone: '0755-5678', bring: [] })).toEqual(['phone', 'bring']);
  expect(changedFields(content, { ...content, hours: { ...content.hours, makeUp: 'asUsual' } })).toEqual(['hours']);
  expect([ruleAgainstChange(content, { ...content, hours: { ...content.hours } }), ruleAgainstChange(content, { ...content, fee: '免费' }), ruleAgainstChange(content, { ...content, phone: '无' })]).toEqual(['directorySame', null, 'directoryPhone']);
});
it('is confirmed too long ago after half a year, to the day', () => {
  const confirmed = new Date('2026-01-01T10:00:00+08:00');
  expect([isStale(confirmed, new Date('2026-06-30T23:59:00+08:00')), isStale(confirmed, new Date('2026-07-01T00:00:00+08:00'))]).toEqual([false, true]);
});
it('is reported in words where no kind says it, and answered as mended only after a change', () => {
  expect([ruleAgainstReport('other', ' ', 0), ruleAgainstReport('other', '门锁了', 0), ruleAgainstReport('phone', '', 9), ruleAgainstReport('phone', '', 10)]).toEqual(['directoryReportWords', null, null, 'directoryReports']);
  const reported = new Date('2026-08-20T10:00:00Z');
  expect([ruleAgainstAnswer('mended', reported, null), ruleAgainstAnswer('mended', reported, new Date('2026-08-20T09:00:00Z')), ruleAgainstAnswer('mended', reported, new Date('2026-08-20T11:00:00Z')), ruleAgainstAnswer('right', reported, null)]).toEqual(['directoryNotMended', 'directoryNotMended', null, null]);
});

it.each([['补办社保卡', 'bbsbk'], ['长者饭堂', 'zzft'], ['长者饭堂', 'czft'], ['重度残疾人护理补贴', 'zdcjrhlbt'], ['生育登记', 'sydj'], ['失业金', 'syj'], ['居住证', 'jzz'], ['IC 卡 24 小时', 'ick24xs'], ['法律援助', 'flyz'], ['爱心女性旅游', 'axnxly'], ['马上你我他', 'msnwt'], ['三二啊哦', 'seao'], ['儿童疫苗', 'etym']])('reads the first letters of %s', (text, letters) => expect(initialsOf(text)).toContain(letters));

const searched = searchable({ title: content.title, words: content.words, initials: [content.title, ...content.words].flatMap(initialsOf), office: content.office, more: content.situations.map((one) => SITUATION_WORDS[one]) });
it.each<[string, number | null]>([
  ['', 0], ['补办', 0], ['社保卡', 1], ['医保', 2], ['bbsbk', 3], ['BBS', 3], ['sbk', 4], ['ybk', 3], ['2 号窗', 5], ['生病', 5], ['补社保卡', 6], ['社保卡 补办', 1], ['社保卡 饭堂', null], ['饭堂', null], ['b', null], ['xyz', null], ['卡社', null],
])('finds by %j as well as %s', (typed, rank) => expect(rankOf(searched, queryWords(typed))).toBe(rank));
it('puts what fits best first, then the nearest', () => {
  const keys = [orderKey(1, 'community', ['a'], '1'), orderKey(0, 'district', ['z'], '2'), orderKey(0, 'community', ['z'], '3'), orderKey(0, 'community', ['b'], '4')];
  expect([...keys].sort().map((key) => key.slice(-1))).toEqual(['4', '3', '2', '1']);
});
