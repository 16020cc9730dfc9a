/** Arithmetic on numbers, and on dates where MongoDB has it. */
import { EngineError } from '../errors';
import { decimalOfDouble, divideDecimals, remainderDecimals, roundDecimal, toDecimal128 } from '../bson/decimal';
import { differenceOf, fitsLong, kindOf, productOf, specialDecimal, sumOf, toBig, toDecimal, widerOf } from '../bson/numbers';
import { asDouble, Decimal128, isNumeric, toPlainNumber, typeName, type Maybe, type Numeric } from '../bson/types';
import { fixed, isNullish, unary, variadic } from './arguments';
import type { Builder, Builders } from './registry';

function numberIn(value: Maybe, name: string): Numeric {
  if (isNumeric(value)) return value;
  throw new EngineError(14, `${name} only supports numeric${name === '$add' ? ' or date' : ''} types, not ${typeName(value)}`);
}

/** Expressions turn to double where updates would refuse. */
export const addNumbers = (a: Numeric, b: Numeric): Numeric => sumOf(a, b) ?? asDouble((toPlainNumber(a) ?? 0) + (toPlainNumber(b) ?? 0));

function add(values: readonly Maybe[]): Maybe {
  if (values.some(isNullish)) return null;
  const dates = values.filter((value): value is Date => value instanceof Date);
  if (dates.length > 1) throw new EngineError(16612, 'only one date allowed in an $add expression');
  const numbers = values.filter((value) => !(value instanceof Date)).map((value) => numberIn(value, '$add'));
  const sum = numbers.reduce(addNumbers, 0);
  return dates[0] ? new Date(dates[0].getTime() + Math.round(toPlainNumber(sum) ?? 0)) : sum;
}

function subtract([a, b]: readonly Maybe[]): Maybe {
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (a instanceof Date) return new Date(a.getTime() - (toPlainNumber(numberIn(b, '$subtract')) ?? 0));
  const [left, right] = [numberIn(a, '$subtract'), numberIn(b, '$subtract')];
  return differenceOf(left, right) ?? asDouble((toPlainNumber(left) ?? 0) - (toPlainNumber(right) ?? 0));
}

function multiply(values: readonly Maybe[]): Maybe {
  if (values.some(isNullish)) return null;
  return values.map((value) => numberIn(value, '$multiply')).reduce((a, b) => productOf(a, b) ?? asDouble((toPlainNumber(a) ?? 0) * (toPlainNumber(b) ?? 0)), 1);
}

function divide([a, b]: readonly Maybe[]): Maybe {
  if (isNullish(a) || isNullish(b)) return null;
  const [left, right] = [numberIn(a, '$divide'), numberIn(b, '$divide')];
  if (toPlainNumber(right) === 0) throw new EngineError(2, "can't $divide by zero");
  if (widerOf(left, right) !== 'decimal') return asDouble((toPlainNumber(left) ?? NaN) / (toPlainNumber(right) ?? NaN));
  const [x, y] = [toDecimal(left), toDecimal(right)];
  return x && y ? toDecimal128(divideDecimals(x, y)) : specialDecimal((toPlainNumber(left) ?? NaN) / (toPlainNumber(right) ?? NaN));
}

function modulo([a, b]: readonly Maybe[]): Maybe {
  if (isNullish(a) || isNullish(b)) return null;
  const [left, right] = [numberIn(a, '$mod'), numberIn(b, '$mod')];
  if (toPlainNumber(right) === 0) throw new EngineError(16610, "can't $mod by zero");
  const kind = widerOf(left, right);
  if (kind === 'double') return asDouble((toPlainNumber(left) ?? NaN) % (toPlainNumber(right) ?? NaN));
  if (kind !== 'decimal') return typed(toBig(left) % toBig(right), kind);
  const [x, y] = [toDecimal(left), toDecimal(right)];
  return x && y ? toDecimal128(remainderDecimals(x, y)) : specialDecimal(NaN);
}

const typed = (value: bigint, kind: string): Numeric => (kind === 'int' ? Number(value) : value);

/** $abs, $ceil, $floor keep the type of their argument. */
function keepingType(double: (value: number) => number, mode: 'ceil' | 'floor' | 'abs'): Builder {
  return unary((value, name) => {
    if (isNullish(value)) return null;
    const number = numberIn(value, name);
    const kind = kindOf(number);
    if (kind === 'decimal') return decimalOf(number, mode);
    if (kind === 'double') return asDouble(double(toPlainNumber(number) ?? NaN));
    if (mode !== 'abs') return number;
    const magnitude = toBig(number) < 0n ? -toBig(number) : toBig(number);
    if (!fitsLong(magnitude)) throw new EngineError(28680, "can't take $abs of long long min");
    return kind === 'int' && magnitude < 2147483648n ? Number(magnitude) : magnitude;
  });
}

