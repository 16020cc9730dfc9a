import { isSuspended, SUSPENSION_LIMITS } from '../../../shared/domain/identity/suspensions';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { dayOf } from '../../../shared/domain/kernel/days';
import type { Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { endSessionsOf } from './commands/endSessions';
import { Suspensions, type SuspensionDoc } from './modelSuspensions';

/** An account was stopped; it may be used again. `person`, `unit`, `actor`. */
export const ACCOUNT_SUSPENDED = 'account.suspended';
export const ACCOUNT_RESTORED = 'account.restored';

/** What is on record of an account; null: it was never stopped. */
export const suspensionOf = (deps: Deps, personId: string): Promise<SuspensionDoc | null> => Suspensions(deps).findById(personId, { pending: 0 }).lean<SuspensionDoc>();

/** Accounts that some offices stopped, the latest first; null: any office. */
export const suspensionsBy = (deps: Deps, unitIds: readonly string[] | null): Promise<SuspensionDoc[]> =>
  Suspensions(deps).find(unitIds === null ? {} : { unitId: { $in: [...unitIds] } }, { pending: 0 }).sort({ since: -1 }).limit(SUSPENSION_LIMITS.shown).lean<SuspensionDoc[]>();

/** Lets nobody in whose account is stopped. `account_suspended` with the last day, where there is one, and the reason. */
export async function refuseSuspended(deps: Deps, personId: string): Promise<void> {
  const found = await suspensionOf(deps, personId);
  if (found && isSuspended(found, deps.clock.now())) throw new DomainError('account_suspended', { reason: found.reason, ...(found.until ? { until: dayOf(found.until) } : {}) });
}

/** A login that was under way when the account was stopped ends too. */
export const endTheirSessions: Subscriber = {
  name: 'identity.endSuspended',
  types: [ACCOUNT_SUSPENDED],
  async handle({ data: { person } }, deps) {
    const found = typeof person === 'string' ? await suspensionOf(deps, person) : null;
    if (found && isSuspended(found, deps.clock.now())) await endSessionsOf(deps, found._id);
  },
};
