/** A text in one spelling, each sign with the place in the text where it came from. */
export interface Plain {
  readonly signs: string;
  /** Where a sign begins and where what it came from ends, in UTF-16 units of the text. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Chinese numerals as people write numbers with them; 幺 is said on the telephone. 两 is a count, not a digit. */
const NUMERALS: Readonly<Record<string, string>> = {
  '〇': '0', '零': '0', '洞': '0', '一': '1', '幺': '1', '壹': '1', '二': '2', '贰': '2', '貳': '2', '三': '3', '叁': '3', '參': '3', '四': '4', '肆': '4', '五': '5', '伍': '5',
  '六': '6', '陆': '6', '陸': '6', '七': '7', '柒': '7', '拐': '7', '八': '8', '捌': '8', '九': '9', '玖': '9',
};

/** One sign in its one spelling: half width, lower case, without marks that are only drawn round it. */
const spelled = (sign: string): string => sign.normalize('NFKC').toLowerCase().replace(/[\u200B-\u200F\uFE00-\uFE0F\u20E3\u2060\uFEFF]/gu, '');

function collected(text: string, spell: (sign: string) => string): Plain {
  const [from, to]: [number[], number[]] = [[], []];
  let [signs, at] = ['', 0];
  for (const sign of text) {
    for (const one of spell(sign)) {
      signs += one;
      for (let unit = 0; unit < one.length; unit += 1) {
        from.push(at);
        to.push(at + sign.length);
      }
    }
    at += sign.length;
  }
  return { signs, from, to };
}

/** Letters and digits alone: what is written apart, 「收 款 码」, is found as if it stood together. */
export const lettersOf = (text: string): Plain => collected(text, (sign) => spelled(sign).replace(/[^\p{L}\p{N}]/gu, ''));

/** Letters and marks, with digits in place of Chinese numerals, and without what people put between digits. */
export const digitsOf = (text: string): Plain => collected(text, (sign) => [...spelled(sign)].map((one) => NUMERALS[one] ?? one).join('').replace(/[\s\-—–_·.・,，、/\\*#+()（）~～]/gu, ''));

/** Where something found in the plain signs stands in the text. */
export function spanOf({ from, to }: Plain, start: number, length: number): { start: number; end: number } {
  return { start: from[start] ?? 0, end: to[start + length - 1] ?? 0 };
}
