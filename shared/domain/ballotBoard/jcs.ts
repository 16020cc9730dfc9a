import { isWellFormed } from './wellFormed';

/** Anything that can be written as JSON. */
type Writable = null | boolean | number | string | readonly unknown[] | object;

function write(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('not a number of JSON');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (!isWellFormed(value)) throw new Error('lone surrogate');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object') throw new Error(`not JSON: ${typeof value}`);
  const members = value as Readonly<Record<string, unknown>>;
  // The order of UTF-16 code units, which is that of JavaScript: RFC 8785, 3.2.3.
  const keys = Object.keys(members).sort();
  return `{${keys.map((key) => `${write(key)}:${write(members[key])}`).join(',')}}`;
}

/**
 * The one way to write a JSON value down, so that everybody hashes and signs the same bytes: RFC 8785.
 * @throws Error for what JSON cannot hold (undefined, NaN, lone surrogates, functions)
 */
export const jcs = (value: Writable): string => write(value);
