/** Opus counts at 48,000 a second, whatever was recorded. */
const HERTZ = 48_000;
const HEAD = 27;

/** Seconds of an Ogg Opus file by the position its last page tells; null when it is none. */
export function oggSeconds(content: Buffer): number | null {
  let [last, skip] = [0, -1];
  for (let at = 0; at + HEAD <= content.length && content.toString('latin1', at, at + 4) === 'OggS'; ) {
    const segments = content[at + 26] ?? 0;
    const body = at + HEAD + segments;
    const size = content.subarray(at + HEAD, body).reduce((sum, part) => sum + part, 0);
    const position = content.readBigInt64LE(at + 6);
    if (skip < 0) {
      if (content.toString('latin1', body, body + 8) !== 'OpusHead' || body + 12 > content.length) return null;
      skip = content.readUInt16LE(body + 10);
    }
    if (position > 0n) last = Math.max(last, Number(position));
    at = body + size;
  }
  return last > skip && skip >= 0 ? (last - skip) / HERTZ : null;
}
