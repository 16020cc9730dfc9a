/** Dates in expressions; every operator knows time zones. */
import { EngineError } from '../errors';
import { wholeNumber } from '../bson/numbers';
import { isDoc, ObjectId, Timestamp, toPlainNumber, typeName, type Doc, type Maybe, type Value } from '../bson/types';
import { isNullish, named } from './arguments';
import { dayOfYear, formatDate, isoDayOfWeek, isoWeek, weekOfYear } from './dateFormat';
import { parseDate, parseDateBy } from './dateParse';
import { addUnits, difference, truncate, weekdayOf } from './dateUnits';
import type { Builder, Builders } from './registry';
import { fromLocal, toLocal, utcOf, utcZone, zoneOf, type Zone } from './zones';

type Get = (name: string) => Maybe;

function dateIn(value: Maybe, name: string): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.getHighBitsUnsigned() * 1000);
  throw new EngineError(16006, `can't convert from BSON type ${typeName(value)} to Date in ${name}`);
}

/** The zone asked for: UTC when none is, null when it is null. */
function zoneArgument(get: Get, given: ReadonlySet<string>): Zone | null {
  if (!given.has('timezone')) return utcZone;
  const name = get('timezone');
  if (isNullish(name)) return null;
  if (typeof name !== 'string') throw new EngineError(40517, `timezone must evaluate to a string, found ${typeName(name)}`);
  return zoneOf(name);
}

/** `{$year: date}`, `{$year: [date]}` or `{$year: {date, timezone}}`. */
function part(read: (local: Date) => Value): Builder {
  const full = named(['date', 'timezone'], ['date'], (get, given) => {
    const [value, zone] = [get('date'), zoneArgument(get, given)];
    if (isNullish(value) || zone === null) return null;
    return read(toLocal(dateIn(value, 'a date operator').getTime(), zone));
  });
  return (argument, compile, name) => {
    if (isDoc(argument) && argument.has('date')) return full(argument, compile, name);
    const only = Array.isArray(argument) && argument.length === 1 ? (argument[0] as Value) : argument;
    return full(new Map([['date', only]]), compile, name);
  };
}

const toText = named(['date', 'format', 'timezone', 'onNull'], ['date'], (get, given) => {
  const [value, format] = [get('date'), get('format')];
  if (isNullish(value)) return given.has('onNull') ? get('onNull') : null;
  const zone = zoneArgument(get, given);
  if (zone === null || (given.has('format') && isNullish(format))) return null;
  const date = dateIn(value, '$dateToString');
  const standard = zone === utcZone ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L';
  return formatDate(date, isNullish(format) ? standard : String(format), zone);
});

const fromText = named(['dateString', 'format', 'timezone', 'onError', 'onNull'], ['dateString'], (get, given) => {
  const text = get('dateString');
  if (isNullish(text)) return given.has('onNull') ? get('onNull') : null;
  const zone = zoneArgument(get, given);
  if (zone === null) return null;
  try {
    if (typeof text !== 'string') throw new EngineError(241, `$dateFromString requires that 'dateString' be a string, found: ${typeName(text)}`);
    const format = get('format');
    const local = given.has('timezone') ? zone : undefined;
    return isNullish(format) ? parseDate(text, local) : parseDateBy(text, String(format), local);
  } catch (error) {
    if (error instanceof EngineError && error.code === 241 && given.has('onError')) return get('onError');
    throw error;
  }
});

function numberIn(get: Get, given: ReadonlySet<string>, name: string, otherwise: number): number | null {
  if (!given.has(name)) return otherwise;
  const value = get(name);
  if (isNullish(value)) return null;
  const number = wholeNumber(value);
  if (number === undefined) throw new EngineError(40515, `'${name}' must evaluate to an integer, found ${typeName(value)}`);
  return number;
}

const partNames = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond', 'isoWeekYear', 'isoWeek', 'isoDayOfWeek', 'timezone'];

