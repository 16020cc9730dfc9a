import { isString, readStored, writeStored } from '../../platform/storage';

/**
 * The identity of a vote (`M`) as this phone was shown it first, and from then on whatever it is shown: who shows another one
 * later is found out. Kept by vote, and public.
 */
export function pinnedVote(id: string, shown: string): string {
  const kept = readStored(`votePin.${id}`, isString);
  if (kept !== undefined) return kept;
  writeStored(`votePin.${id}`, shown);
  return shown;
}
