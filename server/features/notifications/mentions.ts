import { createHash } from 'node:crypto';
import type { ResponseOf } from '../../../shared/contract';
import type { Viewer } from '../../http/types';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { after, CASE_EVENTS, casesById, decodeCursor, pageOf, viewerIn, workbenchOf } from '../cases';
import { getPeople, viewerOfPerson } from '../identity';
import { Messages, type MessageDoc } from './model';

type Page = ResponseOf<'GET /workbench/mentions'>;
const KIND = 'staffMentioned';

/** One message for a person and a case, however often they are named in it. */
const idOf = (caseId: string, personId: string): string => createHash('sha256').update(`mention:${caseId}:${personId}`).digest('base64url').slice(0, 24);

/** Bundled: named again, the same message comes up anew with the latest note. Delivered again it changes nothing, read or not. */
async function tell(deps: Deps, personId: string, caseId: string, entryId: string, at: Date): Promise<void> {
  const _id = idOf(caseId, personId);
  const { matchedCount } = await Messages(deps).updateOne({ _id, at: { $lt: at } }, { $set: { entryId, at, read: false } });
  if (matchedCount > 0) return;
  try {
    await Messages(deps).insertMany([{ _id, personId, kind: KIND, caseId, entryId, at, read: false }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Tells colleagues who are named in an internal note; never somebody who may not read the case any more, never a resident. */
export const toMentioned: Subscriber = {
  name: 'notifications.mentioned',
  types: [CASE_EVENTS.note],
  async handle(event: DomainEvent & { readonly source: { readonly id: string } }, deps) {
    const caseId = event.source.id;
    const doc = (await casesById(deps, [caseId])).get(caseId);
    const entryId = event._id.slice(caseId.length + 1);
    const note = doc?.timeline.find((row) => row.id === entryId);
    for (const personId of note?.mentions ?? []) {
      const person = await viewerOfPerson(deps, personId);
      if (doc && person && viewerIn(person, doc) === 'staff') await tell(deps, personId, caseId, entryId, event.at);
    }
  },
};

/** A page of the notes that name somebody, newest first, with how many are unread (index `mentions`). */
export async function mentionsPage(deps: Deps, viewer: Viewer, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<Page> {
  workbenchOf(viewer);
  const mine = { personId: viewer.personId, kind: KIND } as const;
  const [rows, unread] = await Promise.all([
    Messages(deps).find({ ...mine, ...after(decodeCursor(cursor), 'at', 'down') }).sort({ at: -1, _id: -1 }).limit(limit + 1).lean<MessageDoc[]>(),
    Messages(deps).countDocuments({ ...mine, read: false }),
  ]);
  const { items, next } = pageOf(rows, limit, (row) => ({ at: row.at, id: row._id }));
  const cases = await casesById(deps, items.flatMap(({ caseId }) => caseId ?? []));
  const about = items.flatMap((row) => {
    const doc = cases.get(row.caseId ?? '');
    const note = doc?.timeline.find(({ id }) => id === row.entryId);
    // Who has lost the office, or whose unit gave the case away, reads nothing of it.
    return doc && note && viewerIn(viewer, doc) === 'staff' ? [{ row, doc, note }] : [];
  });
  const people = await getPeople(deps, about.map(({ note }) => note.actorId));
  const shown = about.map(({ row, doc, note }): Page['items'][number] => ({
    id: row._id, case: { id: doc._id, number: doc.number, title: doc.title }, by: people.get(note.actorId ?? '')?.name ?? '', text: note.text ?? '', at: row.at.toISOString(), read: row.read,
  }));
  return { items: shown, next, unread };
}
