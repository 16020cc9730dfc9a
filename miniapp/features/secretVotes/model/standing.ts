import { tokenAsk } from '@shared/domain/ballotClient/casting';
import type { CheckedVote } from '@shared/domain/ballotClient/frozen';
import type { KeptBallot } from '@/ui/ballots/kept';

/** What the server says of the voter's own line: `b` where a token was issued to it. */
export interface OwnLine {
  readonly state: 'none' | 'issued' | 'paper' | 'voided';
  readonly b: string | null;
}
/**
 * Where a voter stands with this phone. `begun`: a token may have been drawn, by this phone, and can be drawn again; `signed`:
 * signed and not promised yet; `elsewhere`: drawn, and not by this phone.
 */
export type Standing = 'fresh' | 'begun' | 'signed' | 'promised' | 'stopped' | 'forgotten' | 'elsewhere' | 'paper' | 'voided';

/** What is so, from what lies on the phone and what the server says of the line. */
export function standingOf(kept: KeptBallot | null, { state, b }: OwnLine, checked: CheckedVote): Standing {
  if (kept?.stopped) return 'stopped';
  if (kept?.receipt?.promise !== undefined) return 'promised';
  if (kept?.ballot) return 'signed';
  if (kept?.forgotten) return 'forgotten';
  if (state === 'voided' || state === 'paper') return state;
  if (state === 'none') return kept?.seed ? 'begun' : 'fresh';
  return kept?.seed && tokenAsk(kept.seed, checked).b === b ? 'begun' : 'elsewhere';
}
