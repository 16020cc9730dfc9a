import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { CALL_STATE_WORDS, LATE_WORDS } from '../../../shared/copy/whistles';
import { formatDue } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import { HANDLING_ROLES } from '../../../shared/domain/organisation/bodies';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { casesById } from '../cases';
import { holdersOf } from '../identity';
import { getUnits, officesOf } from '../organisation';
import { WHISTLE_EVENTS, whistlesById, type WhistleDoc } from '../whistles';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
/** The called units, whoever blew, and the level above them. */
type Circle = 'called' | 'unit' | 'blower' | 'above';

const TELLINGS: Readonly<Record<string, readonly (readonly [Circle, InboxKind])[]>> = {
  [WHISTLE_EVENTS.blow]: [['called', 'whistleCalled']],
  [WHISTLE_EVENTS.contact]: [['blower', 'whistleAnswered']],
  [WHISTLE_EVENTS.late]: [['unit', 'whistleLate'], ['blower', 'whistleLate'], ['above', 'whistleLate']],
  [WHISTLE_EVENTS.end]: [['called', 'whistleRate'], ['blower', 'whistleRate']],
};

async function circleOf(deps: Deps, circle: Circle, doc: WhistleDoc, unitId: string | null): Promise<readonly string[]> {
  switch (circle) {
    case 'called':
      return holdersOf(deps, doc.unitIds, HANDLING_ROLES);
    case 'unit':
      return unitId === null ? [] : holdersOf(deps, [unitId], HANDLING_ROLES);
    case 'blower':
      return holdersOf(deps, [doc.by.unitId], ['stationStaff', 'stationHead', 'streetDispatcher']);
    default: {
      const level = doc.by.blower === 'station' ? doc.scope.street : doc.scope.district;
      return holdersOf(deps, [level, ...(await officesOf(deps, level))], ['streetDispatcher']);
    }
  }
}

/** Tells the called units of a whistle, whoever blew of their answers, and one level up of who is late. */
export const toWhistles: Subscriber = {
  name: 'notifications.whistles',
  types: Object.keys(TELLINGS),
  async handle(event: DomainEvent & { readonly source: { id: string } }, deps) {
    const doc = (await whistlesById(deps, [event.source.id])).get(event.source.id);
    if (!doc) return;
    const unitId = typeof event.data.unit === 'string' ? event.data.unit : null;
    const told = new Map<string, InboxKind>();
    for (const [circle, kind] of TELLINGS[event.type] ?? []) {
      for (const personId of await circleOf(deps, circle, doc, unitId)) if (personId !== event.data.actor && !told.has(personId)) told.set(personId, kind);
    }
    await putIntoInboxes(deps, event, [...told].map(([personId, kind]) => ({ personId, kind, caseId: null, entryId: null, whistleId: doc._id, unitId })));
  },
};

/** Messages about whistles in words, made now from the whistles as they are. */
export async function whistleItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const about = messages.filter(({ whistleId }) => whistleId);
  if (about.length === 0) return new Map();
  const now = deps.clock.now();
  const docs = await whistlesById(deps, about.flatMap(({ whistleId }) => whistleId ?? []));
  const [cases, units] = await Promise.all([
    casesById(deps, [...docs.values()].map(({ caseId }) => caseId)),
    getUnits(deps, [...docs.values()].flatMap(({ by, unitIds }) => [by.unitId, ...unitIds])),
  ]);
  return new Map(
    about.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.whistleId ?? '');
      if (!doc) return [];
      const call = doc.calls.find(({ unitId }) => unitId === message.unitId);
      const unit = units.get(message.kind === 'whistleCalled' ? doc.by.unitId : (message.unitId ?? ''))?.name;
      const reasons: Partial<Record<InboxKind, string | undefined>> = {
        whistleCalled: doc.reason,
        whistleAnswered: call && [CALL_STATE_WORDS[call.state], call.contact].filter(Boolean).join('，'),
        whistleLate: call && call.late.length > 0 ? LATE_WORDS[call.late[call.late.length - 1] ?? 'arrive'] : undefined,
        whistleRate: doc.outcome ?? undefined,
      };
      const due = message.kind === 'whistleCalled' && doc.state === 'open' ? doc.calls[0]?.dueAt.acknowledge : undefined;
      const reason = reasons[message.kind];
      const values = { title: cases.get(doc.caseId)?.title ?? '', ...(unit ? { unit } : {}), ...(reason ? { reason } : {}), ...(due && due > now ? { date: formatDue(due, now) } : {}) };
      return [[message._id, { id: message._id, kind: message.kind, ...inboxWords(message.kind, values), target: { kind: 'whistle', id: doc._id }, at: message.at.toISOString(), read: message.read }]];
    }),
  );
}
