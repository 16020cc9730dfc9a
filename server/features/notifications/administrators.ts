import type { Subscriber } from '../../jobs/types';
import { administrators } from '../identity';
import { YEAR_MISSING } from '../settings';
import { putIntoInboxes } from './commands/putIntoInboxes';

/** Tells the administrators of the district what only they can mend. */
export const toAdministrators: Subscriber = {
  name: 'notifications.administrators',
  types: [YEAR_MISSING],
  async handle(event, deps) {
    const year = typeof event.data.year === 'number' ? event.data.year : null;
    const people = await administrators(deps);
    await putIntoInboxes(deps, event, people.map((personId) => ({ personId, kind: 'adminYearMissing', caseId: null, entryId: null, year })));
  },
};
