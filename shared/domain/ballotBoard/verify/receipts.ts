import { BELOW_MINIMUM } from '../minimum';
import { isSigned } from '../heads';
import type { RsaKey } from '../hashes';
import { isReceipt, type Receipt } from '../receipt';
import { issueReceiptBytes, promiseBytes } from '../signed';
import type { Json } from '../strictJson';
import { secondsAfter } from '../times';
import { openedLine } from './openings';
import type { BoardBesides, BoardState } from './state';

export type { Receipt } from '../receipt';

/** Hashes of leaves that receipts speak of. */
export const wantedLeaves = (receipts: readonly Json[]): string[] => receipts.flatMap((receipt) => (isReceipt(receipt) && receipt.leaf ? [receipt.leaf] : []));

function checkIssue({ findings, issued, crypto, manifest }: BoardState, { b, issue_sig: sig, vote }: Receipt, c: string, logKey: RsaKey | null, at: number): void {
  const shown = issued.get(c) ?? null;
  if (b === null) {
    findings.check(shown === null, 'receiptNotAsked', at);
    return;
  }
  findings.check(manifest.ballot === 'named' || shown === b, 'receiptIssued', at);
  if (sig !== undefined && logKey) findings.check(isSigned(crypto, logKey, issueReceiptBytes({ b, c, vote }), sig), 'receiptIssueSignature', at);
}

/** Step 14: the receipt is of this vote, its line is on the roll, the token that was issued to it is mine, and my ballot is on the board. */
export function checkReceipt(state: BoardState, { openings }: BoardBesides, receipt: Json, logKey: RsaKey | null, at: number): void {
  const { findings, manifest, vote, roll, adds, crypto, wanted, wantedNamed, tally } = state;
  if (!findings.check(isReceipt(receipt), 'receiptForm', at)) return;
  const mine = receipt as unknown as Receipt;
  if (!findings.check(mine.vote === vote, 'receiptVote', at)) return;
  const c = openedLine(mine.roll, crypto.sha256)?.c ?? '';
  if (!findings.check(roll.has(c) || adds.has(c), 'receiptLine', at)) return;
  checkIssue(state, mine, c, logKey, at);
  const { leaf, by, promise } = mine;
  if (by !== undefined) findings.check(by === secondsAfter(manifest.closes, manifest.mmd_s), 'receiptBy', at);
  if (leaf === undefined) return;
  if (promise !== undefined && by !== undefined && logKey) findings.check(isSigned(crypto, logKey, promiseBytes({ by, leaf, vote }), promise), 'receiptPromise', at);
  const unopened = (tally?.outcome as { result?: unknown } | undefined)?.result === BELOW_MINIMUM;
  findings.check(unopened || wanted.get(leaf) === true, 'receiptLeaf', at);
  // The leaf of somebody else, shown to two: what it opens to names one line.
  const opened = openings.get(wantedNamed.get(leaf) ?? '') as { readonly body?: { readonly roll?: unknown } } | undefined;
  findings.check(opened === undefined || opened.body?.roll === c, 'receiptOther', at);
}
