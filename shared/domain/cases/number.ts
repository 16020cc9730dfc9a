import { OFFSET_MS } from '../kernel/days';

/** Letters that begin every case number: 邻里. */
const PREFIX = 'LL';
const PATTERN = /^LL(\d{2})-(\d{6,9})$/;

/** Two-digit year at +08:00 in which a case was filed; numbers count per year. */
export function numberYear(filedAt: Date): number {
  return new Date(filedAt.getTime() + OFFSET_MS).getUTCFullYear() % 100;
}

/** `LL26-000123`: year of filing at +08:00 and a serial from 1, at least six digits. */
export function caseNumber(filedAt: Date, serial: number): string {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError('serial must be a whole number from 1');
  return `${PREFIX}${String(numberYear(filedAt)).padStart(2, '0')}-${String(serial).padStart(6, '0')}`;
}

/** The number somebody typed, in its one spelling, or null: 「ll26 123」 and 「26-000123」 are LL26-000123. */
export function parseCaseNumber(typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s—–_]+/g, '-');
  const match = /^(?:LL-?)?(\d{2})-(\d{1,9})$/.exec(plain) ?? /^LL-?(\d{2})(\d{6,9})$/.exec(plain);
  if (!match) return null;
  const number = `${PREFIX}${match[1] as string}-${(match[2] as string).padStart(6, '0')}`;
  return PATTERN.test(number) ? number : null;
}
