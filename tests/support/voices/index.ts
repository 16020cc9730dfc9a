import { readFileSync } from 'node:fs';
import path from 'node:path';

const recorded = (name: string): Buffer => readFileSync(path.join(__dirname, name));

/** Two seconds as Chromium records them from its beeping test microphone. */
export const webm = (): Buffer => recorded('two-seconds.webm');
export const mp4 = (): Buffer => recorded('two-seconds.mp4');

const frames = (count: number, frame: Buffer): Buffer => Buffer.concat(Array.from({ length: count }, () => frame));

/** Silence as WeChat's recorder writes MP3 at 16 kHz and 48 kbit/s: 36 ms a frame. `fill` makes the bytes differ: below 60, for 0x47 all along is a transport stream. */
export function mp3(seconds: number, fill = 0): Buffer {
  const frame = Buffer.alloc(216, fill);
  frame.set([0xff, 0xf3, 0x68, 0xc4]);
  return frames(Math.round(seconds / 0.036), frame);
}

/** Silence as AAC with ADTS heads at 16 kHz: 64 ms a frame of 200 bytes. */
export function aac(seconds: number): Buffer {
  return frames(Math.round(seconds / 0.064), Buffer.concat([Buffer.from([0xff, 0xf1, 0x60, 0x40, 0x19, 0x1f, 0xfc]), Buffer.alloc(193)]));
}

function page(position: number, kind: number, body: Buffer): Buffer {
  const head = Buffer.alloc(27);
  head.write('OggS', 0, 'latin1');
  head[5] = kind;
  head.writeBigInt64LE(BigInt(position), 6);
  const lacing = [...Array.from({ length: Math.floor(body.length / 255) }, () => 255), body.length % 255];
  head[26] = lacing.length;
  return Buffer.concat([head, Buffer.from(lacing), body]);
}

/** Ogg Opus that says it ends after `seconds`, with `pages` in between as a recorder writes them. */
export function ogg(seconds: number): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 0, 'latin1');
  head.set([1, 1, 0x38, 0x01], 8);
  const sound = Array.from({ length: Math.max(1, Math.round(seconds)) }, (_, second) => page(312 + Math.round(Math.min(seconds, second + 1) * 48_000), 0, Buffer.alloc(400)));
  return Buffer.concat([page(0, 2, head), ...sound]);
}

/** WebM whose head claims one second while its blocks go on for `seconds`. */
export function lyingWebm(seconds: number): Buffer {
  const element = (id: number[], body: Buffer): Buffer => Buffer.concat([Buffer.from(id), Buffer.from([0x10 | (body.length >> 24), (body.length >> 16) & 255, (body.length >> 8) & 255, body.length & 255]), body]);
  const uint = (value: number): Buffer => { const bytes = Buffer.alloc(4); bytes.writeUInt32BE(value); return bytes; };
  const double = (value: number): Buffer => { const bytes = Buffer.alloc(8); bytes.writeDoubleBE(value); return bytes; };
  const ebml = element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], Buffer.from('webm')));
  const info = element([0x15, 0x49, 0xa9, 0x66], Buffer.concat([element([0x2a, 0xd7, 0xb1], uint(1_000_000)), element([0x44, 0x89], double(1000))]));
  const clusters = Array.from({ length: Math.ceil(seconds / 10) + 1 }, (_, n) =>
    element([0x1f, 0x43, 0xb6, 0x75], Buffer.concat([element([0xe7], uint(Math.min(n * 10, seconds) * 1000)), element([0xa3], Buffer.from([0x81, 0, 0, 0x80, 1, 2, 3]))])));
  return Buffer.concat([ebml, Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), info, ...clusters]);
}
