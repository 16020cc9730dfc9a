import type { ParsedOf } from '../../../../shared/contract';
import { ruleAgainstProxy, ruleAgainstSeat } from '../../../../shared/domain/bodies/procedure';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf, withEvents } from '../../../jobs/events';
import { remembered, stampOf } from '../../../jobs/guardedStep';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditActor } from '../../audit';
import type { BodyDoc, SeatDoc } from '../document';
import { ofSeat } from '../events';
import { BodySeats } from '../model';
import { findPerson } from '../people';
import { rulesNow, seatIdOf, seatsOf } from '../queries';
import { refuse } from '../write';

type Keyed = { readonly key: string };
type Seating = ParsedOf<'POST /bodies/:id/seats'>['body'] & Keyed;
type Proxying = ParsedOf<'POST /bodies/:id/seats/:seatId/proxy'>['body'] & Keyed;
export type Keeper = { readonly personId: string; readonly actor: AuditActor };

/** Who sits there decides for others: on record before it holds. */
const record = (deps: Deps, { actor }: Keeper, body: BodyDoc, subject: string, action: 'roleGiven' | 'roleEnded'): Promise<unknown> =>
  audited(deps, { actor, action, subject, object: { kind: 'unit', id: body.scope.station, label: body.name }, levels: [body.scope.district, body.scope.street, body.scope.community] });

/**
 * Seats somebody for a term. Outcomes: seated, also by the same request again; `rule_refused` bodyOver, seatNobody, seatSeveral,
 * seatTerm, seatTwice, seatsMany; `too_many_requests`.
 */
export async function seatPerson(deps: Deps, body: BodyDoc, keeper: Keeper, { name, phoneTail, side, chair, since, until, key }: Seating): Promise<void> {
  if (body.state === 'ended') refuse('bodyOver');
  const [personId, now] = [await findPerson(deps, keeper.personId, body, { name, phoneTail }), deps.clock.now()];
  const [others, _id] = [await seatsOf(deps, body._id), seatIdOf(body._id, personId, since)];
  const stamp = stampOf('seat', keeper.personId, key);
  if (others.some((seat) => seat._id === _id && seat.keys.includes(stamp))) return;
  const rule = ruleAgainstSeat({ personId, since, until }, others, dayOf(now));
  if (rule) refuse(rule);
  await record(deps, keeper, body, personId, 'roleGiven');
  const doc: SeatDoc = { _id, bodyId: body._id, personId, side, chair, since, until, proxy: null, revision: 0, by: keeper.personId, keys: [stamp], updatedAt: now, pending: [] };
  try {
    await BodySeats(deps).insertMany([{ ...doc, ...pendingOf([ofSeat(doc, 'seat', keeper.personId)], now) }]);
  } catch (error) {
    if (isDuplicateKey(error)) refuse('seatTwice');
    throw error;
  }
  deps.nudge(BodySeats(deps));
}

/** One guarded write of a seat with its event. `conflict` when somebody else was first. */
async function step(deps: Deps, seat: SeatDoc, personId: string, action: 'seatEnd' | 'proxy' | 'proxyEnd', ask: { readonly revision: number } & Keyed, set: Partial<SeatDoc>, proxy: string | null): Promise<void> {
  const now = deps.clock.now();
  const fields = { ...set, revision: seat.revision + 1, updatedAt: now };
  const update = withEvents({ $set: fields, $push: { keys: remembered(stampOf(action, personId, ask.key)) } }, [ofSeat({ ...seat, ...fields }, action, personId, proxy)], now);
  const { matchedCount } = await BodySeats(deps).updateOne({ _id: seat._id, revision: ask.revision }, update);
  if (matchedCount === 0) throw new DomainError('conflict', { revision: seat.revision });
  deps.nudge(BodySeats(deps));
}
const done = (seat: SeatDoc, { personId }: Keeper, action: string, key: string): boolean => seat.keys.includes(stampOf(action, personId, key));

/** Ends a term before its day; a proxy of it ends with it. `rule_refused` seatTerm. */
export async function endSeat(deps: Deps, body: BodyDoc, seat: SeatDoc, keeper: Keeper, ask: { readonly revision: number; readonly until: string } & Keyed): Promise<void> {
  if (done(seat, keeper, 'seatEnd', ask.key)) return;
  if (ask.until < seat.since || ask.until > seat.until) refuse('seatTerm');
  await record(deps, keeper, body, seat.personId, 'roleEnded');
  const proxy = seat.proxy && seat.proxy.from <= ask.until ? { ...seat.proxy, to: seat.proxy.to < ask.until ? seat.proxy.to : ask.until } : null;
  await step(deps, seat, keeper.personId, 'seatEnd', ask, { until: ask.until, proxy }, null);
}

/** Puts a proxy in writing on record. `rule_refused` proxyNone, proxySelf, proxyTerm, proxyMany, proxyOfProxy, seatOver, and of the person. */
export async function giveProxy(deps: Deps, body: BodyDoc, seat: SeatDoc, keeper: Keeper, ask: Proxying): Promise<void> {
  if (done(seat, keeper, 'proxy', ask.key)) return;
  const [personId, now] = [await findPerson(deps, keeper.personId, body, ask), deps.clock.now()];
  const { procedure } = await rulesNow(deps, body._id);
  const others = (await seatsOf(deps, body._id)).filter(({ _id }) => _id !== seat._id);
  const proxy = { personId, from: ask.from, to: ask.to, limits: ask.limits, at: now, by: keeper.personId };
  const rule = ruleAgainstProxy(seat, proxy, others, procedure.proxies, dayOf(now));
  if (rule) refuse(rule);
  await record(deps, keeper, body, personId, 'roleGiven');
  await step(deps, seat, keeper.personId, 'proxy', ask, { proxy }, personId);
}

/** A proxy holds no more; where there is none, nothing happens. */
export async function endProxy(deps: Deps, body: BodyDoc, seat: SeatDoc, keeper: Keeper, ask: { readonly revision: number } & Keyed): Promise<void> {
  if (done(seat, keeper, 'proxyEnd', ask.key) || seat.proxy === null) return;
  await record(deps, keeper, body, seat.proxy.personId, 'roleEnded');
  await step(deps, seat, keeper.personId, 'proxyEnd', ask, { proxy: null }, seat.proxy.personId);
}
