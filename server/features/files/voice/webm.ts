const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const SCALE = 0x2ad7b1;
const TRACKS = 0x1654ae6b;
const TRACK = 0xae;
const TRACK_KIND = 0x83;
const VIDEO = 1;
const CLUSTER = 0x1f43b675;
const CLUSTER_AT = 0xe7;
const GROUP = 0xa0;
const BLOCKS: readonly number[] = [0xa1, 0xa3];
/** Parts whose parts are read; their own size may be unknown while they are written. */
const OPENED: readonly number[] = [SEGMENT, INFO, TRACKS, TRACK, CLUSTER, GROUP];

/** A number of EBML at `at`: its value with or without the mark of its length, and where it ends. */
function vint(content: Buffer, at: number, marked: boolean): { value: number; end: number } | null {
  const first = content[at];
  if (first === undefined || first === 0) return null;
  const length = Math.clz32(first) - 23;
  if (at + length > content.length) return null;
  let value = marked ? first : first & ((1 << (8 - length)) - 1);
  for (let i = 1; i < length; i += 1) value = value * 256 + (content[at + i] ?? 0);
  return { value, end: at + length };
}

const uintAt = (content: Buffer, from: number, to: number): number => [...content.subarray(from, to)].reduce((sum, byte) => sum * 256 + byte, 0);

/** Seconds until the last block of a WebM file begins; null when it holds none, or pictures. Reads as far as the file is whole. */
export function webmSeconds(content: Buffer): number | null {
  let [scale, cluster, last] = [1_000_000, 0, -1];
  for (let at = 0; at < content.length; ) {
    const id = vint(content, at, true);
    const size = id && vint(content, id.end, false);
    if (!id || !size) break;
    const [from, to] = [size.end, Math.min(size.end + size.value, content.length)];
    if (id.value === TRACK_KIND && uintAt(content, from, to) === VIDEO) return null;
    if (id.value === SCALE) scale = uintAt(content, from, to);
    if (id.value === CLUSTER_AT) cluster = uintAt(content, from, to);
    const track = BLOCKS.includes(id.value) ? vint(content, from, false) : null;
    if (track && track.end + 2 <= content.length) last = Math.max(last, cluster + content.readInt16BE(track.end));
    at = OPENED.includes(id.value) ? from : to;
  }
  return last < 0 ? null : (last * scale) / 1e9;
}
