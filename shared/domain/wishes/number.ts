import { numberYear } from '../cases/number';

/** `XY26-000123` (心愿): year of posting at +08:00 and a serial from 1. It is on the register; people need not quote it. */
export function wishNumber(postedAt: Date, serial: number): string {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError('serial must be a whole number from 1');
  return `XY${String(numberYear(postedAt)).padStart(2, '0')}-${String(serial).padStart(6, '0')}`;
}
