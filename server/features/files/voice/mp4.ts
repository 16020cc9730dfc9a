/** Boxes of MP4 whose boxes are read. */
const CONTAINERS: readonly string[] = ['moov', 'trak', 'mdia', 'mvex', 'moof', 'traf'];

interface Track {
  scale: number;
  /** As the head says; in units of `scale`. */
  told: number;
  sound: boolean;
}
interface Sums {
  track: Track;
  hasVideo: boolean;
  /** Of one sample where its fragment does not say. */
  usual: number;
  fragments: number;
}

/** Sum of the samples of one `trun`, in units of the track. */
function runLength(box: Buffer, usual: number): number {
  const flags = box.readUInt32BE(0) & 0xffffff;
  const count = box.readUInt32BE(4);
  if (!(flags & 0x100)) return count * usual;
  const step = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length;
  const first = 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  let sum = 0;
  for (let at = first; at + 4 <= box.length && at < first + count * step; at += step) sum += box.readUInt32BE(at);
  return sum;
}

/** The length of a sample that a `tfhd` sets for its fragment, if it does. */
function usualIn(box: Buffer): number | null {
  const flags = box.readUInt32BE(0) & 0xffffff;
  return flags & 0x8 ? box.readUInt32BE(8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0)) : null;
}

const headOf = (box: Buffer): Pick<Track, 'scale' | 'told'> =>
  box[0] === 1 ? { scale: box.readUInt32BE(20), told: Number(box.readBigUInt64BE(24)) } : { scale: box.readUInt32BE(12), told: box.readUInt32BE(16) };

function readBox(type: string, box: Buffer, sums: Sums): void {
  if (type === 'mdhd') Object.assign(sums.track, headOf(box));
  if (type === 'hdlr') {
    sums.hasVideo ||= box.toString('latin1', 8, 12) === 'vide';
    sums.track.sound = box.toString('latin1', 8, 12) === 'soun';
  }
  if (type === 'trex') sums.usual = box.readUInt32BE(12);
  if (type === 'tfhd') sums.usual = usualIn(box) ?? sums.usual;
  if (type === 'trun') sums.fragments += runLength(box, sums.usual);
}

function walk(content: Buffer, sums: Sums): void {
  for (let at = 0; at + 8 <= content.length; ) {
    const size = content.readUInt32BE(at) || content.length - at;
    const type = content.toString('latin1', at + 4, at + 8);
    if (size < 8) return;
    const inside = content.subarray(at + 8, at + size);
    if (CONTAINERS.includes(type)) walk(inside, sums);
    else readBox(type, inside, sums);
    at += size;
  }
}

/** Lengths that mean “not known”. */
const UNKNOWN = 0xffffffff;

/** Seconds of sound in an MP4 file, whole or in fragments; null when it has pictures, more than one track, or no sound. */
export function mp4Seconds(content: Buffer): number | null {
  const sums: Sums = { track: { scale: 0, told: 0, sound: false }, hasVideo: false, usual: 0, fragments: 0 };
  try {
    walk(content, sums);
  } catch {
    // A box shorter than its own fields: whatever wrote that is no recorder.
    return null;
  }
  const { track, hasVideo, fragments } = sums;
  if (hasVideo || !track.sound || track.scale === 0) return null;
  const told = track.told >= UNKNOWN ? 0 : track.told;
  return Math.max(told, fragments) / track.scale || null;
}
