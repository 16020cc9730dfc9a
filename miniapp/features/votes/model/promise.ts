import type { ResponseOf } from '@/api';
import type { Choice } from '@/ui/ballots/choice';
import { toHex } from '@shared/domain/ballotBoard/bytes';
import { hasBigInt } from '@shared/domain/ballotBoard/crypto/bigNumbers';
import { leafHash, namedCommitment } from '@shared/domain/ballotBoard/hashes';
import { checkFrozen, isPromiseOf, type CheckedVote } from '@shared/domain/ballotClient/frozen';
import type { Json } from '@shared/domain/ballotBoard/strictJson';

type Cast = ResponseOf<'POST /votes/:id/named'>;
/** What was handed in from this phone. */
export interface HandedIn {
  /** `M`, as this phone was shown it first. */
  readonly vote: string;
  readonly line: string;
  readonly area: number;
  readonly choice: Choice;
  readonly seq: number;
}

/** The frozen vote of `GET manifest`, where it is the one that was pinned. @throws BallotError `manifest`, `fingerprint` */
export const frozenOf = ({ leaves, log_key: logKey }: Pick<ResponseOf<'GET /votes/:id/manifest'>, 'leaves' | 'log_key'>, vote: string): CheckedVote => checkFrozen(leaves[0] as Json, logKey, vote);

/** Whether this phone can check signatures; an old one without big numbers cannot. */
export const canCheck = hasBigInt;

/**
 * Whether the promise is for what was handed in, and signed by the key of the frozen manifest, never by one that came with the
 * answer: the phone works the leaf out for itself, from the salt, so that nobody can promise it another ballot or somebody
 * else's.
 */
export function isPromised(frozen: CheckedVote, { salt, body, promise }: Cast, { vote, line, area, choice, seq }: HandedIn): boolean {
  const own = { vote, roll: line, choice, area, seq, via: 'app' as const };
  const same = body.vote === vote && body.roll === line && body.area === area && body.seq === seq && body.via === 'app' && JSON.stringify(body.choice) === JSON.stringify(choice);
  const leaf = toHex(leafHash({ t: 'named', c: namedCommitment(salt, own) }));
  return same && frozen.vote === vote && promise.leaf === leaf && isPromiseOf(frozen, leaf, { by: promise.by, promise: promise.sig });
}
