import type { ResponseOf } from '../../../shared/contract';
import { monthWords } from '../../../shared/copy/dockets';
import { inboxWords } from '../../../shared/copy/inbox';
import { isLate } from '../../../shared/domain/dockets/dockets';
import { formatDay, formatDue } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import { HANDLING_ROLES } from '../../../shared/domain/organisation/bodies';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { DOCKET_EVENTS, docketsById, type DocketDoc } from '../dockets';
import { holdersOf } from '../identity';
import { getUnits, officesOf } from '../organisation';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];

const KINDS: Readonly<Record<string, InboxKind>> = {
  [DOCKET_EVENTS.call]: 'docketCalled',
  [DOCKET_EVENTS.agenda]: 'docketChanged',
  [DOCKET_EVENTS.publish]: 'docketPublished',
  [DOCKET_EVENTS.late]: 'docketLate',
  [DOCKET_EVENTS.moveTask]: 'docketTaskMoved',
};

/** Whoever convened: its station, or the dispatchers of its street. */
const convenersOf = async (deps: Deps, { by, convener }: DocketDoc): Promise<readonly string[]> =>
  convener === 'station' ? holdersOf(deps, [by.unitId], ['stationStaff', 'stationHead']) : holdersOf(deps, [by.unitId, ...(await officesOf(deps, by.unitId))], ['streetDispatcher']);

/** Tells the invited units of the meeting and what was decided, the unit and whoever convened of what is late. */
export const toDockets: Subscriber = {
  name: 'notifications.dockets',
  types: Object.keys(KINDS),
  async handle(event: DomainEvent & { readonly source: { id: string } }, deps) {
    const doc = (await docketsById(deps, [event.source.id])).get(event.source.id);
    const kind = KINDS[event.type];
    if (!doc || !kind) return;
    const unit = typeof event.data.unit === 'string' ? event.data.unit : null;
    const told = new Set<string>();
    for (const unitId of unit === null ? doc.unitIds : [unit]) {
      const people = (await holdersOf(deps, [unitId], HANDLING_ROLES)).filter((id) => id !== event.data.actor && !told.has(id));
      people.forEach((id) => told.add(id));
      await putIntoInboxes(deps, event, people.map((personId) => ({ personId, kind, caseId: null, entryId: null, docketId: doc._id, unitId })));
    }
    // Whoever convened moved it, and need not be told.
    if (unit === null || kind === 'docketTaskMoved') return;
    const conveners = (await convenersOf(deps, doc)).filter((id) => !told.has(id));
    await putIntoInboxes(deps, event, conveners.map((personId) => ({ personId, kind, caseId: null, entryId: null, docketId: doc._id, unitId: unit })));
  },
};

/** What a message says beyond its title, by kind: the place, what the unit took on, what is late. */
function reasonOf(kind: InboxKind, doc: DocketDoc, unitId: string, now: Date): string | undefined {
  const tasks = doc.items.flatMap((item) => item.tasks).filter((task) => task.unitId === unitId);
  const told = (list: typeof tasks): string | undefined => (list.length > 0 ? list.map(({ plan, dueOn }) => `${plan}，${formatDay(dueOn)}前`).join('；') : undefined);
  if (kind === 'docketPublished') return told(tasks);
  if (kind === 'docketTaskMoved') return told(tasks.filter(({ doneAt, moves }) => doneAt === null && moves?.length));
  if (kind === 'docketLate') return told(tasks.filter((task) => isLate(task, now)));
  return doc.place;
}

/** Messages about meetings in words, made now from the meetings as they are. */
export async function docketItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const about = messages.filter(({ docketId }) => docketId);
  if (about.length === 0) return new Map();
  const now = deps.clock.now();
  const docs = await docketsById(deps, about.flatMap(({ docketId }) => docketId ?? []));
  const units = await getUnits(deps, [...[...docs.values()].map(({ by }) => by.unitId), ...about.map(({ unitId }) => unitId ?? null)]);
  return new Map(
    about.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.docketId ?? '');
      if (!doc) return [];
      const unit = units.get(message.kind === 'docketLate' ? (message.unitId ?? '') : doc.by.unitId)?.name;
      const reason = reasonOf(message.kind, doc, message.unitId ?? '', now);
      const date = message.kind !== 'docketLate' && doc.state === 'called' ? formatDue(doc.meetsAt, now) : undefined;
      const values = { title: `${monthWords(doc.month)}民生调度会`, ...(unit ? { unit } : {}), ...(reason ? { reason } : {}), ...(date ? { date } : {}) };
      return [[message._id, { id: message._id, kind: message.kind, ...inboxWords(message.kind, values), target: { kind: 'docket', id: doc._id }, at: message.at.toISOString(), read: message.read }]];
    }),
  );
}
