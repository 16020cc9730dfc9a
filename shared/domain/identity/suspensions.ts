import { DAY_MS } from '../kernel/days';
import { STAFF_ROLES, type Role } from '../kernel/roles';

/** Why an account is stopped (停用账号); `wished`: its owner asked for it. */
export const SUSPENSION_REASONS = ['askedMoney', 'harassed', 'falseWords', 'unlawful', 'misused', 'wished', 'other'] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];
/** For how long, days; or until it is lifted. */
export const SUSPENSION_DAYS = [7, 30, 90] as const;
export type SuspensionDays = (typeof SUSPENSION_DAYS)[number];

export const SUSPENSION_LIMITS = {
  text: 200,
  /** Earlier ones that a record remembers. */
  past: 20,
  /** Accounts that a list shows, the latest first. */
  shown: 100,
} as const;

/** Why a step is refused; the sentences are in copy. */
export type SuspensionRuleCode = 'suspendOwn' | 'suspendOffice' | 'suspendTwice' | 'suspendReason' | 'notSuspended';

export interface SuspensionFacts {
  readonly since: Date;
  /** null: until it is lifted. */
  readonly until: Date | null;
  readonly liftedAt: Date | null;
}

/** Whether an account is stopped at a moment. That it ends is in the data: nothing has to run for it. */
export const isSuspended = (one: SuspensionFacts | null, now: Date): boolean => one !== null && one.liftedAt === null && (one.until === null || one.until > now);

/** Until when it is stopped, from a moment on. */
export const suspendedUntil = (from: Date, days: SuspensionDays | null): Date | null => (days === null ? null : new Date(from.getTime() + days * DAY_MS));

/**
 * Why an account may not be stopped. Whoever holds an office loses that first, by its own way, so that nobody is kept from
 * their work by a neighbour's station, and no administrator is locked out by another.
 */
export function ruleAgainstSuspending(account: { readonly personId: string; readonly roles: readonly Role[]; readonly suspended: boolean }, ask: { readonly byId: string; readonly reason: SuspensionReason; readonly text: string }): SuspensionRuleCode | null {
  if (account.personId === ask.byId) return 'suspendOwn';
  if (account.suspended) return 'suspendTwice';
  if (account.roles.some((role) => STAFF_ROLES.includes(role))) return 'suspendOffice';
  return ask.reason === 'other' && ask.text.trim() === '' ? 'suspendReason' : null;
}
