import * as fc from 'fast-check';
import { hoursLines, openWords } from '../../../../shared/copy/directory';
import { closuresFrom, openAt, type ServiceHours, type Span, type SpecialDays } from '../../../../shared/domain/directory/hours';
import { hoursText, readHours, spansIn, weekLines } from '../../../../shared/domain/directory/written';

const OFFICE: readonly Span[] = [[540, 720], [840, 1_050]];
const week = (spans: readonly Span[], weekend: readonly Span[] = []): ServiceHours['week'] => [weekend, spans, spans, spans, spans, spans, weekend];
const office: ServiceHours = { kind: 'weekly', week: week(OFFICE), holidays: 'closed', makeUp: 'worked', closures: [] };
/** National Day of 2026 with its weekend that is worked, as in config/calendar. */
const DAYS: SpecialDays = { holidays: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, '国庆节'])), workdays: ['2026-09-20', '2026-10-10'], until: '2026-12-31' };
const at = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`);
const said = (hours: ServiceHours, day: string, time: string, days = DAYS): string => openWords(openAt(hours, days, at(day, time)), at(day, time));

it.each([
  // Monday the 28th of September.
  ['2026-09-28', '08:59', '现在不开，今天 9:00 开'], ['2026-09-28', '09:00', '现在开着，到 12:00'], ['2026-09-28', '11:59', '现在开着，到 12:00'], ['2026-09-28', '12:00', '现在不开，今天 14:00 开'], ['2026-09-28', '17:30', '现在不开，明天 9:00 开'],
  // The evening before the holidays: eight days later, which is a Thursday.
  ['2026-09-30', '18:00', '现在不开，10 月 8 日 9:00 开'], ['2026-10-01', '10:00', '现在不开（国庆节放假），8 日 9:00 开'], ['2026-10-03', '10:00', '现在不开（国庆节放假），8 日 9:00 开'],
  // A Saturday that is worked, and the Sunday after it.
  ['2026-10-10', '10:00', '现在开着，到 12:00'], ['2026-10-11', '10:00', '现在不开，明天 9:00 开'], ['2026-10-17', '10:00', '现在不开，19 日 9:00 开'],
  // What nobody knows yet is not guessed.
  ['2026-12-31', '18:00', '现在不开，去之前打个电话'], ['2027-01-04', '10:00', '什么时候开，去之前打个电话'],
])('an office on %s at %s: %s', (day, time, words) => expect(said(office, day, time)).toBe(words));

it.each<[string, Partial<ServiceHours>, string, string, string]>([
  ['what is open on holidays too', { holidays: 'asUsual', week: week([[540, 1_080]], [[540, 1_080]]) }, '2026-10-01', '10:00', '现在开着，到 18:00'],
  ['a weekend that is worked, where its own hours hold', { makeUp: 'asUsual', week: week(OFFICE, [[540, 600]]) }, '2026-10-10', '10:30', '现在不开，明天 9:00 开'],
  ['the first working day that is open at all stands for one that is worked', { week: [[], [], [[600, 720]], [], [], [], []] }, '2026-10-10', '10:30', '现在开着，到 12:00'],
  ['a closure of its own', { closures: [{ from: '2026-09-28', to: '2026-09-29', why: '装修', spans: [] }] }, '2026-09-28', '10:00', '现在不开（装修），30 日 9:00 开'],
  ['other hours of some days', { closures: [{ from: '2026-10-01', to: '2026-10-07', why: '国庆值班', spans: [[600, 660]] }] }, '2026-10-01', '10:30', '现在开着，到 11:00'],
  ['a closure beyond what the calendar knows', { closures: [{ from: '2027-01-04', to: '2027-01-04', why: '盘点', spans: [] }] }, '2027-01-04', '10:00', '现在不开（盘点），去之前打个电话'],
  ['day and night', { kind: 'always', week: week([]), holidays: 'asUsual', makeUp: 'asUsual' }, '2026-10-01', '03:00', '现在开着，全天都开'],
  ['day and night until a closure', { kind: 'always', week: week([]), holidays: 'asUsual', makeUp: 'asUsual', closures: [{ from: '2026-10-03', to: '2026-10-03', why: '停电', spans: [] }] }, '2026-10-01', '03:00', '现在开着，到 3 日 0:00'],
  ['by appointment', { kind: 'booked', week: week([]) }, '2026-09-28', '10:00', '什么时候开，去之前打个电话'],
  ['over midnight', { holidays: 'asUsual', makeUp: 'asUsual', week: week([[0, 120], [1_080, 1_440]], [[0, 120], [1_080, 1_440]]) }, '2026-09-28', '23:00', '现在开着，到 明天 2:00'],
  ['never again', { holidays: 'asUsual', makeUp: 'asUsual', week: week([]) }, '2026-09-28', '23:00', '现在不开，去之前打个电话'],
])('%s', (_name, changes, day, time, words) => expect(said({ ...office, ...changes }, day, time)).toBe(words));

it('says the same whenever a phone with the same days is asked', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 94 * 1_440 }), (minutes) => {
    const now = new Date(at('2026-09-28', '00:00').getTime() + minutes * 60_000);
    const state = openAt(office, DAYS, now);
    if (state.kind === 'open') return openAt(office, DAYS, new Date((state.until?.getTime() ?? 0) - 60_000)).kind === 'open' && openAt(office, DAYS, state.until as Date).kind === 'closed';
    if (state.kind === 'closed' && state.next) return openAt(office, DAYS, state.next).kind === 'open' && openAt(office, DAYS, new Date(state.next.getTime() - 60_000)).kind === 'closed' && state.next > now;
    return now >= at('2026-12-31', '17:30');
  }));
});

it('lists hours as on a door, with holidays and what is closed soon', () => {
  const hours: ServiceHours = { ...office, week: week(OFFICE, [[540, 720]]), closures: [{ from: '2026-10-20', to: '2026-10-21', why: '搬家', spans: [] }, { from: '2026-09-01', to: '2026-09-02', why: '过去了', spans: [] }, { from: '2026-10-30', to: '2026-10-30', why: '培训', spans: [[540, 600]] }] };
  expect(hoursLines(hours, '2026-09-28')).toEqual(['周一到周五 9:00–12:00、14:00–17:30', '周六、周日 9:00–12:00', '法定节假日不开，调休上班那天开', '10 月 20 日到10 月 21 日不开（搬家）', '10 月 30 日改成 9:00–10:00（培训）']);
  expect(hoursLines({ ...hours, kind: 'always', holidays: 'asUsual', closures: [] }, '2026-09-28')).toEqual(['每天 24 小时', '法定节假日照常']);
  expect(hoursLines({ ...hours, kind: 'booked', closures: [] }, '2026-09-28')).toEqual(['要先预约']);
  expect(closuresFrom(hours, '2026-10-21').map(({ why }) => why)).toEqual(['搬家', '培训']);
});

it.each([
  ['周一到周五 9:00-12:00 14:00-17:30', '周一到周五 9:00–12:00、14:00–17:30'], ['周一至周五：9：00—12：00，14：00～17：30', '周一到周五 9:00–12:00、14:00–17:30'], ['每天 0:00-24:00', '每天 0:00–24:00'], ['工作日 8:30 - 11:30\n周末 9:00-11:00', '周一到周五 8:30–11:30|周六、周日 9:00–11:00'],
  ['周一、周三、周五 9:00-12:00', '周一、周三、周五 9:00–12:00'], ['星期二四 9:00至12:00\n\n周日 9:00-10:00', '周二、周四 9:00–12:00|周日 9:00–10:00'],
])('reads %j', (text, lines) => {
  const read = readHours(text);
  expect([read.faults, weekLines(read.week).map(({ days, times }) => `${days} ${times}`).join('|')]).toEqual([[], lines]);
});
it.each([
  ['9:00-12:00', [{ line: 1, code: 'days' }]], ['周八 9:00-12:00', [{ line: 1, code: 'days' }]], ['周五到周一 9:00-12:00', [{ line: 1, code: 'days' }]], ['周一 上午', [{ line: 1, code: 'days' }]], ['周一', [{ line: 1, code: 'times' }]], ['周一 9:00-25:00', [{ line: 1, code: 'times' }]], ['周一 9点到12点', [{ line: 1, code: 'times' }]],
  ['周一 12:00-9:00', [{ line: 1, code: 'order' }]], ['周一 9:00-12:00 11:00-13:00', [{ line: 1, code: 'order' }]], ['周一 1:00-2:00 3:00-4:00 5:00-6:00 7:00-8:00 9:00-10:00', [{ line: 1, code: 'many' }]], ['每天 9:00-12:00\n周六 9:00-10:00', [{ line: 2, code: 'twice' }]], ['', [{ line: 1, code: 'nothing' }]],
])('names what is wrong in %j by its line', (text, faults) => expect(readHours(text).faults).toEqual(faults));
it('reads what it wrote', () => {
  const spans = fc.uniqueArray(fc.integer({ min: 0, max: 1_440 }), { minLength: 0, maxLength: 8 }).map((minutes) => [...minutes].sort((a, b) => a - b)).map((sorted) => Array.from({ length: Math.floor(sorted.length / 2) }, (_, n): Span => [sorted[2 * n] as number, sorted[2 * n + 1] as number]));
  fc.assert(fc.property(fc.array(spans, { minLength: 7, maxLength: 7 }), (days) => days.every((one) => one.length === 0) || JSON.stringify(readHours(hoursText(days)).week) === JSON.stringify(days)));
  expect(spansIn('')).toEqual([]);
});
