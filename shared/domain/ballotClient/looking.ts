import { toHex } from '../ballotBoard/bytes';
import { verifyPss } from '../ballotBoard/crypto/pss';
import { leafHash, rollCommitment } from '../ballotBoard/hashes';
import { isHead, isSignedHead } from '../ballotBoard/heads';
import { BoardReader } from '../ballotBoard/reader';
import type { Receipt } from '../ballotBoard/receipt';
import { StrictJsonError, type Json } from '../ballotBoard/strictJson';
import { GrowingTree } from '../ballotBoard/tree';
import type { Pin } from '../ballotBoard/verify/heads';
import type { CheckedVote } from './frozen';

/** Lets the page draw between two pieces of work; a phone's engine without a compiler hashes a few hundred leaves a second. */
export type Breath = () => Promise<void>;

/** What the phone finds in the published file about its own ballot. */
export interface Found {
  /** The file is one that the log key signed, and begins as it was pinned. */
  readonly whole: boolean;
  readonly counted: boolean;
  /** The token issued to the own line is the own one, or none where none was asked for. */
  readonly tokenMine: boolean;
}

/**
 * Looks for the own ballot in the whole downloaded file, on the phone, without showing what was chosen. Signatures of
 * others' ballots are for whoever verifies the board (`BoardVerifier`).
 */
export async function findMine(file: Uint8Array, { logKey }: Pick<CheckedVote, 'logKey'>, receipt: Receipt, pin: Pin, breath: Breath): Promise<Found> {
  const tree = new GrowingTree();
  const heads: Json[] = [];
  const own = rollCommitment(receipt.roll.salt, receipt.roll.body);
  let [counted, token, pinned] = [false, null as string | null, false];
  const reader = new BoardReader((part, value) => {
    if (part === 'heads') heads.push(value);
    if (part !== 'leaves') return;
    const hash = leafHash(value as object);
    tree.push(hash);
    if (tree.size === pin.size) pinned = toHex(tree.root()) === pin.root;
    const { t, c, b } = (value ?? {}) as { t?: unknown; c?: unknown; b?: unknown };
    if (t === 'issued' && c === own && typeof b === 'string') token = b;
    else if (receipt.leaf !== undefined && toHex(hash) === receipt.leaf) counted = true;
  });
  try {
    for (let at = 0; at < file.length; at += 16_384) {
      reader.push(file.subarray(at, at + 16_384));
      await breath();
    }
    reader.end();
  } catch (thrown) {
    if (!(thrown instanceof StrictJsonError)) throw thrown;
    return { whole: false, counted: false, tokenMine: false };
  }
  const last = heads[heads.length - 1];
  const signed = isHead(last) && last.vote === receipt.vote && last.phase !== 'open' && last.size === tree.size && last.root === toHex(tree.root()) && isSignedHead({ verifyPss }, logKey, last);
  return { whole: signed && pinned, counted, tokenMine: token === receipt.b };
}
