import { toHex } from '../ballotBoard/bytes';
import { plainCrypto } from '../ballotBoard/crypto/boardCrypto';
import { leafHash, logKeyFingerprint, rollCommitment, type RollBody, type RsaKey } from '../ballotBoard/hashes';
import { isHead, isSignedHead } from '../ballotBoard/heads';
import type { RollLeaf } from '../ballotBoard/leaves';
import { manifestFault, type Manifest } from '../ballotBoard/manifest';
import { BoardReader } from '../ballotBoard/reader';
import { isLogKey } from '../ballotBoard/rsaKey';
import type { Head } from '../ballotBoard/signed';
import { StrictJsonError, type Json } from '../ballotBoard/strictJson';
import { GrowingTree } from '../ballotBoard/tree';
import type { Pin } from '../ballotBoard/verify/heads';
import type { Receipt } from '../ballotBoard/verify/receipts';
import { demand } from './errors';
import type { CheckedVote } from './frozen';

/** Lets the page draw between two pieces of work; a phone's engine without a compiler hashes a few hundred leaves a second. */
export type Breath = () => Promise<void>;
const AT_ONCE = 64;

/** What GET manifest answers: the first leaves of the board and the opening head. */
export interface Opening {
  readonly log_key: RsaKey;
  readonly leaves: readonly Json[];
  readonly head: Json;
}

async function rollOf(leaves: readonly Json[], whole: GrowingTree, breath: Breath): Promise<{ root: string; lines: ReadonlySet<string> }> {
  const tree = new GrowingTree();
  const lines = new Set<string>();
  let before = '';
  for (const [at, leaf] of leaves.entries()) {
    const { t, c } = (leaf ?? {}) as unknown as Partial<RollLeaf>;
    demand(t === 'roll' && typeof c === 'string' && before < c && Object.keys(leaf as object).length === 2, 'roll');
    const hash = leafHash(leaf as object);
    tree.push(hash);
    whole.push(hash);
    lines.add(c);
    before = c;
    if (at % AT_ONCE === AT_ONCE - 1) await breath();
  }
  return { root: toHex(tree.root()), lines };
}

/**
 * Checks what the server shows of a vote before anything is asked of it: the manifest, the key against the printed
 * fingerprint (its first 16 digits or more), the roll, the head, and that the voter's own line is on the roll.
 * @throws BallotError `manifest`, `fingerprint`, `roll`, `head`
 * @returns the vote, and what to keep as a pin
 */
export async function checkOpening(opening: Opening, printed: string, own: { readonly salt: string; readonly body: RollBody } | null, breath: Breath): Promise<CheckedVote & { readonly pin: Pin; readonly c: string | null }> {
  const [first, ...rest] = opening.leaves;
  const { head, log_key: logKey } = opening;
  demand(manifestFault(first) === null, 'manifest');
  const manifest = first as unknown as Manifest;
  const fingerprint = isLogKey(logKey) ? logKeyFingerprint(logKey) : '';
  demand(fingerprint === manifest.log_key_sha256 && printed.length >= 16 && fingerprint.startsWith(printed), 'fingerprint');
  const whole = new GrowingTree();
  whole.push(leafHash(manifest));
  const { root, lines } = await rollOf(rest, whole, breath);
  demand(root === manifest.roll.root && rest.length === manifest.roll.count, 'roll');
  const vote = toHex(leafHash(manifest));
  demand(isHead(head), 'head');
  const good: Head = head;
  demand(good.phase === 'open' && good.vote === vote && good.size === whole.size && good.root === toHex(whole.root()) && good.time <= manifest.opens && isSignedHead(plainCrypto, logKey, good), 'head');
  const c = own && rollCommitment(own.salt, own.body);
  demand(c === null || lines.has(c), 'roll');
  return { manifest, vote, logKey, pin: { size: good.size, root: good.root }, c };
}

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
  const signed = isHead(last) && last.vote === receipt.vote && last.phase !== 'open' && last.size === tree.size && last.root === toHex(tree.root()) && isSignedHead(plainCrypto, logKey, last);
  return { whole: signed && pinned, counted, tokenMine: token === receipt.b };
}
