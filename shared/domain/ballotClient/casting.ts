import { fromHex, toHex } from '../ballotBoard/bytes';
import { verifyPss } from '../ballotBoard/crypto/pss';
import { ed25519Sign } from '../ballotBoard/crypto/ed25519';
import { blindedHash, leafHash, type RollBody, type RsaKey } from '../ballotBoard/hashes';
import { isSigned } from '../ballotBoard/heads';
import type { BallotLeaf } from '../ballotBoard/leaves';
import { castMessage, issueReceiptBytes, tokenMessage } from '../ballotBoard/signed';
import type { Receipt } from '../ballotBoard/receipt';
import type { Choice } from '../votes/ballots';
import { blind, finalize } from './blinding';
import { demand } from './errors';
import { isPromiseOf, type CheckedVote } from './frozen';
import { secretsOf } from './seed';

const blindKeyOf = ({ manifest }: CheckedVote): RsaKey => {
  demand(manifest.blind_key !== null, 'manifest');
  return manifest.blind_key;
};
const hexOr = (value: unknown): Uint8Array => (typeof value === 'string' && value.length % 2 === 0 && /^[0-9a-f]*$/.test(value) ? fromHex(value) : new Uint8Array(0));

/** What is sent to have a token signed, and its hash, which will stand beside the voter's line. */
export interface TokenAsk {
  readonly blinded: string;
  readonly b: string;
}
function blindingOf(seed: string, checked: CheckedVote): ReturnType<typeof blind> & { readonly prepared: Uint8Array; readonly pre: string; readonly pk: string } {
  const key = blindKeyOf(checked);
  const { pk, pre, salt, r } = secretsOf(seed, checked.vote, key);
  const prepared = tokenMessage(pre, checked.vote, pk);
  return { ...blind(key, prepared, salt, r), prepared, pre, pk };
}

/** The same seed asks the same again, so a lost answer costs nothing. */
export function tokenAsk(seed: string, checked: CheckedVote): TokenAsk {
  const { message } = blindingOf(seed, checked);
  return { blinded: toHex(message), b: blindedHash(message) };
}

/** What POST token answers. */
export interface TokenAnswer {
  readonly blind_sig: string;
  readonly b: string;
  readonly issue_sig: string;
}
/**
 * The token `ts`, with everything in the answer verified. `c`: the voter's own line.
 * @throws BallotError `token` (raise the alarm, never try under another key) or `issue`
 */
export function takeToken(seed: string, checked: CheckedVote, c: string, answer: TokenAnswer): string {
  const { message, inverse, prepared } = blindingOf(seed, checked);
  const b = blindedHash(message);
  demand(answer.b === b && isSigned({ verifyPss }, checked.logKey, issueReceiptBytes({ b, c, vote: checked.vote }), answer.issue_sig), 'issue');
  return toHex(finalize(blindKeyOf(checked), prepared, hexOr(answer.blind_sig), inverse));
}

/** The ballot as it is cast, and as it will stand on the board. */
export function ballotOf(seed: string, checked: CheckedVote, ts: string, choice: Choice): BallotLeaf {
  const { secret, pk, pre } = secretsOf(seed, checked.vote, blindKeyOf(checked));
  return { t: 'ballot', pk, pre, ts, choice, bs: toHex(ed25519Sign(secret, castMessage(choice, pk, checked.vote))) };
}

/** What POST cast answers. */
export interface CastAnswer {
  readonly leaf: string;
  readonly by: string;
  readonly promise: string;
}
/** Checks a promise against the leaf as this phone hashed it: never as the server says. @throws BallotError `promise` */
export function takePromise(checked: CheckedVote, leaf: object, answer: CastAnswer): CastAnswer {
  const own = toHex(leafHash(leaf));
  demand(answer.leaf === own && isPromiseOf(checked, own, answer), 'promise');
  return { leaf: own, by: answer.by, promise: answer.promise };
}

/** The receipt file. Whoever never asked keeps one too: it shows that nobody asked in their name. */
export const receiptFile = (vote: string, roll: { readonly salt: string; readonly body: RollBody }, token: { readonly b: string; readonly issue_sig: string } | null, promise: CastAnswer | null): Receipt => ({
  format: 'ballot-receipt/1', vote, roll, b: token ? token.b : null, ...(token && { issue_sig: token.issue_sig }), ...(promise && { leaf: promise.leaf, by: promise.by, promise: promise.promise }),
});
