/** $sum, $avg, $min, $max over the values given, or over the one array given. */
import { compareValues } from '../bson/compare';
import { asDouble, isNumeric, toPlainNumber, type Maybe, type Numeric } from '../bson/types';
import { isNullish, listOf } from './arguments';
import { addNumbers } from './arithmetic';
import { meanOf } from './mean';
import type { Builder, Builders } from './registry';

function fold(apply: (values: readonly Maybe[]) => Maybe): Builder {
  return (argument, compile) => {
    const parts = listOf(argument, compile);
    return (scope) => {
      const values = parts.map((part) => part(scope));
      const [only] = values;
      return apply(values.length === 1 && Array.isArray(only) ? only : values);
    };
  };
}

const numbersOf = (values: readonly Maybe[]): Numeric[] => values.filter(isNumeric);

const extreme = (wanted: 1 | -1): Builder => fold((values) =>
  values.filter((value) => !isNullish(value)).reduce<Maybe>((best, value) =>
    (best === undefined || compareValues(value, best) * wanted > 0 ? value : best), undefined) ?? null);

/** Null without any number, and for a sample of one. */
function deviationOf(values: readonly Numeric[], sample: boolean): Maybe {
  const plain = values.map((value) => toPlainNumber(value) ?? NaN);
  const divisor = sample ? plain.length - 1 : plain.length;
  if (divisor <= 0) return null;
  const mean = plain.reduce((sum, value) => sum + value, 0) / plain.length;
  return asDouble(Math.sqrt(plain.reduce((sum, value) => sum + (value - mean) ** 2, 0) / divisor));
}

export const foldOperators: Builders = {
  $sum: fold((values) => numbersOf(values).reduce(addNumbers, 0)),
  $avg: fold((values) => meanOf(numbersOf(values).reduce(addNumbers, 0), numbersOf(values).length)),
  $stdDevPop: fold((values) => deviationOf(numbersOf(values), false)),
  $stdDevSamp: fold((values) => deviationOf(numbersOf(values), true)),
  $min: extreme(-1),
  $max: extreme(1),
};
