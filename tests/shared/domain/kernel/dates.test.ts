import {
  formatDay, formatDue, formatDueCell, formatElderDue, formatElderMoment, formatFullDate, formatLong, formatMoment, formatTime,
} from '../../../../shared/domain/kernel/dates';
import { at } from '../../support';

const now = at('2026-11-24 09:41');

describe('moments in words', () => {
  it.each([
    ['2026-11-24 08:50', '今天 8:50'],
    ['2026-11-23 10:20', '昨天 10:20'],
    ['2026-11-20 09:05', '20 日 9:05'],
    ['2026-10-09 17:00', '10 月 9 日 17:00'],
    ['2025-11-24 09:00', '2025 年 11 月 24 日 9:00'],
  ])('something that happened at %s', (moment, words) => {
    expect(formatMoment(at(moment), now)).toBe(words);
  });

  it.each([
    ['2026-11-26 17:30', '26 日（周四）17:30 前'],
    ['2026-11-24 17:30', '今天 17:30 前'],
    ['2026-11-25 12:00', '明天 12:00 前'],
    ['2026-12-01 17:30', '12 月 1 日（周二）17:30 前'],
    ['2027-01-04 17:30', '2027 年 1 月 4 日（周一）17:30 前'],
  ])('a promise for %s', (moment, words) => {
    expect(formatDue(at(moment), now)).toBe(words);
  });

  it.each([
    ['2026-11-26 17:30', '后天下午，五点半前'],
    ['2026-11-25 12:00', '明天中午，十二点前'],
    ['2026-11-24 14:15', '今天下午，两点一刻前'],
    ['2026-11-27 09:05', '27 号星期五上午，九点零五分前'],
    ['2026-12-06 10:45', '12 月 6 号星期天上午，十点四十五分前'],
  ])('a promise for %s in elder mode', (moment, words) => {
    expect(formatElderDue(at(moment), now)).toBe(words);
  });

  it('something that happened, in elder mode', () => {
    expect(formatElderMoment(at('2026-11-23 09:10'), now)).toBe('昨天上午九点十分');
    expect(formatElderMoment(at('2026-11-22 20:30'), now)).toBe('前天晚上八点半');
    expect(formatElderMoment(at('2026-11-24 00:20'), now)).toBe('今天凌晨十二点二十分');
    expect(formatElderMoment(at('2026-11-17 15:00'), now)).toBe('17 号星期二下午三点');
  });

  it('reads what the server sends, at +08:00', () => {
    expect(formatMoment('2026-11-24T00:50:00.000Z', '2026-11-24T01:41:00.000Z')).toBe('今天 8:50');
    expect(formatTime('2026-11-23T16:05:00.000Z')).toBe('0:05');
  });

  it('changes 今天 at midnight at +08:00', () => {
    expect(formatMoment(at('2026-11-23 23:59'), at('2026-11-24 00:00'))).toBe('昨天 23:59');
    expect(formatMoment(at('2025-12-31 23:59'), at('2026-01-01 00:01'))).toBe('昨天 23:59');
  });

  it('fills cells, heads, letters and registers', () => {
    expect(formatDueCell(at('2026-11-24 11:30'), now)).toEqual(['今天', '11:30']);
    expect(formatDueCell(at('2026-11-30 17:30'), now)).toEqual(['30 日', '17:30']);
    expect(formatLong(now)).toBe('11 月 24 日（周二）9:41');
    expect(formatFullDate(now)).toBe('2026 年 11 月 24 日');
    expect(formatDay('2026-02-05')).toBe('2 月 5 日');
  });
});
