/** Tables as text: RFC 4180, with what Excel and Chinese systems make of it. */

const UTF8_BOM = [0xef, 0xbb, 0xbf];

/** The text of a file in UTF-8 or, where it is none, GB18030 (which holds GBK and GB2312); null for what is neither. */
export function decodeText(content: Uint8Array): string | null {
  const marked = UTF8_BOM.every((byte, at) => content[at] === byte);
  for (const encoding of marked ? ['utf-8'] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content);
      // A table has no control characters; something binary that happens to decode does.
      return /[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 100_000)) ? null : text;
    } catch {
      continue;
    }
  }
  return null;
}

/** What parts the cells: whatever the first line has most of outside of quotes. */
function separatorOf(text: string): string {
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 20_000))?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const counts = [',', '\t', ';'].map((mark) => [mark, first.split(mark).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** The rows of a text one by one, without those that are empty; quotes, line breaks within them, and any end of a line. */
export function* csvRows(text: string): Generator<string[]> {
  const separator = separatorOf(text);
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      let from = at + 1;
      for (;;) {
        const end = text.indexOf('"', from);
        cell += text.slice(from, end < 0 ? text.length : end);
        at = end < 0 ? text.length : end + 1;
        if (text[at] !== '"' || end < 0) break;
        cell += '"';
        from = at + 1;
      }
    }
    const rest = endOfCell(text, at, separator);
    cell += text.slice(at, rest);
    at = rest;
    row.push(cell);
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end is followed by an empty cell.
      if (at < text.length) continue;
      row.push('');
    }
    yield row;
    row = [];
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
  }
}

function endOfCell(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at += 1) {
    const one = text[at];
    if (one === separator || one === '\n' || one === '\r') return at;
  }
  return text.length;
}

/** A row as it is written: every cell in quotes that needs them. */
export const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
