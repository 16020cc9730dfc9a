import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { HOUR_END_WORDS, HOUR_REFUSAL_WORDS, hoursWords } from '../../../shared/copy/volunteerHours';
import { formatDay, formatDue } from '../../../shared/domain/kernel/dates';
import { dayOf } from '../../../shared/domain/kernel/days';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { HourEnd, HourRefusal } from '../../../shared/domain/volunteerHours/states';
import type { Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { holdersOf } from '../identity';
import { getUnits } from '../organisation';
import { leadersIn, team } from '../volunteerTeams';
import { recordEvent, recordsById, type RecordStep, type ServiceRecordDoc } from '../volunteerHours';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
/** Whose hours they are; whoever objected; the station; who leads the team whose service it was, and had no hand in it. */
type Circle = 'self' | 'objectors' | 'station' | 'leaders';
type Telling = readonly [Circle, InboxKind];

const TELLINGS: Readonly<Partial<Record<RecordStep, readonly Telling[]>>> = {
  ask: [['station', 'stationHoursAsked']],
  enter: [['self', 'hoursEntered'], ['station', 'stationHoursToConfirm'], ['leaders', 'stationHoursToConfirm']],
  // The station sees at its desk what waits, and is reminded: thirty who came together are not thirty messages.
  attend: [['self', 'hoursEntered'], ['leaders', 'leaderHoursOfShift']],
  confirm: [['self', 'hoursPublished']],
  object: [['self', 'hoursObjected'], ['station', 'stationHoursObjected']],
  keep: [['self', 'hoursKept'], ['objectors', 'objectionKept']],
  refuse: [['self', 'hoursRefused'], ['objectors', 'objectionRight']],
  lapse: [['self', 'hoursLapsed']],
  count: [],
  book: [['self', 'hoursCounted']],
  remind: [['station', 'stationHoursWait'], ['leaders', 'stationHoursWait']],
};

/** Who of a team may confirm: leader and deputies now, without whoever entered it or showed its code. */
async function leadersOf(deps: Deps, { teamId, state, enteredBy, shownBy }: ServiceRecordDoc): Promise<readonly string[]> {
  const of = teamId !== null && state === 'toConfirm' ? await team(deps, teamId) : null;
  return of ? leadersIn(of).filter((id) => id !== enteredBy && !shownBy.includes(id)) : [];
}
async function circleOf(deps: Deps, circle: Circle, doc: ServiceRecordDoc): Promise<readonly string[]> {
  if (circle === 'self') return [doc.personId];
  if (circle === 'leaders') return leadersOf(deps, doc);
  return circle === 'objectors' ? doc.objections.map(({ personId }) => personId) : holdersOf(deps, [doc.scope.station], ['stationStaff', 'stationHead']);
}

/** Tells the volunteer, whoever objected, the station and who leads the team of a step, never of what they did themselves; nobody hears of their own hours at the desk where they work. */
export const toHours: Subscriber = {
  name: 'notifications.volunteerHours',
  types: (Object.keys(TELLINGS) as RecordStep[]).map(recordEvent),
  async handle(event, deps) {
    const doc = (await recordsById(deps, [event.source.id])).get(event.source.id);
    if (!doc) return;
    const told = new Map<string, InboxKind>();
    for (const [circle, kind] of TELLINGS[event.type.slice('serviceRecord.'.length) as RecordStep] ?? []) {
      for (const personId of await circleOf(deps, circle, doc)) if (personId !== event.data.actor && !told.has(personId) && (circle === 'self' || circle === 'objectors' || personId !== doc.personId)) told.set(personId, kind);
    }
    const entryId = event._id.slice(doc._id.length + 1).split('-')[0] ?? null;
    const messages = [...told].map(([personId, kind]) => ({ personId, kind, caseId: null, entryId, recordId: doc._id, unitId: null }));
    const ofShift = messages.filter(({ kind }) => kind === 'leaderHoursOfShift');
    await putIntoInboxes(deps, event, messages.filter((message) => !ofShift.includes(message)));
    // One for a whole shift, whoever's attendance came first.
    if (doc.shiftId) await putIntoInboxes(deps, { ...event, _id: `hours-${doc.shiftId}` }, ofShift);
  },
};

function reasonOf(doc: ServiceRecordDoc, entryId: string | null): string | undefined {
  const moment = doc.timeline.find(({ id }) => id === entryId);
  if (!moment) return undefined;
  const word = moment.code ? (HOUR_REFUSAL_WORDS[moment.code as HourRefusal] ?? HOUR_END_WORDS[moment.code as HourEnd]) : null;
  const said = moment.action === 'object' ? doc.objections.find(({ at }) => at.getTime() === moment.at.getTime())?.text : moment.action === 'keep' || moment.action === 'refuse' ? moment.text : null;
  return [word, said].filter(Boolean).join('，') || undefined;
}

/** Messages about hours in words, made now from the records as they are. */
export async function hourItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const docs = await recordsById(deps, messages.flatMap(({ recordId }) => recordId ?? []));
  if (docs.size === 0) return new Map();
  const [now, units] = [deps.clock.now(), await getUnits(deps, [...docs.values()].map(({ scope }) => scope.station))];
  return new Map(
    messages.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.recordId ?? '');
      if (!doc) return [];
      const { _id: id, kind, at, read, entryId } = message;
      const [reason, station] = [reasonOf(doc, entryId), kind.startsWith('station')];
      const until = doc.state === 'published' && doc.publishUntil ? formatDay(dayOf(new Date(doc.publishUntil.getTime() - 1))) : undefined;
      const date = kind === 'stationHoursAsked' ? (doc.state === 'asked' && doc.deskAt > now ? formatDue(doc.deskAt, now) : undefined) : until;
      const ofShift = kind === 'leaderHoursOfShift' && doc.shiftId !== null ? doc.shiftId : null;
      const title = ofShift ? doc.title : `${doc.title}，${hoursWords(doc.minutes)}`;
      const words = inboxWords(kind, { title: station ? `${doc.name}：${title}` : title, unit: units.get(doc.scope.station)?.name ?? '', ...(reason ? { reason } : {}), ...(date ? { date } : {}) });
      return [[id, { id, kind, ...words, target: ofShift ? { kind: 'hoursShift', id: ofShift } : { kind: 'serviceRecord', id: doc._id }, at: at.toISOString(), read }]];
    }),
  );
}
