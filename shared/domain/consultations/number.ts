import { numberYear } from '../cases/number';

/** `XS26-000123` (协商): year of beginning at +08:00 and a serial from 1. */
export function consultationNumber(begunAt: Date, serial: number): string {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError('serial must be a whole number from 1');
  return `XS${String(numberYear(begunAt)).padStart(2, '0')}-${String(serial).padStart(6, '0')}`;
}
