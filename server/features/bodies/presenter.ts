import type { ResponseOf } from '../../../shared/contract';
import { BODY_ACTIONS } from '../../../shared/domain/bodies/kinds';
import { sitsOn } from '../../../shared/domain/bodies/procedure';
import { dayOf, type Day } from '../../../shared/domain/kernel/days';
import { versionOn } from '../../../shared/domain/matters/lists';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { dispatchTargets, getUnits, presentStation } from '../organisation';
import type { BodyDoc, RulesDoc, SeatDoc } from './document';
import { answersFor, mayFound, type Person } from './policy';
import { membersNow, rulesOf, seatsOf } from './queries';

export type View = ResponseOf<'GET /bodies/:id'>;
type Row = ResponseOf<'GET /bodies'>['items'][number];

const inForce = (versions: readonly RulesDoc[], today: Day): RulesDoc => versionOn(versions, today) ?? (versions[versions.length - 1] as RulesDoc);

function rowOf(doc: BodyDoc, { rules, seats, community, personId }: { readonly rules: RulesDoc; readonly seats: readonly SeatDoc[]; readonly community: string; readonly personId: string }): Row {
  const own = seats.filter(({ bodyId }) => bodyId === doc._id);
  return {
    id: doc._id, kind: doc.kind, name: doc.name, estate: doc.estate, state: doc.state, community: { id: doc.scope.community, name: community }, members: own.length, mine: own.some((seat) => seat.personId === personId), procedure: rules.procedure,
  };
}

/** Bodies as a list shows them. */
export async function presentBodies(deps: Deps, docs: readonly BodyDoc[], person: Person): Promise<Row[]> {
  const [today, ids] = [dayOf(deps.clock.now()), docs.map(({ _id }) => _id)];
  const [rules, seats, units] = await Promise.all([rulesOf(deps, ids), membersNow(deps, ids), getUnits(deps, docs.map(({ scope }) => scope.community))]);
  return docs.flatMap((doc) => {
    const versions = rules.get(doc._id);
    return versions ? [rowOf(doc, { rules: inForce(versions, today), seats, community: units.get(doc.scope.community)?.name ?? '', personId: person.personId })] : [];
  });
}

/** Units that may convene a body of a community: its station, and those that its cases can be given to. */
export async function conveners(deps: Deps, scope: Pick<BodyDoc['scope'], 'community' | 'station'>): Promise<View['units']> {
  const station = (await getUnits(deps, [scope.station])).get(scope.station);
  const others = (await dispatchTargets(deps, scope.community)).filter(({ id }) => id !== scope.station);
  return [...(station ? [station] : []), ...others].map(({ id, name }) => ({ id, name }));
}

async function seatViews(deps: Deps, seats: readonly SeatDoc[], personId: string, today: Day): Promise<View['seats']> {
  const people = await getPeople(deps, seats.flatMap((seat) => [seat.personId, ...(seat.proxy ? [seat.proxy.personId] : [])]));
  const nameOf = (id: string): string => people.get(id)?.name ?? '';
  return seats.map((seat) => ({
    id: seat._id, revision: seat.revision, name: nameOf(seat.personId), side: seat.side, chair: seat.chair, since: seat.since, until: seat.until, mine: seat.personId === personId, now: sitsOn(seat, today),
    proxy: seat.proxy && seat.proxy.to >= today ? { name: nameOf(seat.proxy.personId), from: seat.proxy.from, to: seat.proxy.to, limits: seat.proxy.limits } : null,
  }));
}

/** One body as its page shows it; who sits there is public. */
export async function presentBody(deps: Deps, doc: BodyDoc, person: Person): Promise<View> {
  const today = dayOf(deps.clock.now());
  const [seats, rules, units] = await Promise.all([seatsOf(deps, doc._id), rulesOf(deps, [doc._id]), getUnits(deps, [doc.scope.community, doc.scope.station, ...doc.convenerIds])]);
  const versions = rules.get(doc._id) ?? [];
  const now = inForce(versions, today);
  const care = mayFound(person, doc.scope);
  return {
    ...rowOf(doc, { rules: now, seats: seats.filter((seat) => sitsOn(seat, today)), community: units.get(doc.scope.community)?.name ?? '', personId: person.personId }),
    revision: doc.revision, station: await presentStation(deps, units.get(doc.scope.station) ?? { id: doc.scope.station, name: '', phone: '', hours: '' }), until: doc.until,
    conveners: doc.convenerIds.map((id) => ({ id, name: units.get(id)?.name ?? '' })), seats: await seatViews(deps, seats, person.personId, today), version: now.version, effectiveFrom: now.effectiveFrom,
    versions: versions.map(({ version, effectiveFrom, why, at, procedure }) => ({ version, effectiveFrom, why, at: at.toISOString(), procedure })), endedWhy: doc.endedWhy,
    actions: care && doc.state === 'active' ? [...BODY_ACTIONS] : [], units: care ? await conveners(deps, doc.scope) : [],
    mayBegin: answersFor(person, doc, seats.filter((seat) => sitsOn(seat, today))),
  };
}
