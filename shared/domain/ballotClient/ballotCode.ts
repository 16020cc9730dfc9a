import { fromHex, toHex } from '../ballotBoard/bytes';
import type { BallotLeaf } from '../ballotBoard/leaves';
import type { CastAnswer } from './casting';
import type { Choice } from '../votes/ballots';

// A QR picture holds few bytes, so hex goes as base64 for addresses, and the rest is taken from its place.
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Hex of any length as base64url, without an end mark. */
export function packed(hex: string): string {
  const bits = [...fromHex(hex)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,6}/g) ?? []).map((six) => DIGITS[parseInt(six.padEnd(6, '0'), 2)] ?? '').join('');
}
/** And back; null where it is none. */
export function unpacked(text: string): string | null {
  const places = [...text].map((digit) => DIGITS.indexOf(digit));
  if (places.includes(-1) || text.length % 4 === 1) return null;
  const bits = places.map((place) => place.toString(2).padStart(6, '0')).join('');
  return toHex(Uint8Array.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))));
}

const wordOf = (choice: Choice): string => (typeof choice === 'string' ? `=${choice}` : choice.join('.'));
/** A signed ballot in one line, for a phone that has a network to send it. What was chosen stands in it. */
export const ballotCode = (vote: string, { pk, pre, ts, choice, bs }: BallotLeaf): string => ['LB1', packed(vote), packed(pk), packed(pre), packed(bs), packed(ts), wordOf(choice)].join('*');

/** Whether this is hex of so many bytes. */
export const isHexOf = (hex: string | null, bytes: number): hex is string => hex !== null && hex.length === bytes * 2;
/** Reads the answer to it; null where it is none. */
export function readPromiseCode(line: string): CastAnswer | null {
  const [mark, leafPart = '', by = '', promisePart = '', ...rest] = line.trim().split('*');
  const [leaf, promise] = [unpacked(leafPart), unpacked(promisePart)];
  return mark === 'LP1' && rest.length === 0 && isHexOf(leaf, 32) && promise ? { leaf, by, promise } : null;
}
