import type { Subscriber } from '../../jobs/types';
import { holdersOf } from '../identity';
import { DROP_MADE, FILE_READERS, unitToTellOf } from '../integrations';
import { putIntoInboxes } from './commands/putIntoInboxes';

/** Tells the people of a unit that a file for their platform waits to be fetched; once until it was, however many are made. */
export const toFetchFiles: Subscriber = {
  name: 'notifications.files',
  types: [DROP_MADE],
  async handle(event, deps) {
    const unitId = await unitToTellOf(deps, event.source.id);
    if (unitId === null) return;
    const people = await holdersOf(deps, [unitId], FILE_READERS);
    await putIntoInboxes(deps, event, people.map((personId) => ({ personId, kind: 'unitFileReady', caseId: null, entryId: null, unitId })));
  },
};
