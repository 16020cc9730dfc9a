import type { Subscriber } from '../../jobs/types';
import { markUsed, startChecks } from '../files';
import { recordEvent } from './events';
import { recordsById } from './queries';

/** Keeps the photos of records, and has them checked. */
export const keepRecordFiles: Subscriber = {
  name: 'volunteerHours.keepFiles',
  types: [recordEvent('ask'), recordEvent('enter')],
  async handle({ source }, deps) {
    const doc = (await recordsById(deps, [source.id])).get(source.id);
    if (!doc || doc.fileIds.length === 0) return;
    await markUsed(deps, doc.fileIds);
    await startChecks(deps, doc.fileIds);
  },
};
