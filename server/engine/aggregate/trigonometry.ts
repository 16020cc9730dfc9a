/** Angles: doubles only; MongoDB's 34 digits for decimals are refused rather than given wrong. */
import { EngineError, notSupported } from '../errors';
import { asDouble, Decimal128, isNumeric, toPlainNumber, typeName, type Maybe } from '../bson/types';
import { fixed, isNullish, unary } from './arguments';
import type { Builder, Builders } from './registry';

function plainIn(value: Maybe, name: string): number {
  if (!isNumeric(value)) throw new EngineError(28765, `${name} only supports numeric types, not ${typeName(value)}`);
  if (value instanceof Decimal128) throw notSupported(`${name} of a decimal`);
  return toPlainNumber(value) ?? NaN;
}

const finite = (value: number): boolean => !Number.isFinite(value) === Number.isNaN(value);

function angle(apply: (value: number) => number, allowed: (value: number) => boolean = () => true): Builder {
  return unary((value, name) => {
    if (isNullish(value)) return null;
    const plain = plainIn(value, name);
    if (!Number.isNaN(plain) && !allowed(plain)) throw new EngineError(50989, `cannot apply ${name} to ${plain}, the value is out of its range`);
    return asDouble(apply(plain));
  });
}

const withinOne = (value: number): boolean => Math.abs(value) <= 1;

export const trigonometryOperators: Builders = {
  $sin: angle(Math.sin, finite),
  $cos: angle(Math.cos, finite),
  $tan: angle(Math.tan, finite),
  $asin: angle(Math.asin, withinOne),
  $acos: angle(Math.acos, withinOne),
  $atan: angle(Math.atan),
  $atan2: fixed(2, 2, ([y, x]) => (isNullish(y) || isNullish(x) ? null : asDouble(Math.atan2(plainIn(y, '$atan2'), plainIn(x, '$atan2'))))),
  $sinh: angle(Math.sinh),
  $cosh: angle(Math.cosh),
  $tanh: angle(Math.tanh),
  $asinh: angle(Math.asinh),
  $acosh: angle(Math.acosh, (value) => value >= 1),
  $atanh: angle(Math.atanh, withinOne),
  $degreesToRadians: angle((value) => value * (Math.PI / 180)),
  $radiansToDegrees: angle((value) => value * (180 / Math.PI)),
};
