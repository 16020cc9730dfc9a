/**
 * What is known of an uploaded file from WeChat's content check. `off`: nobody asks WeChat about it (no mini-program
 * here, or its uploader did not come in by it), so what the station does not release stays private anyway.
 * `review`: WeChat is not sure, or gave no answer in time; people decide.
 */
export const CHECK_STATES = ['off', 'pending', 'passed', 'review', 'risky'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** How the check of a file goes on. Results come within 30 minutes (WeChat, media_check_async). */
export const CHECK_LIMITS = {
  answerMs: 30 * 60_000,
  /** Tries to hand a file to WeChat before people decide. */
  tries: 6,
  /** Wait after the first refusal; doubles each time. */
  backoffMs: 30_000,
  /** How long one process may take over a try before another takes it up. */
  leaseMs: 60_000,
} as const;

/** What neighbours and the public may see, once the station has released it: what passed, and what is not asked about. */
export const maySpread = (state: CheckState): boolean => state === 'off' || state === 'passed';

/** Rules that keep the station from releasing a picture, or null. `seen`: the station says it has looked at those that are in doubt. */
export function ruleAgainstSpread(states: readonly CheckState[], seen: boolean): 'pictureRisky' | 'pictureUnderCheck' | 'pictureInDoubt' | null {
  if (states.includes('risky')) return 'pictureRisky';
  if (states.includes('pending')) return 'pictureUnderCheck';
  return states.includes('review') && !seen ? 'pictureInDoubt' : null;
}

/** What of several files a list says about all of them: the gravest; null when there is nothing to heed. */
export function gravest(states: readonly CheckState[]): 'risky' | 'review' | null {
  return states.includes('risky') ? 'risky' : states.includes('review') ? 'review' : null;
}
