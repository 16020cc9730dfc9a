/** Reading what others write into cells. */

const MOMENT = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:时](\d{1,2})?(?:[:分](\d{1,2})(?:\.\d+)?秒?)?分?)?(Z|[+-]\d{2}:?\d{2})?$/;
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** Day 0 of spreadsheets (1900 system), as the count of days is used from March 1900 on. */
const SHEET_EPOCH = Date.UTC(1899, 11, 30);

/**
 * A moment as people and systems write it, at +08:00 where it names no zone; null when it is none. `end`: a day without
 * a time means its end (a deadline), else its beginning. Serial days of spreadsheets are understood too.
 */
export function momentOf(typed: string, end = false): Date | null {
  const text = typed.normalize('NFKC').trim();
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const at = SHEET_EPOCH + Math.round(Number(text) * DAY_MS);
    return new Date(at - OFFSET_MS + (end && !text.includes('.') ? DAY_MS - 60_000 : 0));
  }
  const found = MOMENT.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, zone] = found;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const midnight = new Date(Date.UTC(y, m - 1, d));
  // 31 February is no day.
  if (midnight.getUTCMonth() !== m - 1 || midnight.getUTCDate() !== d) return null;
  const [h, min, s] = hour === undefined && end ? [23, 59, 0] : [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)];
  if (h > 23 || min > 59 || s > 59) return null;
  const written = midnight.getTime() + ((h * 60 + min) * 60 + s) * 1000;
  return new Date(written - zoneOf(zone));
}

function zoneOf(zone: string | undefined): number {
  if (zone === undefined) return OFFSET_MS;
  if (zone === 'Z') return 0;
  const digits = zone.replace(':', '');
  return (digits.startsWith('-') ? -1 : 1) * (Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5))) * 60_000;
}

/** A degree of longitude or latitude; null when it is none. */
export function degreeOf(typed: string, most: 90 | 180): number | null {
  const value = Number(typed.normalize('NFKC').trim());
  return typed.trim() !== '' && Number.isFinite(value) && Math.abs(value) <= most && value !== 0 ? value : null;
}

/** A whole number from 0 to `max`, with commas between thousands and 人 or 元 behind it; null when it is none. */
export function countOf(typed: string, max: number): number | null {
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?\s*[人元]?$/.exec(typed.normalize('NFKC').trim());
  const value = found?.[1] === undefined ? NaN : Number(found[1].replaceAll(',', ''));
  return Number.isFinite(value) && value <= max ? value : null;
}

/** 「未办结」 holds 「办结」, 「不予受理」 holds 「受理」: the first that fits decides. */
const BY_WORD: readonly (readonly [RegExp, boolean])[] = [
  [/不予|撤销|撤回|作废/, true],
  [/未|待|正在|在办|中$/, false],
  [/办结|结案|完成|归档|关闭|已处理|已办|已回复|已答复|closed|done|finished|resolved/i, true],
  [/受理|派单|签收|交办|处理|办理|进行|open|pending|progress/i, false],
];

/**
 * Whether a matter of theirs is finished, by their word for its state, and where that says nothing by whether there is a
 * moment at which it ended. Null where neither says it: words that we do not know.
 */
export function finishedBy(status: string, hasEnd: boolean): boolean | null {
  const word = status.trim();
  if (word === '') return hasEnd;
  const known = BY_WORD.find(([words]) => words.test(word));
  return known?.[1] ?? (hasEnd ? true : null);
}

/** Cells that a spreadsheet program would take for a formula, also behind blanks. */
const FORMULA = /^[\s\u0000]*[=+\-@\t\r]/;
const FIGURE = /^[+-]?\d+(\.\d+)?$/;

/** A cell of a CSV that is never a formula for whoever opens it; figures stay figures. */
export const neutral = (text: string): string => (FORMULA.test(text) && !FIGURE.test(text.trim()) ? `'${text}` : text);

/** By what two rows without a number in common are known for the same: community, day, place and words, without blanks and marks. */
export const samenessOf = ({ communityId, day, address, text }: { readonly communityId: string; readonly day: string; readonly address: string; readonly text: string }): string =>
  [communityId, day, plain(address), plain(text)].join('\n');
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '').slice(0, 400);
