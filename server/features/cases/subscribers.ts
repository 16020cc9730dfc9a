import type { Subscriber } from '../../jobs/types';
import { markUsed } from '../files';
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
];

/** Marks the photos of a case as used, so that they are not removed as orphans. */
export const keepPhotos: Subscriber = {
  name: 'cases.keepPhotos',
  types: WITH_PHOTOS,
  async handle(event, deps) {
    const doc = (await casesById(deps, [event.source.id])).get(event.source.id);
    if (doc) await markUsed(deps, doc.fileIds);
  },
};
