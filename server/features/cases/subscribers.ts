import type { Subscriber } from '../../jobs/types';
import { markUsed, startChecks, waiveChecks } from '../files';
import { CASE_EVENTS } from './events';
import { casesById } from './queries';

/** Steps that may bring photos. */
const WITH_PHOTOS: readonly string[] = [
  CASE_EVENTS.submit,
  CASE_EVENTS.supplement,
  CASE_EVENTS.inspect,
  CASE_EVENTS.handle,
  CASE_EVENTS.verify,
  CASE_EVENTS.release,
  CASE_EVENTS.supportProgress,
  CASE_EVENTS.supportDone,
  CASE_EVENTS.returnSupport,
  CASE_EVENTS.answer,
  CASE_EVENTS.askExtension,
  CASE_EVENTS.respond,
];

/** Marks the photos of a case as used, so that they are not removed as orphans; has those of the reporter checked. */
export const keepPhotos: Subscriber = {
  name: 'cases.keepPhotos',
  types: WITH_PHOTOS,
  async handle(event, deps) {
    const doc = (await casesById(deps, [event.source.id])).get(event.source.id);
    if (!doc) return;
    await markUsed(deps, doc.fileIds);
    const brought = (byReporter: boolean): string[] => doc.timeline.filter((row) => (row.part === 'reporter') === byReporter).flatMap((row) => row.photoIds);
    await startChecks(deps, brought(true));
    await waiveChecks(deps, brought(false));
  },
};
