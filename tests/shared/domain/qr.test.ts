import qrcode from 'qrcode-generator';
import { qrCode, qrPath } from '../../../shared/domain/qr';

/** A text of so many bytes, of every sign that links and codes have. */
const textOf = (length: number): string => Array.from({ length }, (_, at) => 'LB1*aZ-_09.:/?=&%'[(at * 7 + length) % 17]).join('');

/** The same by another program, and the mask that it chose, read from its format bits. */
function byAnother(text: string): { rows: boolean[][]; mask: number } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const at = Array.from({ length: code.getModuleCount() }, (_, index) => index);
  const rows = at.map((y) => at.map((x) => code.isDark(y, x)));
  // Bits 12 to 10 of the format, of which the standard turns the first and the last.
  const mask = [2, 3, 4].map((x) => rows[8]?.[x]).reduce((sum, dark) => sum * 2 + (dark ? 1 : 0), 0) ^ 0b101;
  return { rows, mask };
}

const LENGTHS = [1, 2, 14, 15, 26, 27, 42, 43, 62, 84, 106, 122, 152, 180, 181, 213, 251, 287, 331, 362, 412, 450, 504, 560, 611, 624, 666, 711, 779, 857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331];

it.each(LENGTHS)('draws %d bytes as another program does', (length) => {
  const { rows, mask } = byAnother(textOf(length));
  expect(qrCode(textOf(length), mask)).toEqual(rows);
});

it('comes by all forty sizes in these', () => {
  expect(new Set(LENGTHS.map((length) => qrCode(textOf(length), 0).length)).size).toBe(40);
});

it('chooses one of the eight masks by itself, and says Chinese as UTF-8', () => {
  const own = qrCode('邻里：3 号楼');
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((mask) => JSON.stringify(qrCode('邻里：3 号楼', mask)))).toContain(JSON.stringify(own));
  const bytes = Buffer.from('邻里：3 号楼').toString('latin1');
  const { rows, mask } = byAnother(bytes);
  expect(qrCode('邻里：3 号楼', mask)).toEqual(rows);
});

it('makes a path of its rows with four light modules around', () => {
  const { side, path } = qrPath('https://example.org/p/votes/1');
  const rows = qrCode('https://example.org/p/votes/1');
  expect(side).toBe(rows.length + 8);
  const dark = rows.map((row) => row.map(() => false));
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) for (let step = 0; step < Number(run); step += 1) (dark[Number(y) - 4] ?? [])[Number(x) - 4 + step] = true;
  expect(dark).toEqual(rows);
});

it('refuses what no code holds', () => {
  expect(() => qrCode('a'.repeat(2332))).toThrow(RangeError);
});
