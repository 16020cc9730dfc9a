import { numberYear } from '../cases/number';

/** `XM26-000123` (项目): year of proposing at +08:00 and a serial from 1. */
export function projectNumber(proposedAt: Date, serial: number): string {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError('serial must be a whole number from 1');
  return `XM${String(numberYear(proposedAt)).padStart(2, '0')}-${String(serial).padStart(6, '0')}`;
}
