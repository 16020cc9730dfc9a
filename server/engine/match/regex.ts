/** MongoDB's regular expressions (PCRE) on JavaScript's. */
import { BSONRegExp } from 'bson';
import { EngineError, badValue } from '../errors';
import type { Maybe } from '../bson/types';

/** Builds the test of a pattern with options i, m, s, x, u. Throws 51091 for a bad pattern. */
export function toRegExp(pattern: string, options: string): RegExp {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  const all = options + (inline?.[1] ?? '');
  if (/[^imsxu]/.test(all)) throw new EngineError(51108, `invalid flag in regex options: ${options}`);
  let source = inline ? pattern.slice(inline[0].length) : pattern;
  if (all.includes('x')) source = withoutBlanks(source);
  const flags = ['i', 'm', 's'].filter((flag) => all.includes(flag)).join('');
  return build(source, flags);
}

function build(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, `${flags}u`);
  } catch {
    // The Unicode mode forbids needless escapes such as \- that PCRE allows.
  }
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw new EngineError(51091, `Regular expression is invalid: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Option x: blanks and comments outside character classes do not count. */
function withoutBlanks(source: string): string {
  return source.replace(/\\[\s\S]|\[(?:\\.|[^\]])*\]|#[^\n]*|\s+/g, (found) => (/^(?:\\|\[)/.test(found) ? found : ''));
}

/** `{$regex: pattern, $options: options}` where the pattern may be a regular expression itself. */
export function regexOf(pattern: Maybe, options: Maybe): BSONRegExp {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (pattern instanceof BSONRegExp) return new BSONRegExp(pattern.pattern, options ?? pattern.options);
  if (typeof pattern !== 'string') throw badValue('$regex has to be a string');
  return new BSONRegExp(pattern, options ?? '');
}

/** The literal start every match must have (`^abc…`), for index bounds; undefined when there is none. */
export function literalPrefix(regex: BSONRegExp): string | undefined {
  if (regex.options.replace(/[su]/g, '') !== '' || !regex.pattern.startsWith('^')) return undefined;
  if (regex.pattern.includes('|')) return undefined;
  const body = regex.pattern.slice(1);
  let prefix = '';
  for (let i = 0; i < body.length; i += 1) {
    const char = body[i] as string;
    if (/[.^$*+?()[\]{}\\]/.test(char)) {
      return /[*?{]/.test(char) ? prefix.slice(0, -1) : prefix;
    }
    prefix += char;
  }
  return prefix;
}
