import type { ParsedOf, ResponseOf } from '../../../../shared/contract';
import { fromHex, toHex } from '../../../../shared/domain/ballotBoard/bytes';
import { isBallotKey } from '../../../../shared/domain/ballotBoard/crypto/ed25519Verify';
import { leafHash } from '../../../../shared/domain/ballotBoard/hashes';
import { leafFault, type BallotLeaf } from '../../../../shared/domain/ballotBoard/leaves';
import type { Manifest } from '../../../../shared/domain/ballotBoard/manifest';
import { castMessage, tokenMessage } from '../../../../shared/domain/ballotBoard/signed';
import { secondsAfter } from '../../../../shared/domain/ballotBoard/times';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { SealedBallot } from '../../../platform/ballotKeys/inbox';
import { nodeBoardCrypto } from '../../../platform/crypto/boardCrypto';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { sha256 } from '../board/format';
import { sealedBallots } from '../secret/model';
import { refuse } from '../step';
import { mustStillTake, ruleOfTaking, voteByManifest, type Frozen } from '../taking';

type Casting = ParsedOf<'POST /cast/:vote'>['body'];
type Cast = ResponseOf<'POST /cast/:vote'>;

const crypto = nodeBoardCrypto();

/** What of a ballot does not hold; null: token, key and signature do. */
export function ballotFault({ blind_key: key }: Manifest, vote: string, { pk, pre, ts, choice, bs }: BallotLeaf): 'token' | 'key' | 'signature' | null {
  if (!key || !crypto.verifyPss(key, tokenMessage(pre, vote, pk), fromHex(ts))) return 'token';
  if (!isBallotKey(fromHex(pk))) return 'key';
  return crypto.verifyEd25519(fromHex(pk), castMessage(choice, pk, vote), fromHex(bs)) ? null : 'signature';
}

/** Whether ballots are taken now. `vote_closed`; `rule_refused` voteNotYet. */
function fitMoment(deps: Deps, vote: Frozen): void {
  const rule = ruleOfTaking(deps, vote);
  if (rule === 'voteOver') throw new DomainError('vote_closed');
  if (rule) refuse(rule);
}

/** One insert seals the ballot and spends its key; the same content finds its own record. `conflict` for another. */
async function put(deps: Deps, sealed: SealedBallot): Promise<void> {
  try {
    await sealedBallots(deps).insertOne(sealed);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const known = await sealedBallots(deps).findOne({ _id: sealed._id }, { projection: { h: 1 } });
    if (known?.h !== sealed.h) throw new DomainError('conflict');
  }
}

/**
 * Takes a secret ballot from nobody. Shape and choice come first, so that a slip costs no token; then token, key and signature; then
 * one insert of the sealed record, which has neither key, choice nor moment; then the vote is read again, and only while it still
 * takes ballots is the promise signed. No event, no row beside it, no line of log. Outcomes: the promise, again for the same ballot;
 * `not_found`, `ballot_unfit`, `ballot_refused`, `conflict`, `vote_closed`, `unavailable`, `vote_keys_absent`, `rule_refused` voteNotYet.
 */
export async function castSecret(deps: Deps, hash: string, sent: Casting): Promise<Cast> {
  const vote = await voteByManifest(deps, hash);
  const { manifest } = vote.frozen;
  if (manifest.ballot !== 'secret') throw new DomainError('not_found');
  fitMoment(deps, vote);
  const leaf: BallotLeaf = { t: 'ballot', ...sent };
  const unfit = leafFault(manifest, leaf);
  if (unfit) throw new DomainError('ballot_unfit', { field: unfit.field });
  const problem = ballotFault(manifest, hash, leaf);
  if (problem) throw new DomainError('ballot_refused', { problem });
  await put(deps, await deps.ballotKeys.sealBallot(manifest.vote, hash, leaf));
  await mustStillTake(deps, vote);
  const promised = { by: secondsAfter(manifest.closes, manifest.mmd_s), leaf: toHex(leafHash(leaf, sha256)), vote: hash };
  return { leaf: promised.leaf, by: promised.by, promise: await deps.ballotKeys.signPromise(manifest.vote, promised) };
}
