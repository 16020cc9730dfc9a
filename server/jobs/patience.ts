/** How long is waited between attempts. Milliseconds. */
export interface Patience {
  /** Wait after the first failure; doubles each time. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  /** Evenly in [0, 1); spreads retries. */
  readonly random: () => number;
}

/** Doublings beyond this change nothing: the ceiling has been reached long before. */
const MOST_DOUBLINGS = 40;

/** Wait before attempt `attempts + 1`: doubling, at most the ceiling, between half and all of it. */
export function backoff(attempts: number, patience: Patience): number {
  const full = Math.min(patience.maxBackoffMs, patience.backoffMs * 2 ** Math.min(MOST_DOUBLINGS, Math.max(0, attempts - 1)));
  return Math.round(full * (0.5 + patience.random() / 2));
}
