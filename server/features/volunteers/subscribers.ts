import type { Subscriber } from '../../jobs/types';
import { volunteerEvent } from './events';
import { rawDocuments } from './model';
import { volunteersById } from './queries';
import { claimDocument } from './record';

/** Lets go the documents that a record no longer names, and keeps the one it does: read from the record as it is, so run twice it is the same. */
export const settleDocuments: Subscriber = {
  name: 'volunteers.settleDocuments',
  types: (['join', 'enter', 'edit', 'withdraw', 'decline', 'end'] as const).map(volunteerEvent),
  async handle({ source }, deps) {
    const doc = (await volunteersById(deps, [source.id])).get(source.id);
    const mark = doc?.document?.mark;
    if (mark) await claimDocument(deps, mark, source.id);
    await rawDocuments(deps).deleteMany({ volunteerId: source.id, ...(mark ? { _id: { $ne: mark } } : {}) });
  },
};
