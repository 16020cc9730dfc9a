import type { z } from 'zod';
import type { BuildingView, HomeRow, MyHomes } from '../../../shared/contract/homes';
import { homeActions, maskedName } from '../../../shared/domain/identity/homes';
import type { Deps } from '../../platform/deps';
import { getPeople, isNamed, mainHomeOf } from '../identity';
import { getUnits } from '../organisation';
import type { HomeDoc } from './model';
import { partsOf, type Person } from './policy';
import { homesBehind, homesOf } from './queries';

type Card = z.output<typeof MyHomes>['items'][number];
type Row = z.output<typeof HomeRow>;

/** Rooms that some homes are behind. */
export const doors = (docs: readonly HomeDoc[]): string[] => [...new Set(docs.flatMap(({ roomId }) => (roomId === null ? [] : [roomId])))];
const iso = (at: Date): string => at.toISOString();

export function presentBuilding({ _id, estate, name }: { readonly _id: string; readonly estate: string; readonly name: string }): z.output<typeof BuildingView> {
  return { id: _id, estate, name };
}

/**
 * My homes, and who asks to be my co-resident. Names of others are masked, and there are none before one's own home
 * behind that door is confirmed.
 */
export async function presentMyHomes(deps: Deps, personId: string): Promise<z.output<typeof MyHomes>> {
  const own = await homesOf(deps, personId);
  const mine = doors(own.filter(({ state }) => state === 'confirmed'));
  const behind = (await homesBehind(deps, mine, ['asked', 'confirmed'])).filter((doc) => doc.personId !== personId);
  const [people, units, mainHomeId] = await Promise.all([
    getPeople(deps, [personId, ...behind.map((doc) => doc.personId)]),
    getUnits(deps, own.flatMap(({ communityId, stationId }) => [communityId, stationId])),
    mainHomeOf(deps, personId),
  ]);
  const nameOf = (id: string): string => maskedName(people.get(id)?.name ?? '');
  const card = (doc: HomeDoc): Card => {
    const station = units.get(doc.stationId);
    const confirmed = doc.state === 'confirmed';
    const with_ = confirmed && doc.roomId !== null ? behind.filter(({ roomId, state }) => roomId === doc.roomId && state === 'confirmed') : [];
    return {
      ...{ id: doc._id, revision: doc.revision, state: doc.state, placeText: doc.placeText, no: doc.no, relation: doc.relation, reason: doc.reason },
      community: { id: doc.communityId, name: units.get(doc.communityId)?.name ?? '' },
      station: { name: station?.name ?? '', phone: station?.phone ?? '' },
      main: confirmed && doc._id === mainHomeId,
      coResidents: with_.map(({ personId: id, relation }) => ({ name: nameOf(id), relation })),
      askedAt: iso(doc.askedAt),
      updatedAt: iso(doc.updatedAt),
      actions: homeActions(['resident'], doc.state),
    };
  };
  const waiting = behind.filter(({ state }) => state === 'asked').map((doc) => ({
    ...{ id: doc._id, revision: doc.revision, name: nameOf(doc.personId), relation: doc.relation, placeText: doc.placeText, no: doc.no, askedAt: iso(doc.askedAt) },
    said: doc.opinions.find((one) => one.personId === personId)?.yes ?? null,
  }));
  return { items: own.map(card), waiting, named: isNamed(people.get(personId)?.name ?? '') };
}

/** Rows of the desk, with everything the station decides by. */
export async function presentRows(deps: Deps, viewer: Person, docs: readonly HomeDoc[]): Promise<Row[]> {
  const household = await homesBehind(deps, doors(docs), ['confirmed']);
  const ids = [...docs.flatMap((doc) => [doc.personId, ...doc.opinions.map(({ personId }) => personId)]), ...household.map(({ personId }) => personId)];
  const [people, units] = await Promise.all([getPeople(deps, ids), getUnits(deps, docs.map(({ communityId }) => communityId))]);
  const nameOf = (id: string): string => people.get(id)?.name ?? '';
  return docs.map((doc) => ({
    ...{ id: doc._id, revision: doc.revision, state: doc.state, placeText: doc.placeText, no: doc.no, relation: doc.relation, reason: doc.reason },
    community: { id: doc.communityId, name: units.get(doc.communityId)?.name ?? '' },
    person: { name: nameOf(doc.personId), phoneTail: people.get(doc.personId)?.phoneTail ?? null, level: people.get(doc.personId)?.level ?? 0 },
    located: doc.roomId !== null,
    opinions: doc.opinions.map(({ part, personId, yes, at }) => ({ part, name: nameOf(personId), yes, at: iso(at) })),
    household: household.filter(({ roomId, personId }) => roomId === doc.roomId && personId !== doc.personId).map(({ personId }) => nameOf(personId)),
    askedAt: iso(doc.askedAt),
    updatedAt: iso(doc.updatedAt),
    actions: homeActions(partsOf(viewer, doc), doc.state),
  }));
}
