import { isString, readStored, writeStored } from '../../platform/storage';

/** WeChat answers an empty text for what was never kept. */
const isIdentity = (value: unknown): value is string => isString(value) && /^[0-9a-f]{64}$/.test(value);

/**
 * The identity of a vote (`M`) as this phone was shown it first, and from then on whatever it is shown: who shows another one
 * later is found out. Kept by vote, and public.
 */
export function pinnedVote(id: string, shown: string): string {
  const kept = readStored(`votePin.${id}`, isIdentity);
  if (kept !== undefined) return kept;
  writeStored(`votePin.${id}`, shown);
  return shown;
}
