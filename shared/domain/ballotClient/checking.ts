import { toHex } from '../ballotBoard/bytes';
import { verifyPss } from '../ballotBoard/crypto/pss';
import { leafHash, logKeyFingerprint, rollCommitment, type RollBody, type RsaKey } from '../ballotBoard/hashes';
import { isHead, isSignedHead } from '../ballotBoard/heads';
import type { RollLeaf } from '../ballotBoard/leaves';
import { manifestFault, type Manifest } from '../ballotBoard/manifest';
import { isLogKey } from '../ballotBoard/rsaKey';
import type { Head } from '../ballotBoard/signed';
import type { Json } from '../ballotBoard/strictJson';
import { GrowingTree } from '../ballotBoard/tree';
import type { Pin } from '../ballotBoard/verify/heads';
import { demand } from './errors';
import type { Breath } from './looking';
import type { CheckedVote } from './frozen';

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
  demand(good.phase === 'open' && good.vote === vote && good.size === whole.size && good.root === toHex(whole.root()) && good.time <= manifest.opens && isSignedHead({ verifyPss }, logKey, good), 'head');
  const c = own && rollCommitment(own.salt, own.body);
  demand(c === null || lines.has(c), 'roll');
  return { manifest, vote, logKey, pin: { size: good.size, root: good.root }, c };
}
