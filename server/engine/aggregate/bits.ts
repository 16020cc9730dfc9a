/** Bits of whole numbers, sizes in bytes, parts of timestamps, chance. */
import { EngineError } from '../errors';
import { encode } from '../bson/encode';
import { isDoc, isInt32, Timestamp, typeName, type Maybe, type Numeric } from '../bson/types';
import { isNullish, unary, variadic } from './arguments';
import type { Builder, Builders } from './registry';

function combining(start: bigint, combine: (a: bigint, b: bigint) => bigint): Builder {
  return variadic((values, name) => {
    if (values.some(isNullish)) return null;
    const odd = values.find((value) => !isInt32(value) && typeof value !== 'bigint');
    if (odd !== undefined) throw new EngineError(14, `${name} only supports int and long operands, not ${typeName(odd)}.`);
    const result = BigInt.asIntN(64, (values as (number | bigint)[]).map(BigInt).reduce(combine, start));
    return values.some((value) => typeof value === 'bigint') ? result : Number(result);
  });
}

function bitNot(value: Maybe): Maybe {
  if (isNullish(value)) return null;
  if (isInt32(value)) return ~value;
  if (typeof value === 'bigint') return BigInt.asIntN(64, ~value);
  throw new EngineError(14, `$bitNot only supports int and long, not ${typeName(value)}.`);
}

const ofTimestamp = (read: (value: Timestamp) => Numeric, code: number): Builder => unary((value, name) => {
  if (isNullish(value)) return null;
  if (!(value instanceof Timestamp)) throw new EngineError(code, `Argument to ${name} must be a timestamp, but is ${typeName(value)}`);
  return read(value);
});

export const bitOperators: Builders = {
  $bitAnd: combining(-1n, (a, b) => a & b),
  $bitOr: combining(0n, (a, b) => a | b),
  $bitXor: combining(0n, (a, b) => a ^ b),
  $bitNot: unary(bitNot),
  $bsonSize: unary((value) => {
    if (isNullish(value)) return null;
    if (!isDoc(value)) throw new EngineError(31393, `$bsonSize requires a document input, found: ${typeName(value)}`);
    return encode(value).length;
  }),
  $tsSecond: ofTimestamp((value) => BigInt(value.getHighBitsUnsigned()), 5687301),
  $tsIncrement: ofTimestamp((value) => BigInt(value.getLowBitsUnsigned()), 5687302),
  $rand: (argument) => {
    const empty = isDoc(argument) ? argument.size === 0 : Array.isArray(argument) && argument.length === 0;
    if (!empty) throw new EngineError(3040501, '$rand does not currently accept arguments');
    // (A double, never the whole number 0.)
    return () => Math.random() || Number.MIN_VALUE;
  },
};
