/** Strings in expressions. Lengths and positions count code points (CP) or UTF-8 bytes. */
import { EngineError } from '../errors';
import { compareText } from '../bson/compare';
import { wholeNumber } from '../bson/numbers';
import { BSONRegExp, typeName, type Doc, type Maybe } from '../bson/types';
import { regexOf, toRegExp } from '../match/regex';
import { fixed, isNullish, named, unary, variadic } from './arguments';
import { textOf } from './conversions';
import type { Builder, Builders } from './registry';

function stringIn(value: Maybe, name: string): string {
  if (typeof value === 'string') return value;
  throw new EngineError(16702, `${name} only supports strings, not ${typeName(value)}`);
}

/** $toUpper and the like take null for an empty string, and numbers and dates by their text. */
const loose = (value: Maybe): string => (isNullish(value) ? '' : textOf(value));

function countIn(value: Maybe, name: string): number {
  const number = wholeNumber(value);
  if (number === undefined || number < 0) throw new EngineError(34450, `${name}: the position and length must be non-negative whole numbers`);
  return number;
}

const substringCP = fixed(3, 3, ([value, start, length]) => {
  const points = [...loose(value)];
  const from = countIn(start, '$substrCP');
  return points.slice(from, from + countIn(length, '$substrCP')).join('');
});

const substringBytes = fixed(3, 3, ([value, start, length]) => {
  const bytes = Buffer.from(loose(value));
  const from = countIn(start, '$substrBytes');
  const count = wholeNumber(length) ?? 0;
  const to = count < 0 ? bytes.length : Math.min(bytes.length, from + count);
  const splits = (at: number): boolean => at < bytes.length && ((bytes[at] ?? 0) & 0xc0) === 0x80;
  if (splits(from) || splits(to)) throw new EngineError(28656, '$substrBytes: Invalid range, starting or ending in the middle of a UTF-8 character.');
  return bytes.subarray(from, to).toString('utf8');
});

function indexOf(units: (text: string) => readonly (string | number)[], name: string): Builder {
  return fixed(2, 4, ([text, wanted, start, end]) => {
    if (isNullish(text)) return null;
    const whole = units(stringIn(text, name));
    const part = units(stringIn(wanted, name));
    const from = start === undefined ? 0 : countIn(start, name);
    const to = end === undefined ? whole.length : Math.min(whole.length, countIn(end, name));
    for (let i = from; i + part.length <= to; i += 1) if (part.every((unit, k) => whole[i + k] === unit)) return i;
    return -1;
  });
}

const codePoints = (text: string): string[] => [...text];
const utf8 = (text: string): number[] => [...Buffer.from(text)];

const whitespace = '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';

function trim(left: boolean, right: boolean, name: string): Builder {
  return named(['input', 'chars'], ['input'], (get, given) => {
    const input = get('input');
    const chars = get('chars');
    if (isNullish(input) || (given.has('chars') && isNullish(chars))) return null;
    const cut = new Set(isNullish(chars) ? whitespace : stringIn(chars, name));
    const points = [...stringIn(input, name)];
    let [from, to] = [0, points.length];
    while (left && from < to && cut.has(points[from] as string)) from += 1;
    while (right && to > from && cut.has(points[to - 1] as string)) to -= 1;
    return points.slice(from, to).join('');
  });
}

function replace(all: boolean, name: string): Builder {
  return named(['input', 'find', 'replacement'], ['input', 'find', 'replacement'], (get) => {
    const [input, find, replacement] = [get('input'), get('find'), get('replacement')];
    if (isNullish(input) || isNullish(find) || isNullish(replacement)) return null;
    const [text, wanted, by] = [stringIn(input, name), stringIn(find, name), stringIn(replacement, name)];
    return all ? text.split(wanted).join(by) : text.replace(wanted, () => by);
  });
}

/** The matches of a regular expression as MongoDB describes them. */
function matches(get: (name: string) => Maybe, all: boolean, name: string): Doc[] | null {
  const [input, regex, options] = [get('input'), get('regex'), get('options')];
  if (isNullish(input) || isNullish(regex)) return null;
  const text = stringIn(input, name);
  const given = regexOf(regex instanceof BSONRegExp ? regex : stringIn(regex, name), isNullish(options) ? undefined : options);
  const base = toRegExp(given.pattern, given.options);
  const pattern = new RegExp(base.source, base.flags.includes('g') ? base.flags : `${base.flags}g`);
  const found: Doc[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push(new Map<string, Maybe>([
      ['match', match[0]], ['idx', [...text.slice(0, match.index)].length], ['captures', match.slice(1).map((capture) => capture ?? null)],
    ]) as Doc);
    if (!all) break;
  }
  return found;
}

const regexNames = ['input', 'regex', 'options'];
const regexNeeds = ['input', 'regex'];

export const stringOperators: Builders = {
  $concat: variadic((values) => (values.some(isNullish) ? null : values.map((value) => stringIn(value, '$concat')).join(''))),
  $toUpper: unary((value) => loose(value).replace(/[a-z]/g, (char) => char.toUpperCase())),
  $toLower: unary((value) => loose(value).replace(/[A-Z]/g, (char) => char.toLowerCase())),
  $substrCP: substringCP,
  $substrBytes: substringBytes,
  $substr: substringBytes,
  $strLenCP: unary((value) => [...stringIn(value, '$strLenCP')].length),
  $strLenBytes: unary((value) => Buffer.byteLength(stringIn(value, '$strLenBytes'))),
  $indexOfCP: indexOf(codePoints, '$indexOfCP'),
  $indexOfBytes: indexOf(utf8, '$indexOfBytes'),
  $split: fixed(2, 2, ([text, by]) => {
    if (isNullish(text) || isNullish(by)) return null;
    const separator = stringIn(by, '$split');
    if (separator === '') throw new EngineError(40087, '$split requires a non-empty separator');
    return stringIn(text, '$split').split(separator);
  }),
  $trim: trim(true, true, '$trim'),
  $ltrim: trim(true, false, '$ltrim'),
  $rtrim: trim(false, true, '$rtrim'),
  $replaceOne: replace(false, '$replaceOne'),
  $replaceAll: replace(true, '$replaceAll'),
  $strcasecmp: fixed(2, 2, ([a, b]) => compareText(loose(a).toUpperCase(), loose(b).toUpperCase())),
  $regexMatch: named(regexNames, regexNeeds, (get) => (matches(get, false, '$regexMatch') ?? []).length > 0),
  $regexFind: named(regexNames, regexNeeds, (get) => matches(get, false, '$regexFind')?.[0] ?? null),
  $regexFindAll: named(regexNames, regexNeeds, (get) => matches(get, true, '$regexFindAll') ?? []),
};