function decimalOf(value: Numeric, mode: 'ceil' | 'floor' | 'abs'): Decimal128 {
  const exact = toDecimal(value);
  if (!exact) return specialDecimal(mode === 'abs' ? Math.abs(toPlainNumber(value) ?? NaN) : (toPlainNumber(value) ?? NaN));
  if (mode === 'abs') return toDecimal128({ ...exact, coefficient: exact.coefficient < 0n ? -exact.coefficient : exact.coefficient });
  return toDecimal128(roundDecimal(exact, 0, mode));
}

/** $round (half to even) and $trunc at a decimal place. */
function rounding(mode: 'even' | 'trunc'): Builder {
  return fixed(1, 2, ([value, place], name) => {
    if (isNullish(value) || place === null) return null;
    const number = numberIn(value, name);
    const digits = place === undefined ? 0 : (toPlainNumber(place) ?? NaN);
    if (!Number.isInteger(digits) || digits < -20 || digits > 100) throw new EngineError(51083, `cannot apply ${name} with precision value ${digits}, value must be in [-20, 100]`);
    const kind = kindOf(number);
    const plain = toPlainNumber(number) ?? NaN;
    if (!Number.isFinite(plain)) return number;
    if (kind !== 'double' && kind !== 'decimal' && digits >= 0) return number;
    // A double is rounded by its exact value: 2.345 lies a little above and gives 2.35.
    const exact = kind === 'double' ? decimalOfDouble(plain) : toDecimal(number);
    if (!exact) return number;
    const rounded = roundDecimal(exact, digits, mode);
    if (kind === 'decimal') return toDecimal128(rounded);
    if (kind === 'double') return asDouble(Number(`${rounded.coefficient}e${rounded.exponent}`));
    return typed(rounded.coefficient * 10n ** BigInt(Math.max(0, rounded.exponent)), kind);
  });
}

/** Functions whose result is a double. */
function real(apply: (value: number) => number, allowed: (value: number) => boolean = () => true): Builder {
  return unary((value, name) => {
    if (isNullish(value)) return null;
    const plain = toPlainNumber(numberIn(value, name)) ?? NaN;
    if (!allowed(plain)) throw new EngineError(28714, `${name}'s argument is out of its range: ${plain}`);
    const result = apply(plain);
    return value instanceof Decimal128 ? Decimal128.fromString(String(result)) : asDouble(result);
  });
}

function power([base, exponent]: readonly Maybe[]): Maybe {
  if (isNullish(base) || isNullish(exponent)) return null;
  const [a, b] = [numberIn(base, '$pow'), numberIn(exponent, '$pow')];
  const [x, y] = [toPlainNumber(a) ?? NaN, toPlainNumber(b) ?? NaN];
  if (x === 0 && y < 0) throw new EngineError(28764, '$pow cannot take a base of 0 and a negative exponent');
  const kind = widerOf(a, b);
  const result = x ** y;
  if (kind === 'decimal') return Decimal128.fromString(String(result));
  if (kind === 'double' || y < 0 || !Number.isInteger(result)) return asDouble(result);
  if (!Number.isSafeInteger(result)) return asDouble(result);
  return kind === 'int' && Math.abs(result) < 2147483648 ? result : BigInt(result);
}

export const arithmeticOperators: Builders = {
  $add: variadic(add),
  $subtract: fixed(2, 2, subtract),
  $multiply: variadic(multiply),
  $divide: fixed(2, 2, divide),
  $mod: fixed(2, 2, modulo),
  $abs: keepingType(Math.abs, 'abs'),
  $ceil: keepingType(Math.ceil, 'ceil'),
  $floor: keepingType(Math.floor, 'floor'),
  $round: rounding('even'),
  $trunc: rounding('trunc'),
  $pow: fixed(2, 2, power),
  $sqrt: real(Math.sqrt, (value) => !(value < 0)),
  $exp: real(Math.exp),
  $ln: real(Math.log, (value) => !(value <= 0)),
  $log10: real(Math.log10, (value) => !(value <= 0)),
  $log: fixed(2, 2, ([value, base]) => {
    if (isNullish(value) || isNullish(base)) return null;
    return asDouble(Math.log(toPlainNumber(numberIn(value, '$log')) ?? NaN) / Math.log(toPlainNumber(numberIn(base, '$log')) ?? NaN));
  }),
};
