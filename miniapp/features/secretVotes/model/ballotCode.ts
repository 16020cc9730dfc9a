import { fromHex, toHex } from '@shared/domain/ballotBoard/bytes';
import type { BallotLeaf } from '@shared/domain/ballotBoard/leaves';
import type { CastAnswer } from '@shared/domain/ballotClient/casting';
import type { Choice } from '@shared/domain/votes/ballots';

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
const choiceOf = (word: string): Choice | null => {
  if (!word.startsWith('=')) return word === '' ? [] : word.split('.');
  const said = word.slice(1);
  return said === 'yes' || said === 'no' || said === 'abstain' ? said : null;
};

/** A signed ballot in one line, for a phone that has a network to send it. What was chosen stands in it. */
export const ballotCode = (vote: string, { pk, pre, ts, choice, bs }: BallotLeaf): string => ['LB1', packed(vote), packed(pk), packed(pre), packed(bs), packed(ts), wordOf(choice)].join('*');

const long = (hex: string | null, bytes: number): hex is string => hex !== null && hex.length === bytes * 2;
/** Reads such a line; null where it is none. Whether it holds is for the route to say. */
export function readBallotCode(line: string): { readonly vote: string; readonly ballot: BallotLeaf } | null {
  const [mark, ...parts] = line.trim().split('*');
  if (mark !== 'LB1' || parts.length !== 6) return null;
  const [vote, pk, pre, bs, ts] = parts.slice(0, 5).map(unpacked);
  const choice = choiceOf(parts[5] ?? '');
  if (!long(vote ?? null, 32) || !long(pk ?? null, 32) || !long(pre ?? null, 32) || !long(bs ?? null, 64) || !ts || choice === null) return null;
  return { vote: vote as string, ballot: { t: 'ballot', pk: pk as string, pre: pre as string, ts, choice, bs: bs as string } };
}

/** The promise, on its way back to the voter's own phone, which checks it. */
export const promiseCode = ({ leaf, by, promise }: CastAnswer): string => ['LP1', packed(leaf), by, packed(promise)].join('*');
export function readPromiseCode(line: string): CastAnswer | null {
  const [mark, leafPart = '', by = '', promisePart = '', ...rest] = line.trim().split('*');
  const [leaf, promise] = [unpacked(leafPart), unpacked(promisePart)];
  return mark === 'LP1' && rest.length === 0 && long(leaf, 32) && promise ? { leaf, by, promise } : null;
}
