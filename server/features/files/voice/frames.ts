/** Bytes per second in kbit/s of MPEG Layer III by the four bits of its head; 0 is not allowed. */
const RATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
const RATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
/** Samples per second of MPEG 1; MPEG 2 has half of them, 2.5 a quarter. */
const HERTZ = [44_100, 48_000, 32_000, 0];
/** Samples per second of AAC by the four bits of its head. */
const AAC_HERTZ = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];

/** One frame: how long it is in the file, and how long it sounds. */
interface Frame {
  readonly bytes: number;
  readonly seconds: number;
}
type ReadFrame = (content: Buffer, at: number) => Frame | null;

const mp3Frame: ReadFrame = (content, at) => {
  const [, b = 0, c = 0] = content.subarray(at, at + 3);
  const [version, layer] = [(b >> 3) & 3, (b >> 1) & 3];
  if (content[at] !== 0xff || (b & 0xe0) !== 0xe0 || version === 1 || layer !== 1) return null;
  const hertz = (HERTZ[(c >> 2) & 3] ?? 0) >> (version === 3 ? 0 : version === 2 ? 1 : 2);
  const rate = ((version === 3 ? RATES_1 : RATES_2)[c >> 4] ?? 0) * 1000;
  if (hertz === 0 || rate === 0) return null;
  const samples = version === 3 ? 1152 : 576;
  return { bytes: Math.floor((samples / 8) * (rate / hertz)) + ((c >> 1) & 1), seconds: samples / hertz };
};

const aacFrame: ReadFrame = (content, at) => {
  const [, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = content.subarray(at, at + 7);
  const hertz = AAC_HERTZ[(c >> 2) & 15];
  if (content[at] !== 0xff || (b & 0xf6) !== 0xf0 || hertz === undefined) return null;
  const bytes = ((d & 3) << 11) | (e << 3) | (f >> 5);
  return bytes < 7 ? null : { bytes, seconds: (1024 * ((g & 3) + 1)) / hertz };
};

/** Where the sound begins: behind the tag that some recorders put in front. */
function startOf(content: Buffer): number {
  if (content.toString('latin1', 0, 3) !== 'ID3' || content.length < 10) return 0;
  return 10 + [6, 7, 8, 9].reduce((size, at) => size * 128 + ((content[at] ?? 0) & 127), 0);
}

/** Bytes at the end that may be something else, such as a tag. */
const TAIL = 4_096;

/** Frame by frame to the end; null when something else lies between, so that nothing can hide in a recording. */
function sumOf(content: Buffer, read: ReadFrame): number | null {
  let [at, sum] = [startOf(content), 0];
  for (let frame = read(content, at); frame; frame = read(content, at)) {
    at += frame.bytes;
    sum += frame.seconds;
  }
  return sum > 0 && content.length - at <= TAIL ? sum : null;
}

/** Seconds of an MP3 file (Layer III), frame by frame. */
export const mp3Seconds = (content: Buffer): number | null => sumOf(content, mp3Frame);

/** Seconds of an AAC file with ADTS heads, frame by frame. */
export const aacSeconds = (content: Buffer): number | null => sumOf(content, aacFrame);
