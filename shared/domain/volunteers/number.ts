/** `ZY0000123` (志愿): a serial from 1, given once and for ever. */
export function volunteerNumber(serial: number): string {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError('serial must be a whole number from 1');
  return `ZY${String(serial).padStart(7, '0')}`;
}
