import type { Subscriber } from '../../jobs/types';
import { ATTENDANCE_ENDED } from '../activities';
import { markUsed, startChecks } from '../files';
import { recordAttendance } from './commands/attend';
import { recordEvent } from './events';
import { recordsById } from './queries';

/** An attendance that has ended, or was corrected, becomes a record to be confirmed. */
export const recordAttended: Subscriber = {
  name: 'volunteerHours.recordAttended',
  types: [ATTENDANCE_ENDED],
  handle: ({ source }, deps) => recordAttendance(deps, source.id),
};

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
