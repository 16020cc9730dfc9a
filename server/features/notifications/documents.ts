import type { ResponseOf } from '../../../shared/contract';
import { DOCUMENT_WORDS } from '../../../shared/copy/identity';
import { inboxWords } from '../../../shared/copy/inbox';
import type { Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { checksById, DOCUMENT_SEEN, DOCUMENT_UNDONE } from '../counter';
import { getUnits } from '../organisation';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];

/** Tells somebody that the counter recorded their document, or took that back. */
export const toVisitors: Subscriber = {
  name: 'notifications.documents',
  types: [DOCUMENT_SEEN, DOCUMENT_UNDONE],
  async handle(event, deps) {
    const { person } = event.data;
    if (typeof person !== 'string') return;
    const kind = event.type === DOCUMENT_SEEN ? 'documentSeen' : 'documentUndone';
    await putIntoInboxes(deps, event, [{ personId: person, kind, caseId: null, entryId: null, checkId: event.source.id }]);
  },
};

/** Messages about documents in words, by their ids. */
export async function documentItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const about = messages.filter(({ checkId }) => checkId);
  const checks = await checksById(deps, about.flatMap(({ checkId }) => checkId ?? []));
  const units = await getUnits(deps, [...checks.values()].map(({ unitId }) => unitId));
  const items = about.flatMap(({ _id, kind, checkId, at, read }): [string, Item][] => {
    const check = checks.get(checkId ?? '');
    if (!check) return [];
    const words = inboxWords(kind, { title: DOCUMENT_WORDS[check.kind], unit: units.get(check.unitId)?.name ?? '', ...(check.undone ? { reason: check.undone.reason } : {}) });
    return [[_id, { id: _id, kind, ...words, target: { kind: 'identity', id: check._id }, at: at.toISOString(), read }]];
  });
  return new Map(items);
}
