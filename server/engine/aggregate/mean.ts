/** Means, as $avg gives them. */
import { divideDecimals, toDecimal128 } from '../bson/decimal';
import { toDecimal } from '../bson/numbers';
import { asDouble, Decimal128, toPlainNumber, type Numeric, type Value } from '../bson/types';

/** The mean of a sum; null for none. */
export function meanOf(total: Numeric, count: number): Value {
  if (count === 0) return null;
  const exact = total instanceof Decimal128 ? toDecimal(total) : undefined;
  if (exact) return toDecimal128(divideDecimals(exact, { coefficient: BigInt(count), exponent: 0 }));
  return asDouble((toPlainNumber(total) ?? NaN) / count);
}
