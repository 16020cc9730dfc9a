import { STAFF_ROLES, type Role } from '../kernel/roles';

/** How closing an account goes on. */
export const CLOSING = {
  /** Other processes let a session go on for five seconds: nothing is erased before they cannot write any more. */
  waitMs: 6_000,
  /** After a failure. */
  againMs: 60_000,
  /** Where something has to stay until it is over. */
  laterMs: 24 * 3_600_000,
} as const;

/**
 * Why somebody may not close their account now: whoever holds an office hands it over first, so that nothing is left to
 * nobody. Null: they may (PIPL Art. 47).
 */
export function ruleAgainstClosing(roles: readonly Role[]): 'closeOffice' | null {
  return roles.some((role) => STAFF_ROLES.includes(role)) ? 'closeOffice' : null;
}
