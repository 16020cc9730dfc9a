/** Signs that begin no line: they stay with what stands before them (GB/T 15834-2011, 5.1). */
const NOT_FIRST = '，。、；：？！）》〉】」』”’…—～·%％,.;:?!)]}';
/** Signs that end no line: they go with what comes after them. */
const NOT_LAST = '（《〈【「『“‘([{';
/** Letters and figures are read as one: `138-0000` or `iPhone` is only broken where a line is too short for it. */
const WORD = /[0-9A-Za-z@.+%:/_-]+|\s+|[\uD800-\uDBFF][\uDC00-\uDFFF](?:[\uFE0E\uFE0F]|\u200D[\uD800-\uDBFF][\uDC00-\uDFFF])*|[\s\S]/g;

/** The smallest parts that may be parted: one sign, one word, with the punctuation that belongs to it. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (const sign of text.match(WORD) ?? []) {
    const before = parts[parts.length - 1];
    const joins = before !== undefined && (NOT_FIRST.includes(sign.charAt(0)) || NOT_LAST.includes(before.charAt(before.length - 1)));
    if (joins) parts[parts.length - 1] = before + sign;
    else parts.push(sign);
  }
  return parts;
}

/** A part that is wider than a whole line is broken where it must be. */
function broken(part: string, width: number, measure: (text: string) => number): string[] {
  if (measure(part) <= width) return [part];
  const pieces: string[] = [];
  for (const sign of Array.from(part)) {
    const last = pieces[pieces.length - 1];
    if (last !== undefined && measure(last + sign) <= width) pieces[pieces.length - 1] = last + sign;
    else pieces.push(sign);
  }
  return pieces;
}

/**
 * Words as lines of a width, broken as Chinese is printed: no line begins with a stop or a closing bracket, none ends with an
 * opening one. `measure` tells the width of words in the same unit. What the writer broke or set in stays so; empty lines go.
 */
export function linesOf(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const part of partsOf(paragraph.trimEnd()).flatMap((one) => broken(one, width, measure))) {
      if (line !== '' && measure((line + part).trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = part.trimStart();
      } else line += part;
    }
    return line.trim() === '' ? lines : [...lines, line.trimEnd()];
  });
}

/** As `linesOf`, but no more than so many; what is left out is said by the last sign. */
export function fewLines(text: string, width: number, most: number, measure: (text: string) => number): string[] {
  const lines = linesOf(text, width, measure);
  if (lines.length <= most) return lines;
  const last = Array.from(lines[most - 1] ?? '');
  while (last.length > 0 && measure(`${last.join('')}…`) > width) last.pop();
  return [...lines.slice(0, most - 1), `${last.join('').replace(/[，。、；：]$/, '')}…`];
}
