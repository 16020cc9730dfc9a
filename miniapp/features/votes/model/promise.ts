import type { ResponseOf } from '@/api';
import { toHex } from '@shared/domain/ballotBoard/bytes';
import { leafHash, namedCommitment } from '@shared/domain/ballotBoard/hashes';
import type { Choice } from './words';

type Cast = ResponseOf<'POST /votes/:id/named'>;
/** What was handed in from this phone. */
export interface HandedIn {
  /** `M`, as this page showed it. */
  readonly vote: string;
  readonly line: string;
  readonly area: number;
  readonly choice: Choice;
  readonly seq: number;
}

/**
 * Whether the promise is for what was handed in: the phone works the leaf out for itself, from the salt, so that nobody can
 * promise it another ballot or somebody else's.
 */
export function isPromised({ salt, body, promise }: Cast, { vote, line, area, choice, seq }: HandedIn): boolean {
  const own = { vote, roll: line, choice, area, seq, via: 'app' as const };
  const same = body.vote === vote && body.roll === line && body.area === area && body.seq === seq && body.via === 'app' && JSON.stringify(body.choice) === JSON.stringify(choice);
  return same && toHex(leafHash({ t: 'named', c: namedCommitment(salt, own) })) === promise.leaf;
}
