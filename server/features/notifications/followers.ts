import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import { CASE_EVENTS, casesById, companyOf, JOINED, TOLD_SOLVED } from '../cases';
import type { Deps } from '../../platform/deps';
import { holdersOf } from '../identity';
import { putIntoInboxes } from './commands/putIntoInboxes';

type Data = DomainEvent['data'];
/** What those who hang together with a case hear of a step: who follows or met it too; whose own was merged into it. */
interface Telling {
  readonly follower: InboxKind;
  /** Where who met it too is asked something more. */
  readonly joined?: InboxKind;
  /** Null where the own case's line says it. */
  readonly merged: InboxKind | null;
}

/** Only the steps that matter, each once: given to somebody, done, done again, over (bundled). */
const TELLINGS: Readonly<Record<string, (data: Data) => Telling | null>> = {
  [CASE_EVENTS.dispatch]: () => ({ follower: 'followDispatched', merged: 'mergedDispatched' }),
  [CASE_EVENTS.designate]: () => ({ follower: 'followDispatched', merged: 'mergedDispatched' }),
  [CASE_EVENTS.handle]: () => ({ follower: 'followHandled', joined: 'joinedHandled', merged: 'mergedHandled' }),
  [CASE_EVENTS.redo]: () => ({ follower: 'followRedone', merged: 'mergedRedone' }),
  [CASE_EVENTS.reopen]: () => ({ follower: 'followRedone', merged: 'mergedRedone' }),
  [CASE_EVENTS.close]: () => ({ follower: 'followClosed', merged: null }),
  [CASE_EVENTS.evaluate]: ({ state }) => (state === 'closed' ? { follower: 'followClosed', merged: null } : null),
  [CASE_EVENTS.decline]: () => ({ follower: 'followEnded', merged: null }),
  [CASE_EVENTS.withdraw]: () => ({ follower: 'followEnded', merged: null }),
  [CASE_EVENTS.merge]: () => ({ follower: 'followMerged', merged: null }),
};

/**
 * Tells who hangs together with a case of the steps that matter: those who met it too or follow it by the case they
 * know, those whose own was merged into it by their own number. Nobody hears of a sensitive case of somebody else.
 */
export const toFollowers: Subscriber = {
  name: 'notifications.followers',
  types: Object.keys(TELLINGS),
  async handle(event, deps) {
    const telling = TELLINGS[event.type]?.(event.data);
    const doc = telling ? (await casesById(deps, [event.source.id])).get(event.source.id) : undefined;
    if (!telling || !doc) return;
    const { supports, merged } = await companyOf(deps, doc._id);
    const knew = await casesById(deps, supports.map(({ caseId }) => caseId));
    const entryId = event._id.slice(event.source.id.length + 1);
    const followers = supports.filter(({ caseId }) => knew.get(caseId)?.sensitive === false);
    await putIntoInboxes(deps, event, [
      ...(telling.merged === null ? [] : merged.map((one) => ({ personId: one.reporterId, kind: telling.merged as InboxKind, caseId: one._id, entryId: null }))),
      ...followers.map(({ personId, caseId, kind }) => ({ personId, kind: (kind === 'joined' && telling.joined) || telling.follower, caseId, entryId: caseId === doc._id ? entryId : null })),
    ].filter(({ personId }, at, all) => personId !== doc.reporterId && all.findIndex((other) => other.personId === personId) === at));
  },
};

const text = (value: Data[string] | undefined): string | null => (typeof value === 'string' ? value : null);

/** One message a day about a case to those of its station. */
async function tellStation(deps: Deps, event: Parameters<Subscriber['handle']>[0], { caseId, station, kind, once }: { caseId: string; station: string; kind: InboxKind; once: string }): Promise<void> {
  const day = new Date(event.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const people = await holdersOf(deps, [station], ['stationStaff', 'stationHead']);
  const about = people.filter((personId) => personId !== event.data.actor).map((personId) => ({ personId, kind, caseId, entryId: null }));
  await putIntoInboxes(deps, { ...event, _id: `${caseId}-${once}-${day}` }, about);
}

/** Tells the station that neighbours have met the same: once a day for a case, however many they are. */
export const joinedToStation: Subscriber = {
  name: 'notifications.joined',
  types: [JOINED],
  async handle(event, deps) {
    const [caseId, station] = [text(event.data.case), text(event.data.station)];
    if (caseId === null || station === null) return;
    await tellStation(deps, event, { caseId, station, kind: 'stationJoined', once: 'joined' });
  },
};

/** Tells the station that a neighbour calls it unsolved: once a day for a case, however many they are. */
export const unsolvedToStation: Subscriber = {
  name: 'notifications.neighbourTold',
  types: [TOLD_SOLVED],
  async handle(event, deps) {
    const [caseId, station] = [text(event.data.case), text(event.data.station)];
    if (event.data.solved === true || caseId === null || station === null) return;
    await tellStation(deps, event, { caseId, station, kind: 'stationNeighbours', once: 'unsolved' });
  },
};

/** Kinds of message about a case of somebody else: its title is not theirs to read. */
export const OUTSIDE_KINDS: readonly InboxKind[] = ['followDispatched', 'followHandled', 'joinedHandled', 'followRedone', 'followClosed', 'followEnded', 'followMerged'];
