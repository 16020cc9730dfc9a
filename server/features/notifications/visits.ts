import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { formatMoment } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { getPeople, holdersOf } from '../identity';
import { getUnits } from '../organisation';
import { visitEvent, visitsById, type VisitDoc, type VisitStep } from '../visits';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
/** Who is visited and who asked; the visited alone; the grid worker at hand; who had it before; the station. */
type Circle = 'people' | 'visited' | 'worker' | 'former' | 'station';
type Telling = readonly [Circle, InboxKind];

const TELLINGS: Readonly<Partial<Record<VisitStep, readonly Telling[]>>> = {
  ask: [['visited', 'visitForYou'], ['station', 'stationVisitAsked']],
  give: [['worker', 'workerVisitGiven'], ['former', 'workerVisitTaken'], ['people', 'visitGiven']],
  decline: [['people', 'visitDeclined']],
  giveBack: [['station', 'stationVisitBack'], ['people', 'visitBack']],
  propose: [['people', 'visitProposed']],
  arrange: [['people', 'visitAgreed']],
  accept: [['worker', 'workerVisitAgreed'], ['people', 'visitAgreed']],
  another: [['worker', 'workerVisitAnother']],
  callOff: [['former', 'workerVisitOff']],
  absent: [['people', 'visitAbsent']],
  report: [['people', 'visitDone']],
  promise: [['people', 'visitPromised']],
  keep: [['people', 'visitKept']],
  cannot: [['people', 'visitCannot']],
  hear: [['visited', 'visitHeard']],
  agree: [['worker', 'workerVisitWord']],
  refuse: [['worker', 'workerVisitWord']],
  giveLate: [['station', 'stationVisitWaits']],
  proposeLate: [['worker', 'workerVisitWaits']],
  soon: [['worker', 'workerVisitSoon'], ['people', 'visitSoon']],
  reportLate: [['worker', 'workerVisitReport']],
  promiseLate: [['worker', 'workerPromiseLate'], ['station', 'stationPromiseLate']],
  next: [['worker', 'workerVisitNext'], ['people', 'visitNext']],
  yours: [['visited', 'visitYours']],
};

async function circleOf(deps: Deps, circle: Circle, { former }: DomainEvent['data'], doc: VisitDoc): Promise<readonly string[]> {
  switch (circle) {
    case 'people':
      return doc.people;
    case 'visited':
      return [doc.visitedId];
    case 'worker':
      return doc.workerId === null ? [] : [doc.workerId];
    case 'former':
      return typeof former === 'string' ? [former] : [];
    case 'station':
      return holdersOf(deps, [doc.scope.station], ['stationStaff', 'stationHead']);
  }
}
/** After a visit the visited hears that their word is asked for, rather than that it was written down. */
const kindFor = (kind: InboxKind, { heard }: DomainEvent['data'], personId: string, doc: VisitDoc): InboxKind => (kind === 'visitDone' && heard === true && personId === doc.visitedId ? 'visitHeard' : kind);

/** Tells of a step of a visit those who have a part in it, never of what they did themselves. */
export const toVisits: Subscriber = {
  name: 'notifications.visits',
  types: (Object.keys(TELLINGS) as VisitStep[]).map(visitEvent),
  async handle(event, deps) {
    const doc = (await visitsById(deps, [event.source.id])).get(event.source.id);
    if (!doc) return;
    const told = new Map<string, InboxKind>();
    for (const [circle, kind] of TELLINGS[event.type.slice('visit.'.length) as VisitStep] ?? []) {
      for (const personId of await circleOf(deps, circle, event.data, doc)) if (personId !== event.data.actor && !told.has(personId)) told.set(personId, kindFor(kind, event.data, personId, doc));
    }
    const entryId = event._id.slice(doc._id.length + 1).split('-')[0] ?? null;
    await putIntoInboxes(deps, event, [...told].map(([personId, kind]) => ({ personId, kind, caseId: null, entryId, visitId: doc._id, unitId: null })));
  },
};

/** The moment that a message names: as it was said then. */
function momentOf(doc: VisitDoc, { kind, entryId }: MessageDoc): Date | null {
  if (!['visitProposed', 'visitAgreed', 'visitSoon', 'workerVisitAgreed', 'workerVisitSoon'].includes(kind)) return null;
  const said = doc.timeline.find(({ id }) => id === entryId)?.code;
  return said ? new Date(said) : doc.visitAt;
}

/** Messages about visits in words: with the visit, they are gone. Who has it no longer at hand is led nowhere. */
export async function visitItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const docs = await visitsById(deps, messages.flatMap(({ visitId }) => visitId ?? []));
  if (docs.size === 0) return new Map();
  const all = [...docs.values()];
  const [now, units, names] = [deps.clock.now(), await getUnits(deps, all.map(({ scope }) => scope.station)), await getPeople(deps, all.flatMap(({ workerId }) => workerId ?? []))];
  return new Map(
    messages.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.visitId ?? '');
      if (!doc) return [];
      const { _id: id, kind, at, read } = message;
      const [moment, worker] = [momentOf(doc, message), names.get(doc.workerId ?? '')?.name];
      const words = inboxWords(kind, { title: '', unit: units.get(doc.scope.station)?.name ?? '', ...(worker ? { more: `网格员${worker}` } : {}), ...(moment ? { date: formatMoment(moment, now) } : {}) });
      const out = kind === 'workerVisitOff' || kind === 'workerVisitTaken';
      return [[id, { id, kind, ...words, target: out ? null : { kind: 'visit', id: doc._id }, at: at.toISOString(), read }]];
    }),
  );
}
