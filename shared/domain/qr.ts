/**
 * QR codes (ISO/IEC 18004) of the kind the program draws: bytes alone, error correction level M, versions 1 to 40. A few
 * kilobytes, because every package of the mini-program that shows a code carries it along.
 */

/** Error correction bytes in a block, and number of blocks, at level M by version (table 9 of the standard). */
const CHECK_BYTES = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49];
const VERSIONS = 40;
/** Light modules around the code. */
export const QR_QUIET = 4;

const range = (length: number): number[] => Array.from({ length }, (_, at) => at);
const checkBytes = (version: number): number => CHECK_BYTES[version - 1] ?? 0;
const blocksOf = (version: number): number => BLOCKS[version - 1] ?? 0;

/** Centres of the alignment patterns on one side. */
function alignments(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return range(count).map((at) => (at === 0 ? 6 : version * 4 + 10 - (count - 1 - at) * step));
}
/** Bytes that go into the picture, those of the check included. */
function allBytes(version: number): number {
  const count = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const bits = (16 * version + 128) * version + 64 - (count === 0 ? 0 : (25 * count - 10) * count - 55) - (version >= 7 ? 36 : 0);
  return Math.floor(bits / 8);
}
const dataBytes = (version: number): number => allBytes(version) - checkBytes(version) * blocksOf(version);

const utf8 = (text: string): number[] => (encodeURIComponent(text).match(/%..|[^%]/g) ?? []).map((part) => (part.length === 3 ? parseInt(part.slice(1), 16) : part.charCodeAt(0)));

/** What the code says, as bytes in blocks' order, filled up to the end. */
function payload(said: readonly number[], version: number): number[] {
  const bits = ['0100', said.length.toString(2).padStart(version < 10 ? 8 : 16, '0'), ...said.map((byte) => byte.toString(2).padStart(8, '0'))].join('');
  const whole = dataBytes(version);
  const ended = bits.padEnd(Math.min(whole * 8, bits.length + 4), '0');
  const bytes = (ended.match(/.{1,8}/g) ?? []).map((eight) => parseInt(eight.padEnd(8, '0'), 2));
  return range(whole).map((at) => bytes[at] ?? ((at - bytes.length) % 2 === 0 ? 0xec : 0x11));
}

/** Product in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (((b >>> bit) & 1) * a);
  return product;
}
/** The generator polynomial of so many check bytes, without its first coefficient. */
function generator(degree: number): number[] {
  let found = [...range(degree - 1).map(() => 0), 1];
  let root = 1;
  for (let step = 0; step < degree; step += 1) {
    found = found.map((one, at) => times(one, root) ^ (found[at + 1] ?? 0));
    root = times(root, 2);
  }
  return found;
}
/** Reed–Solomon check bytes of a block. */
function checkOf(block: readonly number[], divisor: readonly number[]): number[] {
  let left = divisor.map(() => 0);
  for (const byte of block) {
    const factor = byte ^ (left[0] ?? 0);
    left = divisor.map((one, at) => (left[at + 1] ?? 0) ^ times(one, factor));
  }
  return left;
}
/** Blocks and their checks, byte by byte in turn. */
function interleaved(data: readonly number[], version: number): number[] {
  const [count, divisor] = [blocksOf(version), generator(checkBytes(version))];
  const [short, longer] = [Math.floor(data.length / count), data.length % count];
  let from = 0;
  const blocks = range(count).map((at) => data.slice(from, (from += short + (at >= count - longer ? 1 : 0))));
  const checks = blocks.map((block) => checkOf(block, divisor));
  const inTurn = (parts: readonly (readonly number[])[], length: number): number[] => range(length).flatMap((at) => parts.flatMap((part) => part[at] ?? []));
  return [...inTurn(blocks, short + 1), ...inTurn(checks, divisor.length)];
}

