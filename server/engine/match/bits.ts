/** $bitsAllSet, $bitsAnySet, $bitsAllClear, $bitsAnyClear on whole numbers and binary data. */
import { Binary } from 'bson';
import { badValue } from '../errors';
import { isNumeric, toPlainNumber, type Maybe, type Value } from '../bson/types';
import type { Test } from './paths';

export function bitsTest(op: string, mask: Value): Test {
  const positions = positionsOf(mask);
  const wantSet = op.endsWith('Set');
  const all = op.includes('All');
  return (item) => {
    const bit = bitReader(item);
    if (!bit) return false;
    const fits = (position: number): boolean => bit(position) === wantSet;
    return all ? positions.every(fits) : positions.some(fits);
  };
}

function positionsOf(mask: Value): number[] {
  if (Array.isArray(mask)) {
    return mask.map((item) => {
      const position = toPlainNumber(item);
      if (position === undefined || !Number.isInteger(position) || position < 0) throw badValue('bit positions must be an integer >= 0');
      return position;
    });
  }
  const read = bitReader(mask);
  if (!read || (isNumeric(mask) && (toPlainNumber(mask) ?? -1) < 0)) throw badValue('bitmask must be a non-negative number, binary data or an array');
  const size = mask instanceof Binary ? mask.position * 8 : 64;
  return Array.from({ length: size }, (_, i) => i).filter(read);
}

function bitReader(value: Maybe): ((position: number) => boolean) | undefined {
  if (value instanceof Binary) {
    const bytes = value.value();
    return (position) => ((bytes[position >> 3] ?? 0) & (1 << (position & 7))) !== 0;
  }
  if (!isNumeric(value)) return undefined;
  const plain = typeof value === 'bigint' ? value : toPlainNumber(value);
  if (typeof plain === 'number' && !Number.isSafeInteger(plain)) return undefined;
  const whole = BigInt(plain ?? 0);
  return (position) => ((whole >> BigInt(Math.min(position, 63))) & 1n) === 1n;
}
