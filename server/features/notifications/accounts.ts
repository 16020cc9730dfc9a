import type { Subscriber } from '../../jobs/types';
import { ACCOUNT_RESTORED, ACCOUNT_SUSPENDED } from '../identity';
import { putIntoInboxes } from './commands/putIntoInboxes';

/** Tells somebody that their account was stopped, which they read when they are let in again, and that it was lifted. */
export const toStopped: Subscriber = {
  name: 'notifications.accounts',
  types: [ACCOUNT_SUSPENDED, ACCOUNT_RESTORED],
  async handle(event, deps) {
    const { person, unit } = event.data;
    if (typeof person !== 'string') return;
    const kind = event.type === ACCOUNT_SUSPENDED ? 'accountSuspended' : 'accountRestored';
    await putIntoInboxes(deps, event, [{ personId: person, kind, caseId: null, entryId: null, unitId: typeof unit === 'string' ? unit : null }]);
  },
};
