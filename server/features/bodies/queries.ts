import { sitsOn } from '../../../shared/domain/bodies/procedure';
import { dayOf, type Day } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { versionOn } from '../../../shared/domain/matters/lists';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import type { BodyDoc, RulesDoc, SeatDoc } from './document';
import { Bodies, BodyRules, BodySeats } from './model';

/** Bodies of a community that a page shows: there are a handful of each kind. */
const SHOWN = 100;

export const bodyIdOf = (personId: string, key: string): string => idFrom('body', personId, key);
export const seatIdOf = (bodyId: string, personId: string, since: Day): string => idFrom('bodySeat', bodyId, personId, since);

/** One body. `not_found` when there is none. */
export async function loadBody(deps: Deps, id: string): Promise<BodyDoc> {
  const doc = (await bodiesById(deps, [id])).get(id);
  if (!doc) throw new DomainError('not_found');
  return doc;
}
/** Bodies by id; unknown ids are absent. */
export async function bodiesById(deps: Deps, ids: readonly string[]): Promise<Map<string, BodyDoc>> {
  const docs = ids.length === 0 ? [] : await Bodies(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<BodyDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}
/** Bodies of a community, those in force first, the oldest first. */
export const bodiesOf = (deps: Deps, communityId: string): Promise<BodyDoc[]> => Bodies(deps).find({ 'scope.community': communityId }, { pending: 0 }).sort({ state: 1, createdAt: 1 }).limit(SHOWN).lean<BodyDoc[]>();
/** Bodies that some units convene. */
export const convenedBy = (deps: Deps, unitIds: readonly string[]): Promise<BodyDoc[]> => (unitIds.length === 0 ? Promise.resolve([]) : Bodies(deps).find({ convenerIds: { $in: [...unitIds] } }, { pending: 0 }).limit(SHOWN).lean<BodyDoc[]>());

/** Bodies in the communities of some stations, which may answer for each of them. */
export const stationBodies = (deps: Deps, stations: readonly string[]): Promise<BodyDoc[]> => (stations.length === 0 ? Promise.resolve([]) : Bodies(deps).find({ 'scope.station': { $in: [...stations] } }, { pending: 0 }).limit(SHOWN).lean<BodyDoc[]>());

/** Every version of the rules of some bodies, by body, the latest first. */
export async function rulesOf(deps: Deps, bodyIds: readonly string[]): Promise<Map<string, RulesDoc[]>> {
  const docs = bodyIds.length === 0 ? [] : await BodyRules(deps).find({ bodyId: { $in: [...bodyIds] } }, { pending: 0 }).sort({ version: -1 }).lean<RulesDoc[]>();
  const found = new Map<string, RulesDoc[]>();
  for (const doc of docs) found.set(doc.bodyId, [...(found.get(doc.bodyId) ?? []), doc]);
  return found;
}
/** The version of the rules that holds today. `not_found` for a body that never had any. */
export async function rulesNow(deps: Deps, bodyId: string): Promise<RulesDoc> {
  const found = versionOn((await rulesOf(deps, [bodyId])).get(bodyId) ?? [], dayOf(deps.clock.now()));
  if (!found) throw new DomainError('not_found');
  return found;
}

/** Seats of a body that are not over: in force or to come. */
export const seatsOf = (deps: Deps, bodyId: string): Promise<SeatDoc[]> => BodySeats(deps).find({ bodyId, until: { $gte: dayOf(deps.clock.now()) } }, { pending: 0 }).sort({ since: 1, _id: 1 }).lean<SeatDoc[]>();
/** Who sat in a body on a day. */
export async function membersOn(deps: Deps, bodyId: string, day: Day): Promise<SeatDoc[]> {
  return (await BodySeats(deps).find({ bodyId, until: { $gte: day } }, { pending: 0 }).lean<SeatDoc[]>()).filter((seat) => sitsOn(seat, day));
}
/** Seats in force of some bodies. */
export async function membersNow(deps: Deps, bodyIds: readonly string[]): Promise<SeatDoc[]> {
  const today = dayOf(deps.clock.now());
  return (await BodySeats(deps).find({ bodyId: { $in: [...bodyIds] }, until: { $gte: today } }, { pending: 0 }).lean<SeatDoc[]>()).filter((seat) => sitsOn(seat, today));
}
/** Where somebody sits now. */
export async function seatsHeldBy(deps: Deps, personId: string): Promise<SeatDoc[]> {
  const today = dayOf(deps.clock.now());
  return (await BodySeats(deps).find({ personId, until: { $gte: today } }, { pending: 0 }).lean<SeatDoc[]>()).filter((seat) => sitsOn(seat, today));
}
export async function loadSeat(deps: Deps, bodyId: string, id: string): Promise<SeatDoc> {
  const doc = await BodySeats(deps).findOne({ _id: id, bodyId }, { pending: 0 }).lean<SeatDoc>();
  if (!doc) throw new DomainError('not_found');
  return doc;
}
