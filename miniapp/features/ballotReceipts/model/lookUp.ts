import type { RollBody, RsaKey } from '@shared/domain/ballotBoard/hashes';
import type { Pin } from '@shared/domain/ballotBoard/verify/heads';
import { receiptFile } from '@shared/domain/ballotClient/casting';
import { findMine, type Breath } from '@shared/domain/ballotClient/looking';
import type { KeptBallot, Shelf } from '@/ui/ballots/kept';

/**
 * What the phone found in the published file. `counted`: my ballot is in it; `few`: nobody's was opened, because there were too
 * few; `missing`: promised, and not there; `broken`: the file is not what was signed and pinned; `notAsked`: nobody asked for a
 * ballot in my name, as I did not; `asked`: somebody did, and I know of none; `otherToken`: another token than mine was issued to me.
 */
export type LookUp = 'counted' | 'few' | 'missing' | 'broken' | 'notAsked' | 'asked' | 'otherToken';

/** With what one looks: what the phone kept, or, for who never asked, the line and the opening head of the board. */
export interface Looking {
  readonly kept: KeptBallot | null;
  readonly line: { readonly salt: string; readonly body: RollBody };
  readonly vote: string;
  readonly logKey: RsaKey;
  readonly pin: Pin;
  /** Nobody's ballot was opened: there were fewer than the manifest says. */
  readonly few: boolean;
}

/** Looks through the whole file on this phone; nothing of what was chosen is read or shown. */
export async function lookUp(file: Uint8Array, { kept, line, vote, logKey, pin, few }: Looking, breath: Breath): Promise<LookUp> {
  const receipt = kept?.receipt ?? receiptFile(vote, line, null, null);
  const { whole, counted, tokenMine } = await findMine(file, { logKey: kept?.logKey ?? logKey }, receipt, kept?.pin ?? pin, breath);
  if (!whole) return 'broken';
  if (receipt.b === null) return tokenMine ? 'notAsked' : 'asked';
  if (!tokenMine) return 'otherToken';
  if (receipt.leaf === undefined) return 'missing';
  return few ? 'few' : counted ? 'counted' : 'missing';
}

/** Forgets the receipt: from then on nothing on this phone says how somebody voted, and nobody can show that a ballot is missing. */
export function forget(shelf: Shelf): void {
  const kept = shelf.load();
  if (kept) shelf.save({ ...kept, seed: null, ballot: null, receipt: null, forgotten: true });
}
