import type { Calendar } from '../../shared/domain/kernel/workingTime';

/** The moment written as `2026-11-24 09:41` on a clock at +08:00. */
export const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);

/** How a moment reads on a clock at +08:00. */
export const read = (moment: Date): string => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const span = (from: string, days: number): string[] =>
  Array.from({ length: days }, (_, i) => new Date(Date.parse(`${from}T00:00:00Z`) + i * 86_400_000).toISOString().slice(0, 10));

/** Written by hand from the State Council's notices for 2025 and 2026, not from the data under test. */
const REST = new Set([
  ...span('2025-01-01', 1), ...span('2025-01-28', 8), ...span('2025-04-04', 3), ...span('2025-05-01', 5),
  ...span('2025-05-31', 3), ...span('2025-10-01', 8),
  ...span('2026-01-01', 3), ...span('2026-02-15', 9), ...span('2026-04-04', 3), ...span('2026-05-01', 5),
  ...span('2026-06-19', 3), ...span('2026-09-25', 3), ...span('2026-10-01', 7),
]);
const WORKED = new Set([
  '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
  '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
]);

/** The real calendar of 2025 and 2026, by hand. */
export const handCalendar: Calendar = {
  hours: [[540, 720], [840, 1050]],
  knownUntil: '2026-12-31',
  isWorkday: (day) => WORKED.has(day) || (!REST.has(day) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())),
};
