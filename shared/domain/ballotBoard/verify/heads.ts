import { logKeyFingerprint, type RsaKey } from '../hashes';
import { isHead, isRoot, isSignedHead } from '../heads';
import { isLogKey } from '../rsaKey';
import type { Head } from '../signed';
import type { BoardBesides, BoardState } from './state';

/** A size and root that somebody wrote down before: from the stairwell, from a phone. */
export interface Pin {
  readonly size: number;
  readonly root: string;
}

/** Step 4: the log key is the one of the manifest and the one that was printed; `printed` may be its first 16 digits or more. */
export function checkLogKey({ findings, manifest, crypto }: BoardState, { logKey }: BoardBesides, printed: string | null): RsaKey | null {
  if (!findings.check(isLogKey(logKey), 'logKeyForm')) return null;
  const fingerprint = logKeyFingerprint(logKey as RsaKey, crypto.sha256);
  findings.check(fingerprint === manifest.log_key_sha256, 'logKeyNotManifests');
  if (printed !== null) findings.check(printed.length >= 16 && fingerprint.startsWith(printed), 'logKeyNotPrinted', fingerprint);
  return logKey as RsaKey;
}

/** Phase, size and time of one head by its place; the signature aside. */
function checkPlace({ findings, manifest, hashes, firstNotice }: BoardState, head: Head, at: number, before: Head | undefined): void {
  findings.check(head.phase === (['open', 'close'][at] ?? 'amend'), 'headPhase', at);
  const sizes = [1 + manifest.roll.count, firstNotice ?? hashes.size];
  const size = sizes[at];
  findings.check(size === undefined ? head.size >= (before?.size ?? 0) && head.size <= hashes.size : head.size === size, 'headSize', at);
  if (at === 0) findings.check(head.time <= manifest.opens, 'headTime', at);
  else findings.check(head.time >= manifest.closes && head.time >= (before?.time ?? ''), 'headTime', at);
}

/** Steps 5 and 6: every head is signed for this vote and is the root of its leaves; every pin is a beginning of the board. */
export function checkHeads(state: BoardState, { heads }: BoardBesides, logKey: RsaKey | null, pins: readonly Pin[]): void {
  const { findings, hashes, vote, crypto } = state;
  findings.check(heads.length >= 2, 'headsMissing');
  const good = heads.map((head, at) => (findings.check(isHead(head), 'headFields', at) ? (head as unknown as Head) : undefined));
  const roots = hashes.rootsAt([...good.map((head) => head?.size ?? 0), ...pins.map(({ size }) => size)], crypto.sha256);
  good.forEach((head, at) => {
    if (!head) return;
    findings.check(head.vote === vote, 'headVote', at);
    checkPlace(state, head, at, good[at - 1]);
    findings.check(isRoot(roots.get(head.size), head.root), 'headRoot', at);
    if (logKey) findings.check(isSignedHead(crypto, logKey, head), 'headSignature', at);
  });
  findings.check(good[good.length - 1]?.size === hashes.size, 'headSize', 'last');
  for (const { size, root } of pins) findings.check(isRoot(roots.get(size), root), 'pinNotPrefix', `${size}:${root}`);
}
