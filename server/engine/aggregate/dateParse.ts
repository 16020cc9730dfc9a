/** Dates from text: ISO 8601 forms, or a format of $dateFromString. */
import { EngineError } from '../errors';
import { describe } from '../store/describe';
import { fromLocal, utcOf, utcZone, zoneOf, type Zone } from './zones';

const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ](\d{1,2})(?::?(\d{2}))?(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2}|UTC|GMT)?$/i;

const failure = (text: string): EngineError => new EngineError(241, `Error parsing date string ${describe(text)}; it is no date`);

/** Reads an ISO date; without an offset in the text it is local to `zone`. */
export function parseDate(text: string, zone: Zone | undefined): Date {
  const found = iso.exec(text.trim());
  if (!found) throw failure(text);
  const [, year, month, day = '1', hour = '0', minutes = '0', second = '0', fraction = '0', offset] = found;
  if (offset !== undefined && zone !== undefined && zone !== utcZone) {
    throw new EngineError(241, `you cannot pass in a date/time string with time zone information ('${offset}') together with a timezone argument`);
  }
  const fields = [year, month, day, hour, minutes, second].map(Number);
  checkFields(fields, text);
  const [y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0] = fields;
  const local = utcOf(y, mo - 1, d, h, mi, s, Number(fraction.padEnd(3, '0').slice(0, 3)));
  return new Date(fromLocal(local, offset === undefined ? (zone ?? utcZone) : zoneOf(offset.toUpperCase())));
}

function checkFields([, month = 1, day = 1, hour = 0, minutes = 0, second = 0]: readonly number[], text: string): void {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minutes > 59 || second > 59) throw failure(text);
}

const shapes: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})', m: '(?<m>\\d{1,2})', d: '(?<d>\\d{1,2})', H: '(?<H>\\d{1,2})', M: '(?<M>\\d{1,2})', S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})', j: '(?<j>\\d{1,3})', z: '(?<z>Z|[+-]\\d{2}:?\\d{2})', '%': '%',
};

/** Reads a date by a format string. */
export function parseDateBy(text: string, format: string, zone: Zone | undefined): Date {
  const source = format.replace(/%(.)|[.*+?^${}()|[\]\\]/g, (whole, letter?: string) => {
    if (letter === undefined) return `\\${whole}`;
    const shape = shapes[letter];
    if (shape === undefined) throw new EngineError(18536, `Invalid format character '${whole}' in format string`);
    return shape;
  });
  const parts = new RegExp(`^${source}$`).exec(text)?.groups;
  if (!parts) throw failure(text);
  const number = (letter: string, otherwise: number): number => (parts[letter] === undefined ? otherwise : Number(parts[letter]));
  checkFields([0, number('m', 1), number('d', 1), number('H', 0), number('M', 0), number('S', 0)], text);
  const day = parts['j'] === undefined ? number('d', 1) : number('j', 1);
  const local = utcOf(number('Y', 1970), parts['j'] === undefined ? number('m', 1) - 1 : 0, day, number('H', 0), number('M', 0), number('S', 0), number('L', 0));
  return new Date(fromLocal(local, parts['z'] === undefined ? (zone ?? utcZone) : zoneOf(parts['z'])));
}