/** Rows of modules; undefined: not drawn yet. */
type Grid = (boolean | undefined)[][];
const put = (grid: Grid, x: number, y: number, dark: boolean): void => { const row = grid[y]; if (row && x >= 0 && x < row.length) row[x] = dark; };
/** A square in rings around a centre; `light`: how far from it the rings are light. */
function rings(grid: Grid, x: number, y: number, reach: number, light: readonly number[]): void {
  for (let down = -reach; down <= reach; down += 1) for (let right = -reach; right <= reach; right += 1) put(grid, x + right, y + down, !light.includes(Math.max(Math.abs(down), Math.abs(right))));
}
/** A number with the remainder of its division behind it: how format and version are written. */
function withRemainder(value: number, bits: number, divisor: number): number {
  let left = value;
  for (let step = 0; step < bits; step += 1) left = (left << 1) ^ ((left >>> (bits - 1)) * divisor);
  return (value << bits) | left;
}
/** The fifteen bits that say level and mask, twice. Level M is 00. */
function drawFormat(grid: Grid, mask: number): void {
  const [size, bits] = [grid.length, withRemainder(mask, 10, 0x537) ^ 0x5412];
  for (const at of range(15)) {
    const dark = ((bits >>> at) & 1) === 1;
    put(grid, 8, at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, dark);
    put(grid, at < 8 ? size - 1 - at : at < 9 ? 7 : 14 - at, 8, dark);
  }
  put(grid, 8, size - 8, true);
}
function drawVersion(grid: Grid, version: number): void {
  if (version < 7) return;
  const bits = withRemainder(version, 12, 0x1f25);
  for (const at of range(18)) {
    const [far, near, dark] = [grid.length - 11 + (at % 3), Math.floor(at / 3), ((bits >>> at) & 1) === 1];
    put(grid, far, near, dark);
    put(grid, near, far, dark);
  }
}
/** Everything that stands still, whatever the code says. */
function still(version: number, mask: number): Grid {
  const size = version * 4 + 17;
  const grid: Grid = range(size).map(() => range(size).map(() => undefined));
  for (const at of range(size)) { put(grid, 6, at, at % 2 === 0); put(grid, at, 6, at % 2 === 0); }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]] as const) rings(grid, x, y, 4, [2, 4]);
  const centres = alignments(version);
  const last = centres[centres.length - 1];
  for (const x of centres) for (const y of centres) if (!((x === 6 && (y === 6 || y === last)) || (x === last && y === 6))) rings(grid, x, y, 2, [1]);
  drawFormat(grid, mask);
  drawVersion(grid, version);
  return grid;
}
const MASKS: readonly ((x: number, y: number) => number)[] = [
  (x, y) => (x + y) % 2, (_, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2, (x, y) => ((x * y) % 2) + ((x * y) % 3), (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];
/** Puts the bytes where nothing stands: two columns at a time from the right, up and down in turn. */
function draw(bytes: readonly number[], version: number, mask: number): boolean[][] {
  const grid = still(version, mask);
  const [size, flips] = [grid.length, MASKS[mask]];
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const up = ((right + 1) & 2) === 0;
    for (const step of range(size)) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (grid[y]?.[x] !== undefined) continue;
        put(grid, x, y, ((((bytes[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1) !== (flips?.(x, y) === 0));
        at += 1;
      }
    }
  }
  return grid as boolean[][];
}

/** How hard a picture is to read: long runs, squares, what looks like a corner, more dark than light (clause 7.8.3). */
function hardness(grid: readonly (readonly boolean[])[]): number {
  const rows = grid.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
  const columns = range(rows.length).map((x) => rows.map((row) => row[x]).join(''));
  let sum = 0;
  for (const line of [...rows, ...columns]) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
    sum += 40 * (line.match(/1011101(?=0000)|0000(?=1011101)/g) ?? []).length;
  }
  for (const [y, row] of grid.slice(1).entries()) {
    const above = grid[y] ?? [];
    for (let x = 1; x < row.length; x += 1) if (row[x] === row[x - 1] && row[x] === above[x] && row[x] === above[x - 1]) sum += 3;
  }
  const dark = rows.join('').replace(/0/g, '').length / rows.length ** 2;
  return sum + 10 * Math.floor(Math.abs(dark - 0.5) * 20);
}

/**
 * The modules of the smallest code that says this text, in rows; true is dark. Without the quiet zone. `mask`: one of 0 to 7; left
 * out, the one that is easiest to read.
 * @throws RangeError more than a code of version 40 holds (2,331 bytes)
 */
export function qrCode(text: string, mask?: number): readonly (readonly boolean[])[] {
  const said = utf8(text);
  const version = range(VERSIONS).map((at) => at + 1).find((one) => said.length * 8 + (one < 10 ? 12 : 20) <= dataBytes(one) * 8);
  if (version === undefined) throw new RangeError('more than a QR code holds');
  const bytes = interleaved(payload(said, version), version);
  if (mask !== undefined) return draw(bytes, version, mask);
  const all = MASKS.map((_, at) => draw(bytes, version, at)).map((grid) => ({ grid, hard: hardness(grid) }));
  return all.reduce((best, one) => (one.hard < best.hard ? one : best)).grid;
}

/** The same as a path of an SVG drawing, in units of a module, with the quiet zone around it: side of the whole, and what is dark. */
export function qrPath(text: string): { readonly side: number; readonly path: string } {
  const rows = qrCode(text).map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
  const runs = rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map(({ 0: run, index = 0 }) => `M${index + QR_QUIET} ${y + QR_QUIET}h${run.length}v1h-${run.length}z`));
  return { side: rows.length + 2 * QR_QUIET, path: runs.join('') };
}
