import { fromHex, joinBytes, utf8 } from './bytes';
import { jcs } from './jcs';
import type { Choice } from '../votes/ballots';

/** A tree head: the log key's word for what the first `size` leaves are. */
export interface Head {
  readonly phase: 'open' | 'close' | 'amend';
  readonly root: string;
  readonly size: number;
  readonly time: string;
  /** `M` of the vote. */
  readonly vote: string;
  readonly sig: string;
}

/** Bytes that the log key signs of a head. */
export const headBytes = ({ phase, root, size, time, vote }: Omit<Head, 'sig'>): Uint8Array => utf8(jcs({ f: 'ballot-head/1', phase, root, size, time, vote }));

/** The word that a ballot will be on the board by then; it has no time of receipt, which would say whose it is. */
export interface PromiseOf {
  /** closes + mmd_s. */
  readonly by: string;
  /** Hash of the promised leaf. */
  readonly leaf: string;
  readonly vote: string;
}
export const promiseBytes = ({ by, leaf, vote }: PromiseOf): Uint8Array => utf8(jcs({ by, f: 'ballot-promise/1', leaf, vote }));

/** The word that a token was issued to line `c` for the blinded message whose hash is `b`. */
export interface IssuedOf {
  readonly b: string;
  readonly c: string;
  readonly vote: string;
}
export const issueReceiptBytes = ({ b, c, vote }: IssuedOf): Uint8Array => utf8(jcs({ b, c, f: 'ballot-issued/1', vote }));

const ZERO = Uint8Array.of(0);
const TOKEN = utf8('ballot-board/1 token');
const CAST = utf8('ballot-board/1 cast');

/** What the blind key signs without seeing it: pre ‖ tag 00 ‖ M ‖ pk, all in hex but the tag. */
export const tokenMessage = (pre: string, vote: string, pk: string): Uint8Array => joinBytes(fromHex(pre), TOKEN, ZERO, fromHex(vote), fromHex(pk));

/** What the key of a secret ballot signs. */
export const castMessage = (choice: Choice, pk: string, vote: string): Uint8Array => joinBytes(CAST, ZERO, utf8(jcs({ choice, pk, vote })));