const fromParts = named(partNames, [], (get, given) => {
  const zone = zoneArgument(get, given);
  const read = (name: string, otherwise: number): number | null => numberIn(get, given, name, otherwise);
  const time = [read('hour', 0), read('minute', 0), read('second', 0), read('millisecond', 0)];
  const isIso = given.has('isoWeekYear');
  if (!isIso && !given.has('year')) throw new EngineError(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
  const date = isIso ? [read('isoWeekYear', 1970), read('isoWeek', 1), read('isoDayOfWeek', 1)] : [read('year', 1970), read('month', 1), read('day', 1)];
  if (zone === null || [...time, ...date].includes(null)) return null;
  const [hour = 0, minute = 0, second = 0, ms = 0] = time as number[];
  const [a = 1970, b = 1, c = 1] = date as number[];
  const start = isIso ? isoStart(a) + ((b - 1) * 7 + c - 1) * 86_400_000 : utcOf(a, b - 1, c);
  return new Date(fromLocal(start + ((hour * 60 + minute) * 60 + second) * 1000 + ms, zone));
});

/** Monday of the first ISO week. */
function isoStart(year: number): number {
  const fourth = new Date(utcOf(year, 0, 4));
  return fourth.getTime() - (isoDayOfWeek(fourth) - 1) * 86_400_000;
}

const toParts = named(['date', 'timezone', 'iso8601'], ['date'], (get, given) => {
  const [value, zone] = [get('date'), zoneArgument(get, given)];
  if (isNullish(value) || zone === null) return null;
  const local = toLocal(dateIn(value, '$dateToParts').getTime(), zone);
  const day: [string, Value][] = get('iso8601') === true
    ? [['isoWeekYear', isoWeek(local).year], ['isoWeek', isoWeek(local).week], ['isoDayOfWeek', isoDayOfWeek(local)]]
    : [['year', local.getUTCFullYear()], ['month', local.getUTCMonth() + 1], ['day', local.getUTCDate()]];
  return new Map<string, Value>([...day, ['hour', local.getUTCHours()], ['minute', local.getUTCMinutes()], ['second', local.getUTCSeconds()], ['millisecond', local.getUTCMilliseconds()]]) satisfies Doc;
});

function adding(sign: 1 | -1): Builder {
  return named(['startDate', 'unit', 'amount', 'timezone'], ['startDate', 'unit', 'amount'], (get, given) => {
    const [start, unit, amount, zone] = [get('startDate'), get('unit'), get('amount'), zoneArgument(get, given)];
    if (isNullish(start) || isNullish(unit) || isNullish(amount) || zone === null) return null;
    const whole = wholeNumber(amount);
    if (whole === undefined) throw new EngineError(5166405, `${sign > 0 ? '$dateAdd' : '$dateSubtract'} expects integer amount of time units`);
    return addUnits(dateIn(start, '$dateAdd'), String(unit), whole * sign, zone);
  });
}

const weekStart = (get: Get): number => {
  const name = get('startOfWeek');
  return isNullish(name) ? 0 : weekdayOf(String(name));
};

const diff = named(['startDate', 'endDate', 'unit', 'timezone', 'startOfWeek'], ['startDate', 'endDate', 'unit'], (get, given) => {
  const [start, end, unit, zone] = [get('startDate'), get('endDate'), get('unit'), zoneArgument(get, given)];
  if (isNullish(start) || isNullish(end) || isNullish(unit) || zone === null) return null;
  return BigInt(difference(dateIn(start, '$dateDiff'), dateIn(end, '$dateDiff'), String(unit), zone, weekStart(get)));
});

const trunc = named(['date', 'unit', 'binSize', 'timezone', 'startOfWeek'], ['date', 'unit'], (get, given) => {
  const [date, unit, zone] = [get('date'), get('unit'), zoneArgument(get, given)];
  const size = given.has('binSize') ? toPlainNumber(get('binSize')) : 1;
  if (isNullish(date) || isNullish(unit) || zone === null || size === undefined) return null;
  if (!Number.isInteger(size) || size <= 0) throw new EngineError(5439017, '$dateTrunc requires a positive binSize');
  return truncate(dateIn(date, '$dateTrunc'), String(unit), size, zone, weekStart(get));
});

export const dateOperators: Builders = {
  $year: part((local) => local.getUTCFullYear()),
  $month: part((local) => local.getUTCMonth() + 1),
  $dayOfMonth: part((local) => local.getUTCDate()),
  $dayOfWeek: part((local) => local.getUTCDay() + 1),
  $dayOfYear: part(dayOfYear),
  $hour: part((local) => local.getUTCHours()),
  $minute: part((local) => local.getUTCMinutes()),
  $second: part((local) => local.getUTCSeconds()),
  $millisecond: part((local) => local.getUTCMilliseconds()),
  $week: part(weekOfYear),
  $isoWeek: part((local) => isoWeek(local).week),
  $isoWeekYear: part((local) => BigInt(isoWeek(local).year)),
  $isoDayOfWeek: part(isoDayOfWeek),
  $dateToString: toText,
  $dateFromString: fromText,
  $dateFromParts: fromParts,
  $dateToParts: toParts,
  $dateAdd: adding(1),
  $dateSubtract: adding(-1),
  $dateDiff: diff,
  $dateTrunc: trunc,
};
