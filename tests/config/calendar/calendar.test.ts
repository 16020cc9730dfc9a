import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { execFileSync } from 'node:child_process';
import { loadCalendar, YEARS } from '../../../config/calendar';
import { handCalendar } from '../../shared/support';

const folder = path.resolve(__dirname, '../../../config/calendar');
const eachDay = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let ms = Date.parse(`${from}T00:00:00Z`); ms <= Date.parse(`${to}T00:00:00Z`); ms += 86_400_000) days.push(new Date(ms).toISOString().slice(0, 10));
  return days;
};

describe('the working calendar', () => {
  const calendar = loadCalendar();

  it('agrees with the notices of 2025 and 2026, day by day', () => {
    const wrong = eachDay('2025-01-01', '2026-12-31').filter((day) => calendar.isWorkday(day) !== handCalendar.isWorkday(day));
    expect(wrong).toEqual([]);
  });

  it('agrees with the package it was made from, day by day', () => {
    // The package is right only where the computer's zone is UTC or east of it, so it is asked in UTC.
    const days = eachDay('2024-01-01', calendar.knownUntil);
    const program = `const { isWorkday } = require('chinese-days'); console.log(JSON.stringify(${JSON.stringify(days)}.filter((day) => isWorkday(day))))`;
    const answer = execFileSync(process.execPath, ['-e', program], { encoding: 'utf8', cwd: folder, env: { ...process.env, TZ: 'UTC' } });
    const worked = new Set(JSON.parse(answer) as string[]);
    const wrong = days.filter((day) => calendar.isWorkday(day) !== worked.has(day));
    expect(wrong).toEqual([]);
  });

  it('has not drifted from what the generator would write now', () => {
    const program = `import('${pathToFileURL(path.join(folder, 'generate.mjs')).href}').then((g) => { const t = g.tablesFrom(g.packageData()); console.log(JSON.stringify(Object.fromEntries(Object.entries(t).map(([y, v]) => [y, g.textOf(v)])))) })`;
    const fresh = JSON.parse(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' })) as Record<string, string>;
    const committed = Object.fromEntries(readdirSync(path.join(folder, 'years')).map((file) => [file.slice(0, 4), readFileSync(path.join(folder, 'years', file), 'utf8')]));
    expect(committed).toEqual(fresh);
  });

  it('loads every committed year, in order and without gaps', () => {
    const files = readdirSync(path.join(folder, 'years')).map((file) => Number(file.slice(0, 4))).sort();
    expect(YEARS.map((table) => table.year)).toEqual(files);
    expect(files).toEqual(files.map((_, i) => (files[0] as number) + i));
  });

  it('works Monday to Friday in a year without data, and says until when it knows', () => {
    expect(calendar.knownUntil).toBe('2026-12-31');
    expect([calendar.isWorkday('2027-10-01'), calendar.isWorkday('2027-10-02')]).toEqual([true, false]);
    const before = loadCalendar(undefined, YEARS.filter((table) => table.year < 2026));
    expect([before.knownUntil, before.isWorkday('2026-10-01')]).toEqual(['2025-12-31', true]);
  });
});
