import type { ResponseOf } from '../../../shared/contract';
import { HOME_REASON_WORDS } from '../../../shared/copy/identity';
import { inboxWords } from '../../../shared/copy/inbox';
import { maskedName } from '../../../shared/domain/identity/homes';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { HOME_EVENTS, homesById, residentsOf, type HomeDoc } from '../homes';
import { getPeople, holdersOf } from '../identity';
import { getUnits } from '../organisation';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
/** Who hears of a step of a home: the person, those confirmed behind the door, the station. */
type Circle = 'person' | 'coResidents' | 'station';

const TELLINGS: Readonly<Record<string, readonly (readonly [Circle, InboxKind])[]>> = {
  [HOME_EVENTS.ask]: [['person', 'homeAsked'], ['coResidents', 'homeCoResidentAsks'], ['station', 'stationHomeAsked']],
  [HOME_EVENTS.confirm]: [['person', 'homeConfirmed'], ['coResidents', 'homeCoResidentNew']],
  [HOME_EVENTS.decline]: [['person', 'homeDeclined']],
  [HOME_EVENTS.withdraw]: [['person', 'homeWithdrawn']],
  [HOME_EVENTS.moveOut]: [['person', 'homeMovedOut']],
  [HOME_EVENTS.end]: [['person', 'homeEnded']],
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

async function circleOf(deps: Deps, circle: Circle, { at, data: { person, room, station } }: DomainEvent): Promise<readonly string[]> {
  const [personId, roomId, stationId] = [text(person), text(room), text(station)];
  if (circle === 'person') return personId === null ? [] : [personId];
  if (circle === 'station') return stationId === null ? [] : holdersOf(deps, [stationId], ['stationStaff', 'stationHead']);
  return roomId === null ? [] : (await residentsOf(deps, roomId, at)).filter((id) => id !== personId);
}

/** Tells the person of every step of their home, those who live there of who comes, and the station of what waits. */
export const toHomes: Subscriber = {
  name: 'notifications.homes',
  types: Object.keys(TELLINGS),
  async handle(event, deps) {
    const told = new Map<string, InboxKind>();
    for (const [circle, kind] of TELLINGS[event.type] ?? []) {
      for (const personId of await circleOf(deps, circle, event)) if (!told.has(personId)) told.set(personId, kind);
    }
    await putIntoInboxes(deps, event, [...told].map(([personId, kind]) => ({ personId, kind, caseId: null, entryId: null, homeId: event.source.id })));
  },
};

/** Where it is, and for those who live there who it is: surname only. */
function titleOf(kind: InboxKind, doc: HomeDoc, name: string): string {
  const door = [doc.placeText, doc.no].filter(Boolean).join(' ');
  if (kind === 'homeCoResidentAsks') return `${maskedName(name)}说也住在 ${door}`;
  if (kind === 'homeCoResidentNew') return `${maskedName(name)}也住在 ${door}`;
  return door;
}

function reasonOf({ reason }: HomeDoc): string | undefined {
  if (!reason) return undefined;
  return reason.id === 'other' ? reason.text : [HOME_REASON_WORDS[reason.id], reason.text].filter(Boolean).join('。');
}

/** Messages about homes in words, by their ids; made from the homes as they are now. */
export async function homeItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const about = messages.filter(({ homeId }) => homeId);
  const homes = await homesById(deps, about.flatMap(({ homeId }) => homeId ?? []));
  const [people, units] = await Promise.all([getPeople(deps, [...homes.values()].map(({ personId }) => personId)), getUnits(deps, [...homes.values()].map(({ stationId }) => stationId))]);
  const items = about.flatMap(({ _id, kind, homeId, at, read }): [string, Item][] => {
    const doc = homes.get(homeId ?? '');
    if (!doc) return [];
    const words = inboxWords(kind, { title: titleOf(kind, doc, people.get(doc.personId)?.name ?? ''), unit: units.get(doc.stationId)?.name ?? '', ...(reasonOf(doc) ? { reason: reasonOf(doc) } : {}) });
    const target = { kind: kind === 'stationHomeAsked' ? ('homesDesk' as const) : ('home' as const), id: doc._id };
    return [[_id, { id: _id, kind, ...words, target, at: at.toISOString(), read }]];
  });
  return new Map(items);
}
